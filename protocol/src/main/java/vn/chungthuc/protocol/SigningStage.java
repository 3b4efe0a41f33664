package vn.chungthuc.protocol;

/// Which of the two signatures a ticket is for.
public enum SigningStage {
    /// The leader's signature on the copy (ký số).
    SIGN,
    /// The agency's signature with number and seal (đóng dấu).
    SEAL
}
