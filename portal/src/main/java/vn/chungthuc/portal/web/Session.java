package vn.chungthuc.portal.web;

/// A signed-in official's session; lives in PostgreSQL, so any node can serve it.
///
/// @param csrf what state changes of this session must repeat
/// @param passwordOnce signed in with a password that an administrator made: it must be changed
///   before anything else
public record Session(Official official, String csrf, boolean passwordOnce) {
    /// The token stays out of logs.
    @Override
    public String toString() {
        return "Session[" + official.id() + "]";
    }
}
