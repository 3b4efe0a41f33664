package vn.chungthuc.agent.token;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.file.Path;

/// The calls of a PKCS#11 module that the probe makes, by the Foreign Function API. The module
/// stays loaded: several drivers do not survive being unloaded.
@SuppressWarnings("restricted") // native access is what this class is for
final class Cryptoki {
    private static final long CKR_OK = 0;
    private static final long CKR_ALREADY_INITIALIZED = 0x191;
    private static final long CKF_OS_LOCKING_OK = 0x2;
    private static final Linker LINKER = Linker.nativeLinker();

    private final CryptokiLayout layout;
    private final MemorySegment functions;

    private Cryptoki(CryptokiLayout layout, MemorySegment functions) {
        this.layout = layout;
        this.functions = functions;
    }

    static Cryptoki load(Path module, CryptokiLayout layout) {
        try (var arena = Arena.ofConfined()) {
            var library = SymbolLookup.libraryLookup(module, Arena.global());
            var entry = library.findOrThrow("C_GetFunctionList");
            var list = arena.allocate(ValueLayout.ADDRESS);
            long result =
                    call(descriptor(layout, ValueLayout.ADDRESS), entry, "C_GetFunctionList", list);
            if (result != CKR_OK) {
                throw Pkcs11Probe.failed("C_GetFunctionList", hex(result));
            }
            var functions = list.get(ValueLayout.ADDRESS, 0).reinterpret(layout.functionOffset(68));
            var cryptoki = new Cryptoki(layout, functions);
            cryptoki.initialize(arena);
            return cryptoki;
        } catch (IllegalArgumentException | java.util.NoSuchElementException e) {
            throw Pkcs11Probe.failed("load", String.valueOf(module.getFileName()));
        }
    }

    private void initialize(Arena arena) {
        // CK_C_INITIALIZE_ARGS: four callbacks, flags, reserved
        var arguments = arena.allocate(4 * 8 + layout.ulongSize() + 8, 8);
        layout.putUlong(arguments, 4 * 8, CKF_OS_LOCKING_OK);
        long result = call(0, "C_Initialize", descriptor(layout, ValueLayout.ADDRESS), arguments);
        if (result != CKR_OK && result != CKR_ALREADY_INITIALIZED) {
            throw Pkcs11Probe.failed("C_Initialize", hex(result));
        }
    }

    void slotList(MemorySegment slots, MemorySegment count) {
        var descriptor =
                descriptor(layout, ValueLayout.JAVA_BYTE, ValueLayout.ADDRESS, ValueLayout.ADDRESS);
        must(call(4, "C_GetSlotList", descriptor, (byte) 1, slots, count), "C_GetSlotList");
    }

    /// False when the token went away or is not recognized.
    boolean tokenInfo(long slot, MemorySegment info) {
        var descriptor = descriptor(layout, layout.ulong(), ValueLayout.ADDRESS);
        return call(6, "C_GetTokenInfo", descriptor, layout.argument(slot), info) == CKR_OK;
    }

    void openSession(long slot, long flags, MemorySegment handle) {
        var descriptor =
                descriptor(
                        layout,
                        layout.ulong(),
                        layout.ulong(),
                        ValueLayout.ADDRESS,
                        ValueLayout.ADDRESS,
                        ValueLayout.ADDRESS);
        long result =
                call(
                        12,
                        "C_OpenSession",
                        descriptor,
                        layout.argument(slot),
                        layout.argument(flags),
                        MemorySegment.NULL,
                        MemorySegment.NULL,
                        handle);
        must(result, "C_OpenSession");
    }

    void closeSession(long session) {
        call(13, "C_CloseSession", descriptor(layout, layout.ulong()), layout.argument(session));
    }

    /// False when the object does not show the attribute.
    boolean attributeValue(long session, long object, MemorySegment attribute) {
        var descriptor =
                descriptor(
                        layout,
                        layout.ulong(),
                        layout.ulong(),
                        ValueLayout.ADDRESS,
                        layout.ulong());
        long result =
                call(
                        24,
                        "C_GetAttributeValue",
                        descriptor,
                        layout.argument(session),
                        layout.argument(object),
                        attribute,
                        layout.argument(1));
        return result == CKR_OK;
    }

    void findInit(long session, MemorySegment attribute) {
        var descriptor = descriptor(layout, layout.ulong(), ValueLayout.ADDRESS, layout.ulong());
        long result =
                call(
                        26,
                        "C_FindObjectsInit",
                        descriptor,
                        layout.argument(session),
                        attribute,
                        layout.argument(1));
        must(result, "C_FindObjectsInit");
    }

    void find(long session, MemorySegment objects, int most, MemorySegment count) {
        var descriptor =
                descriptor(
                        layout,
                        layout.ulong(),
                        ValueLayout.ADDRESS,
                        layout.ulong(),
                        ValueLayout.ADDRESS);
        long result =
                call(
                        27,
                        "C_FindObjects",
                        descriptor,
                        layout.argument(session),
                        objects,
                        layout.argument(most),
                        count);
        must(result, "C_FindObjects");
    }

    void findFinal(long session) {
        call(
                28,
                "C_FindObjectsFinal",
                descriptor(layout, layout.ulong()),
                layout.argument(session));
    }

    /// @param n place of the function in `CK_FUNCTION_LIST` (PKCS#11 2.40, pkcs11f.h)
    private long call(int n, String name, FunctionDescriptor descriptor, Object... arguments) {
        var function = functions.get(ValueLayout.ADDRESS_UNALIGNED, layout.functionOffset(n));
        return call(descriptor, function, name, arguments);
    }

    private static long call(
            FunctionDescriptor descriptor,
            MemorySegment function,
            String name,
            Object... arguments) {
        MethodHandle handle = LINKER.downcallHandle(function, descriptor);
        try {
            return ((Number) handle.invokeWithArguments(arguments)).longValue() & 0xffffffffL;
        } catch (Throwable e) {
            throw Pkcs11Probe.failed(name, e.getClass().getSimpleName());
        }
    }

    private static FunctionDescriptor descriptor(CryptokiLayout layout, MemoryLayout... arguments) {
        return FunctionDescriptor.of(layout.ulong(), arguments);
    }

    private static void must(long result, String name) {
        if (result != CKR_OK) {
            throw Pkcs11Probe.failed(name, hex(result));
        }
    }

    private static String hex(long result) {
        return "0x" + Long.toHexString(result);
    }
}
