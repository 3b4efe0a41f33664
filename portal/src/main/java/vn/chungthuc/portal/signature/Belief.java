package vn.chungthuc.portal.signature;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Whether a signer is believed, and why.
///
/// @param reasons why, and what could still be done
/// @param anchor where the certificate leads to; null if to none
public record Belief(Trust trust, List<Reason> reasons, @Nullable Anchor anchor) {
    public Belief {
        reasons = List.copyOf(reasons);
    }

    /// The end of a path.
    ///
    /// @param name common name of its certificate
    public record Anchor(String name, Family family) {}

    /// Who vouches in the end; no path joins them.
    public enum Family {
        /// The Government's own, "chuyên dùng công vụ".
        PUBLIC_DUTY,
        /// Of licensed authorities, "công cộng".
        PUBLIC,
        /// Whom the administrator trusts besides.
        OTHER;

        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }

    static Belief undetermined(String code) {
        return new Belief(Trust.UNDETERMINED, List.of(Reason.of(code)), null);
    }
}
