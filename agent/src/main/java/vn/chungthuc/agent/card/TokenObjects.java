package vn.chungthuc.agent.card;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;
import vn.chungthuc.agent.card.Cryptoki.Call;

/// The objects that a session sees and their attributes (PKCS#11 2.40 §4, §5.7). Values are asked
/// for once, with ample room: some drivers answer the two-step length query with 0.
final class TokenObjects {
    static final long CLASS = 0x0;
    static final long VALUE = 0x11;
    static final long ID = 0x102;
    static final long MODULUS = 0x120;
    static final long ALWAYS_AUTHENTICATE = 0x202;
    static final long CERTIFICATE = 0x1;
    static final long PRIVATE_KEY = 0x3;

    private static final int MOST = 64;
    private static final int ROOM = 16 * 1024;

    private final Cryptoki cryptoki;
    private final CryptokiLayout layout;
    private final long session;

    TokenObjects(Cryptoki cryptoki, long session) {
        this.cryptoki = cryptoki;
        this.layout = cryptoki.layout();
        this.session = session;
    }

    /// Handles of all objects of a class, 64 at most.
    List<Long> all(long objectClass) {
        try (var arena = Arena.ofConfined()) {
            var wanted = arena.allocate(8);
            layout.putUlong(wanted, 0, objectClass);
            var attribute = attribute(arena, CLASS, wanted, layout.ulongSize());
            cryptoki.must(Call.C_FindObjectsInit, session, attribute, 1L);
            try {
                return found(arena);
            } finally {
                cryptoki.call(Call.C_FindObjectsFinal, session);
            }
        }
    }

    private List<Long> found(Arena arena) {
        var room = arena.allocate(layout.ulongSize() * MOST, 8);
        var count = arena.allocate(8);
        var handles = new ArrayList<Long>();
        long got;
        do {
            cryptoki.must(Call.C_FindObjects, session, room, (long) MOST, count);
            got = Math.min(layout.ulong(count, 0), MOST);
            for (int i = 0; i < got && handles.size() < MOST; i++) {
                handles.add(layout.ulong(room, i * layout.ulongSize()));
            }
        } while (got > 0 && handles.size() < MOST); // some drivers give one at a time
        return handles;
    }

    /// The value of an attribute; empty when the object does not show it.
    byte[] value(long object, long type) {
        try (var arena = Arena.ofConfined()) {
            var room = arena.allocate(ROOM);
            var wanted = attribute(arena, type, room, ROOM);
            if (cryptoki.call(Call.C_GetAttributeValue, session, object, wanted, 1L)
                    != Cryptoki.OK) {
                return new byte[0];
            }
            long length = layout.ulong(wanted, layout.attributeLength());
            return length > 0 && length <= ROOM
                    ? room.asSlice(0, length).toArray(ValueLayout.JAVA_BYTE)
                    : new byte[0];
        }
    }

    private MemorySegment attribute(Arena arena, long type, MemorySegment value, long length) {
        var attribute = arena.allocate(layout.attributeSize(), 8);
        layout.putUlong(attribute, 0, type);
        attribute.set(ValueLayout.ADDRESS_UNALIGNED, layout.attributeValue(), value);
        layout.putUlong(attribute, layout.attributeLength(), length);
        return attribute;
    }
}
