package vn.chungthuc.agent.card;

import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// How PKCS#11 structures lie in memory on this system: `CK_ULONG` is a C long and structures are
/// naturally aligned, except on Windows, where it has 4 bytes and structures are packed (PKCS#11
/// 2.40 §2.1).
final class CryptokiLayout {
    private static final ValueLayout.OfLong LONG_8 = ValueLayout.JAVA_LONG_UNALIGNED;
    private static final ValueLayout.OfInt LONG_4 = ValueLayout.JAVA_INT_UNALIGNED;

    private final boolean windows;

    CryptokiLayout(boolean windows) {
        this.windows = windows;
    }

    static CryptokiLayout here() {
        return new CryptokiLayout(onWindows());
    }

    static boolean onWindows() {
        return System.getProperty("os.name").startsWith("Windows");
    }

    MemoryLayout ulong() {
        return windows ? ValueLayout.JAVA_INT : ValueLayout.JAVA_LONG;
    }

    long ulongSize() {
        return windows ? 4 : 8;
    }

    long ulong(MemorySegment at, long offset) {
        return windows ? Integer.toUnsignedLong(at.get(LONG_4, offset)) : at.get(LONG_8, offset);
    }

    void putUlong(MemorySegment at, long offset, long value) {
        if (windows) {
            at.set(LONG_4, offset, (int) value);
        } else {
            at.set(LONG_8, offset, value);
        }
    }

    /// What stands for an argument of type `CK_ULONG` in a call.
    Object argument(long value) {
        if (windows) {
            return (int) value;
        }
        return value;
    }

    /// Offset of the n-th function pointer in `CK_FUNCTION_LIST`, behind its two version bytes.
    long functionOffset(int n) {
        return (windows ? 2 : 8) + 8L * n;
    }

    /// `CK_ATTRIBUTE { CK_ULONG type; void *value; CK_ULONG length; }`
    long attributeSize() {
        return windows ? 16 : 24;
    }

    long attributeValue() {
        return ulongSize();
    }

    long attributeLength() {
        return ulongSize() + 8;
    }
}
