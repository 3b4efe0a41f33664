package vn.chungthuc.pdf;

import java.security.SignatureException;

/// A timestamp that does not hold, or an answer that holds none. The message says which part.
public final class TimestampFault extends SignatureException {
    private static final long serialVersionUID = 1L;

    public TimestampFault(String message) {
        super("timestamp: " + message);
    }

    public TimestampFault(String message, Throwable cause) {
        super("timestamp: " + message, cause);
    }
}
