package vn.chungthuc.agent.token;

import vn.chungthuc.agent.card.CryptokiFault;
import vn.chungthuc.protocol.ProblemException;
import vn.chungthuc.protocol.ProblemType;

/// Translates what a driver says into our problems, by its code (`CK_RV`, PKCS#11 2.40 §5.1) alone.
final class TokenTrouble {
    private TokenTrouble() {}

    /// @param otherwise what it is when no code says
    static ProblemException of(Exception trouble, ProblemType otherwise) {
        return switch (trouble) {
            case CryptokiFault fault ->
                    new ProblemException(type(fault, otherwise), fault.getMessage());
            case DriverProcess.Lost lost ->
                    new ProblemException(
                            lost.hung() ? ProblemType.DRIVER_HUNG : ProblemType.DRIVER_CRASHED,
                            lost.getMessage());
            // the class alone: messages may quote what they were given
            default -> new ProblemException(otherwise, trouble.getClass().getSimpleName());
        };
    }

    /// Only CKR_PIN_INCORRECT is a wrong PIN: after the other refusals nothing is known of it, and
    /// to call it wrong would make a person try others.
    private static ProblemType type(CryptokiFault fault, ProblemType otherwise) {
        return switch ((int) fault.code()) {
            case 0xA0 -> ProblemType.PIN_INCORRECT; // CKR_PIN_INCORRECT
            case 0xA1, 0xA2 -> ProblemType.PIN_NOT_ACCEPTED; // _INVALID, _LEN_RANGE
            case 0xA3, 0x102 -> ProblemType.PIN_EXPIRED; // _EXPIRED, USER_PIN_NOT_INITIALIZED
            case 0xA4 -> ProblemType.PIN_LOCKED; // CKR_PIN_LOCKED
            case 0x3, // CKR_SLOT_ID_INVALID
                    0x32, // CKR_DEVICE_REMOVED
                    0x82, // CKR_OBJECT_HANDLE_INVALID
                    0xB0, // CKR_SESSION_CLOSED
                    0xB3, // CKR_SESSION_HANDLE_INVALID
                    0xE0, // CKR_TOKEN_NOT_PRESENT
                    0xE1, // CKR_TOKEN_NOT_RECOGNIZED
                    0x101 -> // CKR_USER_NOT_LOGGED_IN: pulled out and plugged in since
                    ProblemType.TOKEN_REMOVED;
            case (int) CryptokiFault.NO_KEY -> ProblemType.CERTIFICATE_MISSING;
            default -> otherwise;
        };
    }
}
