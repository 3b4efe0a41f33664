package vn.chungthuc.agent.token;

import java.util.List;

/// Something that holds signing keys behind a PIN: a card or, for training, a file.
public interface Token {
    /// Its name for people, for instance the card's label.
    String label();

    /// What it says about its PIN before one is tried.
    PinState pinState();

    /// The certificates on it, read without a PIN.
    List<TokenCertificate> certificates();

    /// Opens the key of one of its certificates: exactly one try with this PIN.
    ///
    /// @param pin left as it is; the caller wipes it
    /// @throws vn.chungthuc.protocol.ProblemException PIN_INCORRECT, PIN_NOT_ACCEPTED, PIN_EXPIRED,
    ///   PIN_LOCKED, TOKEN_REMOVED, CERTIFICATE_MISSING, DRIVER_HUNG, DRIVER_CRASHED or
    ///   DRIVER_FAILED
    OpenKey open(TokenCertificate certificate, char[] pin);
}
