package vn.chungthuc.portal.admin;

import org.jspecify.annotations.Nullable;

/// One line of the set-up check: what was looked at and how it stands. Its words stand under
/// `admin.check.` and `topic`; unless it is good, the next step under `admin.mend.` and `topic`.
///
/// @param value what was found, for instance a name or a count; may be empty
/// @param href page on which it is mended; null: elsewhere, the words say where
public record Check(Topic topic, State state, String value, @Nullable String href) {

    /// From what stops the office to what is only good to know.
    public enum State {
        MISSING("bad"),
        LOOK("warn"),
        GOOD("good");

        private final String css;

        State(String css) {
            this.css = css;
        }

        public String css() {
            return css;
        }
    }

    /// What an office needs.
    public enum Topic {
        AGENCY,
        INTAKE,
        LEADER,
        CLERK,
        LEADER_CERTIFICATE,
        LEADER_IMAGE,
        OFFICE_CERTIFICATE,
        SEAL_IMAGE,
        CERTIFICATE_ENDS,
        ANCHORS,
        REGISTER,
        TYPES,
        CLAUSE,
        HOLIDAYS,
        MAIL,
        WORKER,
        STUCK,
        TIMESTAMPS,
        LONG_TERM,
        REPORT,
        DISK,
        CLOCK,
        TRAINING
    }

    static Check good(Topic topic, Object value) {
        return new Check(topic, State.GOOD, String.valueOf(value), null);
    }

    /// Good where `holds`, else `otherwise`.
    static Check of(
            Topic topic, boolean holds, State otherwise, Object value, @Nullable String to) {
        return holds ? good(topic, value) : new Check(topic, otherwise, String.valueOf(value), to);
    }
}
