package vn.chungthuc.portal;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import vn.chungthuc.portal.confine.ChildLoop;
import vn.chungthuc.portal.confine.Work;
import vn.chungthuc.portal.intake.Inspector;

/// A child that works on foreign files; started by [vn.chungthuc.portal.confine.Confined] only.
final class ConfinedMain {
    private ConfinedMain() {}

    /// Standard output belongs to the answers: what libraries print goes nowhere.
    public static void main(String[] args) throws IOException {
        var out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
        System.setOut(System.err);
        Inspector.warmUp();
        ChildLoop.run(System.in, out, Map.of(Work.INSPECT, Inspector::answer));
    }
}
