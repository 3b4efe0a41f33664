package vn.chungthuc.portal.report;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import vn.chungthuc.portal.dossier.Entry;

/// What our own register says of a file.
///
/// @param entry its line in the register; null where no number was issued
/// @param agency whose copy it is; empty if unknown
/// @param code of the dossier; empty if unknown
/// @param decision by which it was annulled; empty otherwise
public record Registered(
        State state, @Nullable Entry entry, String agency, String code, String decision) {
    /// Not ours, or not any more what we issued: the bytes cannot tell the two apart.
    public static final Registered UNKNOWN = new Registered(State.UNKNOWN, null, "", "", "");

    public enum State {
        /// Byte for byte what was issued, and it still stands.
        ISSUED,
        /// The signed part is what was issued and still stands; something came behind it.
        ISSUED_THEN_ADDED,
        /// It was issued, and lost its legal value since.
        ANNULLED,
        /// Ours, but never issued: the work on it goes on, or ended otherwise, or another revision
        /// was issued in its place.
        NOT_ISSUED,
        /// It bears the look-up code of one of ours and is not that copy.
        DIFFERENT,
        UNKNOWN;

        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
