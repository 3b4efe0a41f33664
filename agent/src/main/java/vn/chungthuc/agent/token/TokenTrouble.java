package vn.chungthuc.agent.token;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.chungthuc.protocol.ProblemException;
import vn.chungthuc.protocol.ProblemType;

/// Translates what a driver says into our problems. SunPKCS11 keeps the code in the deepest cause,
/// whose message holds its name (`CKR_PIN_INCORRECT`); nothing else of a message is looked at.
final class TokenTrouble {
    private static final Pattern CODE = Pattern.compile("\\bCKR_[A-Z0-9_]+");

    private TokenTrouble() {}

    /// @param otherwise what it is when no code is known
    static ProblemException of(Throwable trouble, ProblemType otherwise) {
        var code = code(trouble).orElse("");
        var type =
                switch (code) {
                    case "CKR_PIN_INCORRECT", "CKR_PIN_INVALID", "CKR_PIN_LEN_RANGE" ->
                            ProblemType.PIN_INCORRECT;
                    case "CKR_PIN_LOCKED", "CKR_PIN_EXPIRED" -> ProblemType.PIN_LOCKED;
                    case "CKR_TOKEN_NOT_PRESENT",
                            "CKR_TOKEN_NOT_RECOGNIZED",
                            "CKR_DEVICE_REMOVED",
                            "CKR_SLOT_ID_INVALID",
                            "CKR_SESSION_HANDLE_INVALID",
                            "CKR_SESSION_CLOSED",
                            "CKR_OBJECT_HANDLE_INVALID" ->
                            ProblemType.TOKEN_REMOVED;
                    case "CKR_DEVICE_ERROR",
                            "CKR_DEVICE_MEMORY",
                            "CKR_GENERAL_ERROR",
                            "CKR_FUNCTION_FAILED",
                            "CKR_HOST_MEMORY" ->
                            otherwise == ProblemType.KEY_FAILED
                                    ? ProblemType.KEY_FAILED
                                    : ProblemType.DRIVER_FAILED;
                    default -> otherwise;
                };
        // the code alone: driver messages may quote what they were given
        return new ProblemException(type, code.isEmpty() ? name(trouble) : code, null);
    }

    private static Optional<String> code(Throwable trouble) {
        Optional<String> found = Optional.empty();
        int depth = 0;
        for (@Nullable Throwable t = trouble; t != null && depth < 20; t = t.getCause(), depth++) {
            var message = t.getMessage();
            var matcher = CODE.matcher(message == null ? "" : message);
            if (matcher.find()) {
                found = Optional.of(matcher.group());
            }
        }
        return found;
    }

    private static String name(Throwable trouble) {
        return trouble.getClass().getSimpleName();
    }
}
