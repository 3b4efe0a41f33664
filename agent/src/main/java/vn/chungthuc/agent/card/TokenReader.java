package vn.chungthuc.agent.card;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import vn.chungthuc.agent.card.Cryptoki.Call;
import vn.chungthuc.protocol.Base64Url;
import vn.chungthuc.protocol.Sha256;

/// Looks at the tokens of a module without a PIN: label, serial, flags and public certificates
/// (PKCS#11 2.40 §5). Certificates are read once for each token, so that to look every second costs
/// a token nothing: slots are asked, rather than waited for by C_WaitForSlotEvent, which many
/// drivers lack and which blocks in those that have it.
final class TokenReader {
    private static final long INITIALIZED = 0x400;
    private static final int TOKEN_INFO_SIZE = 256;
    private static final int TOKEN_FLAGS = 96;
    private static final int MOST_SLOTS = 64;

    /// A certificate on a token.
    ///
    /// @param id `CKA_ID`, which its private key shares; may be empty
    /// @param der the certificate
    record Known(Base64Url id, Base64Url der) {}

    private record Who(long slot, String label, String serial) {}

    private final Cryptoki cryptoki;
    private final CryptokiLayout layout;
    private Map<Who, List<Known>> read = new HashMap<>();

    TokenReader(Cryptoki cryptoki) {
        this.cryptoki = cryptoki;
        this.layout = cryptoki.layout();
    }

    /// Reads all certificates again the next time.
    void forget() {
        read = new HashMap<>();
    }

    /// The tokens that are plugged in and set up. One that goes away meanwhile is not among them.
    List<SeenToken> tokens() {
        var still = new HashMap<Who, List<Known>>();
        var seen = new ArrayList<SeenToken>();
        for (long slot : slots()) {
            try (var arena = Arena.ofConfined()) {
                var info = arena.allocate(TOKEN_INFO_SIZE, 8);
                if (cryptoki.call(Call.C_GetTokenInfo, slot, info) != Cryptoki.OK) {
                    continue;
                }
                long flags = layout.ulong(info, TOKEN_FLAGS);
                if ((flags & INITIALIZED) == 0) {
                    continue;
                }
                var who = new Who(slot, text(info, 0, 32), text(info, 80, 16));
                var known = read.get(who);
                if (known == null) {
                    known = certificates(slot);
                }
                still.put(who, known);
                var ders = known.stream().map(Known::der).toList();
                seen.add(new SeenToken(slot, who.label, who.serial, flags, ders));
            } catch (CryptokiFault fault) {
                if (!isGone(fault.code())) {
                    throw fault;
                }
            }
        }
        read = still;
        return seen;
    }

    private static boolean isGone(long code) {
        return code == 0xE0 || code == 0xE1 || code == 0x32 || code == 0x3;
    }

    private List<Long> slots() {
        try (var arena = Arena.ofConfined()) {
            var count = arena.allocate(8);
            byte present = 1;
            // asked for the number alone first: only then new readers show (2.40 §5.5)
            cryptoki.must(Call.C_GetSlotList, present, MemorySegment.NULL, count);
            var slots = arena.allocate(layout.ulongSize() * MOST_SLOTS, 8);
            layout.putUlong(count, 0, MOST_SLOTS);
            cryptoki.must(Call.C_GetSlotList, present, slots, count);
            var found = new ArrayList<Long>();
            for (int i = 0; i < Math.min(layout.ulong(count, 0), MOST_SLOTS); i++) {
                found.add(layout.ulong(slots, i * layout.ulongSize()));
            }
            return found;
        }
    }

    private List<Known> certificates(long slot) {
        long session = LoggedIn.open(cryptoki, slot);
        try {
            var objects = new TokenObjects(cryptoki, session);
            var found = new ArrayList<Known>();
            for (long object : objects.all(TokenObjects.CERTIFICATE)) {
                var der = objects.value(object, TokenObjects.VALUE);
                if (der.length > 0) { // else a private or broken one: not one to choose
                    var id = objects.value(object, TokenObjects.ID);
                    found.add(new Known(Base64Url.of(id), Base64Url.of(der)));
                }
            }
            return List.copyOf(found);
        } finally {
            cryptoki.call(Call.C_CloseSession, session);
        }
    }

    /// A certificate that [#tokens] showed.
    ///
    /// @throws CryptokiFault NO_KEY when it is there no more
    Known known(long slot, Sha256 certificate) {
        return read.entrySet().stream()
                .filter(entry -> entry.getKey().slot == slot)
                .flatMap(entry -> entry.getValue().stream())
                .filter(known -> Sha256.of(known.der.bytes()).equals(certificate))
                .findFirst()
                .orElseThrow(() -> new CryptokiFault("C_FindObjects", CryptokiFault.NO_KEY));
    }

    private static String text(MemorySegment info, int offset, int length) {
        var bytes = info.asSlice(offset, length).toArray(ValueLayout.JAVA_BYTE);
        return new String(bytes, StandardCharsets.UTF_8).replace('\0', ' ').strip();
    }
}
