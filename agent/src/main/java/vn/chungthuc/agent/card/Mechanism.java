package vn.chungthuc.agent.card;

import java.io.ByteArrayOutputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.function.LongPredicate;
import vn.chungthuc.agent.card.Cryptoki.Call;

/// How a token makes a signature (PKCS#11 2.40, current mechanisms §2.1 and §2.3): what hashes is
/// this process, unless the token insists.
///
/// @param number `CK_MECHANISM_TYPE`
/// @param hash `SHA-256`, `SHA-384` or `SHA-512`
/// @param kind of signature
/// @param tokenHashes whether it is given the data instead of their hash
/// @param order bytes of the curve's order; 0 for RSA
record Mechanism(long number, String hash, Kind kind, boolean tokenHashes, int order) {
    /// With the numbers of the mechanism that takes a hash and of those that hash themselves.
    enum Kind {
        RSA(0x1, 0x40),
        PSS(0xD, 0x43),
        ECDSA(0x1041, 0x1044);

        private final long plain;
        private final long hashing;

        Kind(long plain, long hashing) {
            this.plain = plain;
            this.hashing = hashing;
        }
    }

    private static final long CKF_SIGN = 0x800;

    /// @param algorithm for instance `SHA256withRSA`, `SHA384withRSAandMGF1`, `SHA512withECDSA`
    /// @param offered whether the token signs with a mechanism
    static Mechanism of(String algorithm, PublicKey key, LongPredicate offered) {
        var parts = algorithm.split("with", 2);
        var kind =
                switch (parts[1]) {
                    case "RSA" -> Kind.RSA;
                    case "RSAandMGF1" -> Kind.PSS;
                    case "ECDSA" -> Kind.ECDSA;
                    default -> throw new IllegalArgumentException(algorithm);
                };
        int order =
                key instanceof ECPublicKey ec ? (ec.getParams().getOrder().bitLength() + 7) / 8 : 0;
        var hash = "SHA-" + parts[0].substring(3);
        long hashing = kind.hashing + step(hash);
        boolean itself = !offered.test(kind.plain) && offered.test(hashing);
        return new Mechanism(itself ? hashing : kind.plain, hash, kind, itself, order);
    }

    /// Whether the token says that it signs with this mechanism.
    static boolean signs(Cryptoki cryptoki, long slot, long number) {
        try (var arena = Arena.ofConfined()) {
            var info = arena.allocate(24, 8); // CK_MECHANISM_INFO: two key sizes, flags
            var layout = cryptoki.layout();
            return cryptoki.call(Call.C_GetMechanismInfo, slot, number, info) == Cryptoki.OK
                    && (layout.ulong(info, 2 * layout.ulongSize()) & CKF_SIGN) != 0;
        }
    }

    /// Place among SHA-256, SHA-384, SHA-512, in which order PKCS#11 numbers everything.
    private static int step(String hash) {
        return switch (hash) {
            case "SHA-256" -> 0;
            case "SHA-384" -> 1;
            case "SHA-512" -> 2;
            default -> throw new IllegalArgumentException(hash);
        };
    }

    /// `CK_MECHANISM { CK_ULONG type; void *parameter; CK_ULONG length; }`
    MemorySegment laid(Arena arena, CryptokiLayout layout) {
        var laid = arena.allocate(layout.attributeSize(), 8);
        layout.putUlong(laid, 0, number);
        if (kind == Kind.PSS) {
            // CK_RSA_PKCS_PSS_PARAMS { hash; mask generation; salt length }
            var parameters = arena.allocate(3 * layout.ulongSize(), 8);
            layout.putUlong(parameters, 0, 0x250 + 0x10L * step(hash));
            layout.putUlong(parameters, layout.ulongSize(), 2L + step(hash));
            layout.putUlong(parameters, 2 * layout.ulongSize(), digest().getDigestLength());
            laid.set(ValueLayout.ADDRESS_UNALIGNED, layout.attributeValue(), parameters);
            layout.putUlong(laid, layout.attributeLength(), parameters.byteSize());
        }
        return laid;
    }

    /// What the token is given.
    byte[] input(byte[] data) {
        if (tokenHashes) {
            return data;
        }
        var digest = digest().digest(data);
        return switch (kind) {
            case RSA -> digestInfo(digest);
            case PSS -> digest;
            // a longer hash counts with its first bits only (FIPS 186-5, 6.4.1)
            case ECDSA -> Arrays.copyOf(digest, Math.min(digest.length, order));
        };
    }

    /// The DER of DigestInfo (RFC 8017, 9.2 note 1).
    private byte[] digestInfo(byte[] digest) {
        int length = digest.length;
        var head =
                "30%02x300d06096086480165030402%02x050004%02x"
                        .formatted(length + 17, step(hash) + 1, length);
        var bytes = HexFormat.of().parseHex(head);
        var all = Arrays.copyOf(bytes, bytes.length + length);
        System.arraycopy(digest, 0, all, bytes.length, length);
        return all;
    }

    /// A token writes both numbers of ECDSA side by side, X.509 their DER (RFC 3279, 2.2.3).
    byte[] written(byte[] value) {
        if (kind != Kind.ECDSA) {
            return value;
        }
        int half = value.length / 2;
        var content = new ByteArrayOutputStream();
        for (int from : new int[] {0, half}) {
            var number =
                    new BigInteger(1, Arrays.copyOfRange(value, from, from + half)).toByteArray();
            content.write(0x02);
            content.write(number.length);
            content.writeBytes(number);
        }
        var der = new ByteArrayOutputStream();
        der.write(0x30);
        if (content.size() > 127) {
            der.write(0x81);
        }
        der.write(content.size());
        der.writeBytes(content.toByteArray());
        return der.toByteArray();
    }

    private MessageDigest digest() {
        try {
            return MessageDigest.getInstance(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
