package vn.chungthuc.demo;

import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Tells each step as it goes, with its time and what there is to say of it.
///
/// @param out for people
/// @param notes of the step under way
record Steps(PrintStream out, List<String> notes) {
    Steps(PrintStream out) {
        this(out, new ArrayList<>());
    }

    /// A step that gives something.
    interface Telling<T> {
        T go() throws IOException;
    }

    /// A step.
    interface Running {
        void go() throws IOException;
    }

    <T> T tell(String what, Telling<T> step) throws IOException {
        long start = System.nanoTime();
        out.print("  " + what + " … ");
        out.flush();
        try {
            var result = step.go();
            double seconds = (System.nanoTime() - start) / 1e9;
            out.println(String.format(Locale.ROOT, "%.1f s", seconds));
            notes.forEach(note -> out.println("      " + note));
            return result;
        } catch (IOException | RuntimeException e) {
            out.println("HỎNG");
            throw e instanceof DemoFault known ? known : new DemoFault(what + ": " + e);
        } finally {
            notes.clear();
        }
    }

    void run(String what, Running step) throws IOException {
        tell(
                what,
                () -> {
                    step.go();
                    return "";
                });
    }

    void note(String note) {
        notes.add(note);
    }
}
