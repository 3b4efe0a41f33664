package vn.chungthuc.agent.card;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.NoSuchElementException;

/// The calls of a PKCS#11 module (2.40), by the Foreign Function API. One thread uses it.
@SuppressWarnings("restricted") // native access is what this class is for
final class Cryptoki {
    static final long OK = 0;
    private static final long ALREADY_INITIALIZED = 0x191;
    private static final long OS_LOCKING_OK = 0x2;
    private static final Linker LINKER = Linker.nativeLinker();

    /// The functions in use, with their places in `CK_FUNCTION_LIST` (pkcs11f.h).
    enum Call {
        C_Initialize(0),
        C_Finalize(1),
        C_GetSlotList(4),
        C_GetTokenInfo(6),
        C_GetMechanismInfo(8),
        C_OpenSession(12),
        C_CloseSession(13),
        C_Login(18),
        C_Logout(19),
        C_GetAttributeValue(24),
        C_FindObjectsInit(26),
        C_FindObjects(27),
        C_FindObjectsFinal(28),
        C_SignInit(42),
        C_Sign(43);

        private final int place;

        Call(int place) {
            this.place = place;
        }
    }

    private final CryptokiLayout layout;
    private final MemorySegment functions;
    private final Map<Call, MethodHandle> handles = new EnumMap<>(Call.class);

    private Cryptoki(CryptokiLayout layout, MemorySegment functions) {
        this.layout = layout;
        this.functions = functions;
    }

    /// Loads and initializes a module; it stays loaded until the process ends.
    ///
    /// @throws CryptokiFault NO_MODULE when the system does not load it, or what it says itself
    static Cryptoki load(Path module, CryptokiLayout layout) {
        try (var arena = Arena.ofConfined()) {
            var library = SymbolLookup.libraryLookup(module, Arena.global());
            var entry = library.findOrThrow("C_GetFunctionList");
            var list = arena.allocate(ValueLayout.ADDRESS);
            var descriptor = FunctionDescriptor.of(layout.ulong(), ValueLayout.ADDRESS);
            var get = LINKER.downcallHandle(entry, descriptor);
            must("C_GetFunctionList", invoke("C_GetFunctionList", get, list));
            var at = list.get(ValueLayout.ADDRESS, 0);
            if (at.equals(MemorySegment.NULL)) {
                throw new CryptokiFault("C_GetFunctionList", CryptokiFault.NO_MODULE);
            }
            var cryptoki = new Cryptoki(layout, at.reinterpret(layout.functionOffset(68)));
            cryptoki.initialize(arena);
            return cryptoki;
        } catch (IllegalArgumentException | NoSuchElementException e) {
            throw new CryptokiFault("load", CryptokiFault.NO_MODULE);
        }
    }

    private void initialize(Arena arena) {
        // CK_C_INITIALIZE_ARGS: four callbacks, flags, reserved
        var arguments = arena.allocate(4 * 8 + layout.ulongSize() + 8, 8);
        layout.putUlong(arguments, 4 * 8, OS_LOCKING_OK);
        long result = call(Call.C_Initialize, arguments);
        if (result != ALREADY_INITIALIZED) {
            must("C_Initialize", result);
        }
    }

    /// Unloading is left to the end of the process: several drivers do not survive it.
    void end() {
        call(Call.C_Finalize, MemorySegment.NULL);
    }

    CryptokiLayout layout() {
        return layout;
    }

    /// Calls and expects CKR_OK.
    ///
    /// @param arguments `Long` for CK_ULONG, `Byte` for CK_BBOOL, [MemorySegment] for pointers
    void must(Call call, Object... arguments) {
        must(call.name(), call(call, arguments));
    }

    private static void must(String function, long result) {
        if (result != OK) {
            throw new CryptokiFault(function, result);
        }
    }

    /// @param arguments see [#must]
    /// @return `CK_RV`
    long call(Call call, Object... arguments) {
        var given = new Object[arguments.length];
        for (int i = 0; i < given.length; i++) {
            given[i] = arguments[i] instanceof Long n ? layout.argument(n) : arguments[i];
        }
        return invoke(call.name(), handle(call, arguments), given);
    }

    private MethodHandle handle(Call call, Object... arguments) {
        var known = handles.get(call);
        if (known != null) {
            return known;
        }
        var layouts = new MemoryLayout[arguments.length];
        for (int i = 0; i < layouts.length; i++) {
            layouts[i] =
                    switch (arguments[i]) {
                        case Long _ -> layout.ulong();
                        case Byte _ -> ValueLayout.JAVA_BYTE;
                        default -> ValueLayout.ADDRESS;
                    };
        }
        var at = layout.functionOffset(call.place);
        var function = functions.get(ValueLayout.ADDRESS_UNALIGNED, at);
        var made = LINKER.downcallHandle(function, FunctionDescriptor.of(layout.ulong(), layouts));
        handles.put(call, made);
        return made;
    }

    private static long invoke(String function, MethodHandle handle, Object... arguments) {
        try {
            return ((Number) handle.invokeWithArguments(arguments)).longValue() & 0xffffffffL;
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(function, e);
        }
    }
}
