package vn.chungthuc.agent.token;

/// What a token tells about its PIN before it is asked: the flags `CKF_USER_PIN_COUNT_LOW`,
/// `CKF_USER_PIN_FINAL_TRY` and `CKF_USER_PIN_LOCKED` (PKCS#11 2.40 §3.2).
public enum PinState {
    FINE,
    COUNT_LOW,
    FINAL_TRY,
    LOCKED;

    /// @param flags of `CK_TOKEN_INFO`
    static PinState of(long flags) {
        if ((flags & 0x40000) != 0) {
            return LOCKED;
        }
        if ((flags & 0x20000) != 0) {
            return FINAL_TRY;
        }
        return (flags & 0x10000) != 0 ? COUNT_LOW : FINE;
    }
}
