package vn.chungthuc.portal.outbox;

/// How did one try go?
public sealed interface Attempt {
    record Done() implements Attempt {}

    /// To be tried again.
    ///
    /// @param trouble code of what went wrong, for words on a page
    /// @param detail for the person who looks after the system; nothing personal
    record Later(String trouble, String detail) implements Attempt {}

    /// Trying again would not help: a person has to look.
    record Never(String trouble, String detail) implements Attempt {}
}
