package vn.chungthuc.agent.card;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;

/// Ends this process at once. The JVM's own ways run what a driver wants to do at its unloading,
/// and there some hang.
@SuppressWarnings("restricted") // the C library has no other way in
final class Ending {
    private Ending() {}

    static void now() {
        try {
            if (CryptokiLayout.onWindows()) {
                terminate();
            } else {
                var linker = Linker.nativeLinker();
                var exit = linker.defaultLookup().findOrThrow("_exit");
                linker.downcallHandle(exit, FunctionDescriptor.ofVoid(ValueLayout.JAVA_INT))
                        .invokeExact(0);
            }
        } catch (Throwable _) {
            Runtime.getRuntime().halt(0);
        }
    }

    /// Not run yet.
    private static void terminate() throws Throwable {
        var linker = Linker.nativeLinker();
        var kernel = SymbolLookup.libraryLookup("kernel32", Arena.global());
        var self =
                (MemorySegment)
                        linker.downcallHandle(
                                        kernel.findOrThrow("GetCurrentProcess"),
                                        FunctionDescriptor.of(ValueLayout.ADDRESS))
                                .invokeExact();
        var _ =
                (int)
                        linker.downcallHandle(
                                        kernel.findOrThrow("TerminateProcess"),
                                        FunctionDescriptor.of(
                                                ValueLayout.JAVA_INT,
                                                ValueLayout.ADDRESS,
                                                ValueLayout.JAVA_INT))
                                .invokeExact(self, 0);
    }
}
