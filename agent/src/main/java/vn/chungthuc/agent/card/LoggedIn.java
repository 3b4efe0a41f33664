package vn.chungthuc.agent.card;

import java.io.ByteArrayInputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.PublicKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.interfaces.RSAPublicKey;
import org.jspecify.annotations.Nullable;
import vn.chungthuc.agent.card.Cryptoki.Call;

/// A session after its one C_Login, with one private key, until closed. The PIN is kept only for a
/// key that wants it before each signature (CKA_ALWAYS_AUTHENTICATE), in native memory that is
/// overwritten.
final class LoggedIn implements AutoCloseable {
    private static final long SERIAL_SESSION = 0x4;
    private static final long USER = 1;
    private static final long CONTEXT_SPECIFIC = 2;
    private static final int ROOM = 2048;

    private final Cryptoki cryptoki;
    private final long slot;
    private final long session;
    private final Arena memory = Arena.ofConfined();
    private final MemorySegment pin;
    private long key;
    private @Nullable PublicKey publicKey;
    private boolean always;

    private LoggedIn(Cryptoki cryptoki, long slot, ByteBuffer pin) {
        this.cryptoki = cryptoki;
        this.slot = slot;
        this.session = open(cryptoki, slot);
        this.pin = memory.allocate(Math.max(1, pin.remaining()));
        MemorySegment.copy(MemorySegment.ofBuffer(pin), 0, this.pin, 0, pin.remaining());
    }

    /// A read-only session: some drivers refuse others.
    static long open(Cryptoki cryptoki, long slot) {
        try (var arena = Arena.ofConfined()) {
            var handle = arena.allocate(8);
            cryptoki.must(
                    Call.C_OpenSession,
                    slot,
                    SERIAL_SESSION,
                    MemorySegment.NULL,
                    MemorySegment.NULL,
                    handle);
            return cryptoki.layout().ulong(handle, 0);
        }
    }

    /// Logs in: one try with this PIN.
    ///
    /// @param pin UTF-8; the caller wipes it
    /// @throws CryptokiFault what the module said, or NO_KEY
    static LoggedIn at(Cryptoki cryptoki, long slot, TokenReader.Known known, ByteBuffer pin) {
        var made = new LoggedIn(cryptoki, slot, pin);
        try {
            made.logIn(pin.remaining());
            made.find(known);
            return made;
        } catch (CryptokiFault fault) {
            made.close();
            throw fault;
        }
    }

    private void logIn(long length) {
        // a module takes any PIN while it is logged in from before
        cryptoki.call(Call.C_Logout, session);
        cryptoki.must(Call.C_Login, session, USER, pin, length);
    }

    private void find(TokenReader.Known known) {
        publicKey = publicKey(known);
        var objects = new TokenObjects(cryptoki, session);
        var keys = objects.all(TokenObjects.PRIVATE_KEY);
        var id = known.id().bytes();
        key =
                keys.stream()
                        .filter(each -> id.length > 0)
                        .filter(each ->
                                java.util.Arrays.equals(id, objects.value(each, TokenObjects.ID)))
                        .findFirst()
                        .or(() -> keys.stream().filter(each -> isOf(objects, each)).findFirst())
                        .orElseThrow(
                                () -> new CryptokiFault("C_FindObjects", CryptokiFault.NO_KEY));
        var wants = objects.value(key, TokenObjects.ALWAYS_AUTHENTICATE);
        always = wants.length > 0 && wants[0] != 0;
        if (!always) {
            pin.fill((byte) 0);
        }
    }

    /// For a token whose objects carry no ids.
    private boolean isOf(TokenObjects objects, long each) {
        return publicKey instanceof RSAPublicKey rsa
                && new BigInteger(1, objects.value(each, TokenObjects.MODULUS))
                        .equals(rsa.getModulus());
    }

    private static PublicKey publicKey(TokenReader.Known known) {
        try {
            return CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(known.der().bytes()))
                    .getPublicKey();
        } catch (CertificateException e) {
            throw new CryptokiFault("C_FindObjects", CryptokiFault.NO_KEY);
        }
    }

    /// @param algorithm see [Mechanism]
    /// @return as X.509 writes it: for ECDSA the DER of both numbers
    byte[] sign(String algorithm, byte[] data) {
        if (publicKey == null) {
            throw new CryptokiFault("C_Sign", CryptokiFault.NO_KEY);
        }
        var mechanism = Mechanism.of(algorithm, publicKey, n -> Mechanism.signs(cryptoki, slot, n));
        try (var arena = Arena.ofConfined()) {
            cryptoki.must(Call.C_SignInit, session, mechanism.laid(arena, cryptoki.layout()), key);
            if (always) {
                cryptoki.must(Call.C_Login, session, CONTEXT_SPECIFIC, pin, pin.byteSize());
            }
            var input = mechanism.input(data);
            var from = arena.allocateFrom(ValueLayout.JAVA_BYTE, input);
            var to = arena.allocate(ROOM);
            var length = arena.allocate(8);
            cryptoki.layout().putUlong(length, 0, ROOM);
            // one call with ample room: some drivers answer the two-step length query with 0
            cryptoki.must(Call.C_Sign, session, from, (long) input.length, to, length);
            long got = Math.min(ROOM, cryptoki.layout().ulong(length, 0));
            return mechanism.written(to.asSlice(0, got).toArray(ValueLayout.JAVA_BYTE));
        }
    }

    /// Logs out; never throws.
    @Override
    public void close() {
        pin.fill((byte) 0);
        memory.close();
        cryptoki.call(Call.C_Logout, session);
        cryptoki.call(Call.C_CloseSession, session);
    }
}
