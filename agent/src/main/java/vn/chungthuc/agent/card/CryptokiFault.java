package vn.chungthuc.agent.card;

/// What a module answered other than CKR_OK.
public final class CryptokiFault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /// Our own code, in the range that PKCS#11 leaves to vendors, for what no module says: it could
    /// not be loaded, or lacks something.
    public static final long NO_MODULE = 0xC7000001L;

    /// Likewise: the token holds no key for the certificate.
    public static final long NO_KEY = 0xC7000002L;

    private final String function;
    private final long code;

    /// @param function of PKCS#11, for instance `C_Login`
    /// @param code `CK_RV`
    public CryptokiFault(String function, long code) {
        super(function + " 0x" + Long.toHexString(code));
        this.function = function;
        this.code = code;
    }

    public String function() {
        return function;
    }

    public long code() {
        return code;
    }
}
