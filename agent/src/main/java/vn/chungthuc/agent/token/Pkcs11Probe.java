package vn.chungthuc.agent.token;

import java.io.ByteArrayInputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import vn.chungthuc.protocol.ProblemException;
import vn.chungthuc.protocol.ProblemType;

/// Looks at the tokens of one PKCS#11 module without a PIN: label, serial, flags and public
/// certificates, which SunPKCS11 cannot show (PKCS#11 2.40 §5). It never logs in and never
/// finalizes the module, which SunPKCS11 may be using in this process.
final class Pkcs11Probe {
    private static final long CKF_SERIAL_SESSION = 0x4;
    private static final long CKA_CLASS = 0x0;
    private static final long CKA_VALUE = 0x11;
    private static final long CKO_CERTIFICATE = 0x1;
    private static final int TOKEN_INFO_SIZE = 256;
    private static final int TOKEN_FLAGS = 96;
    private static final int MOST_CERTIFICATES = 64;
    private static final int MOST_SLOTS = 64;

    /// A token that sits in a slot.
    ///
    /// @param slot `CK_SLOT_ID`
    /// @param label as its maker or office named it
    /// @param serial printed on most cards too
    /// @param pin what its flags say about the PIN
    /// @param certificates those that need no PIN
    record Seen(
            long slot,
            String label,
            String serial,
            PinState pin,
            List<X509Certificate> certificates) {}

    private final Cryptoki cryptoki;
    private final CryptokiLayout layout = CryptokiLayout.here();

    /// @throws ProblemException DRIVER_FAILED when the module cannot be loaded
    Pkcs11Probe(Path module) {
        this.cryptoki = Cryptoki.load(module, layout);
    }

    /// The tokens that are plugged in and set up.
    List<Seen> tokens() {
        try (var arena = Arena.ofConfined()) {
            var count = arena.allocate(8);
            var slots = arena.allocate(layout.ulongSize() * MOST_SLOTS, 8);
            layout.putUlong(count, 0, MOST_SLOTS);
            cryptoki.slotList(slots, count);
            var seen = new ArrayList<Seen>();
            for (int i = 0; i < Math.min(layout.ulong(count, 0), MOST_SLOTS); i++) {
                token(arena, layout.ulong(slots, i * layout.ulongSize())).ifPresent(seen::add);
            }
            return seen;
        }
    }

    private Optional<Seen> token(Arena arena, long slot) {
        var info = arena.allocate(TOKEN_INFO_SIZE, 8);
        if (!cryptoki.tokenInfo(slot, info)) {
            return Optional.empty();
        }
        long flags = layout.ulong(info, TOKEN_FLAGS);
        boolean initialized = (flags & 0x400) != 0;
        if (!initialized) {
            return Optional.empty();
        }
        return Optional.of(
                new Seen(
                        slot,
                        text(info, 0, 32),
                        text(info, 80, 16),
                        PinState.of(flags),
                        certificates(arena, slot)));
    }

    private List<X509Certificate> certificates(Arena arena, long slot) {
        var handle = arena.allocate(8);
        cryptoki.openSession(slot, CKF_SERIAL_SESSION, handle);
        long session = layout.ulong(handle, 0);
        try {
            var found = new ArrayList<X509Certificate>();
            for (long object : certificateHandles(arena, session)) {
                certificate(value(arena, session, object)).ifPresent(found::add);
            }
            return List.copyOf(found);
        } finally {
            cryptoki.closeSession(session);
        }
    }

    private List<Long> certificateHandles(Arena arena, long session) {
        var wanted = arena.allocate(8);
        layout.putUlong(wanted, 0, CKO_CERTIFICATE);
        cryptoki.findInit(session, attribute(arena, CKA_CLASS, wanted, layout.ulongSize()));
        try {
            var objects = arena.allocate(layout.ulongSize() * MOST_CERTIFICATES, 8);
            var count = arena.allocate(8);
            cryptoki.find(session, objects, MOST_CERTIFICATES, count);
            var handles = new ArrayList<Long>();
            for (int i = 0; i < Math.min(layout.ulong(count, 0), MOST_CERTIFICATES); i++) {
                handles.add(layout.ulong(objects, i * layout.ulongSize()));
            }
            return handles;
        } finally {
            cryptoki.findFinal(session);
        }
    }

    /// One call with ample room: some drivers answer the two-step length query with 0.
    private byte[] value(Arena arena, long session, long object) {
        int room = 16 * 1024;
        var value = arena.allocate(room);
        var wanted = attribute(arena, CKA_VALUE, value, room);
        if (!cryptoki.attributeValue(session, object, wanted)) {
            return new byte[0];
        }
        long length = layout.ulong(wanted, layout.attributeLength());
        return length > 0 && length <= room
                ? value.asSlice(0, length).toArray(ValueLayout.JAVA_BYTE)
                : new byte[0];
    }

    private MemorySegment attribute(Arena arena, long type, MemorySegment value, long length) {
        var attribute = arena.allocate(layout.attributeSize(), 8);
        layout.putUlong(attribute, 0, type);
        attribute.set(ValueLayout.ADDRESS_UNALIGNED, layout.attributeValue(), value);
        layout.putUlong(attribute, layout.attributeLength(), length);
        return attribute;
    }

    private static Optional<X509Certificate> certificate(byte[] der) {
        try {
            return CertificateFactory.getInstance("X.509")
                                    .generateCertificate(new ByteArrayInputStream(der))
                            instanceof X509Certificate certificate
                    ? Optional.of(certificate)
                    : Optional.empty();
        } catch (CertificateException e) {
            return Optional.empty(); // a private or broken object: not one to choose
        }
    }

    private static String text(MemorySegment info, int offset, int length) {
        var bytes = info.asSlice(offset, length).toArray(ValueLayout.JAVA_BYTE);
        return new String(bytes, StandardCharsets.UTF_8).replace('\0', ' ').strip();
    }

    static ProblemException failed(String call, String why) {
        return new ProblemException(ProblemType.DRIVER_FAILED, call + " " + why);
    }
}
