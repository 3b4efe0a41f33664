package vn.chungthuc.portal;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import vn.chungthuc.portal.confine.ChildLoop;
import vn.chungthuc.portal.confine.Work;
import vn.chungthuc.portal.intake.Inspector;
import vn.chungthuc.portal.verify.LookUpCode;
import vn.chungthuc.portal.verify.Verifier;

/// A child that works on foreign files; started by [vn.chungthuc.portal.confine.Confined] only.
final class ConfinedMain {
    private ConfinedMain() {}

    /// Standard output belongs to the answers: what libraries print goes nowhere.
    ///
    /// @param args names of the [Work] that there will be
    public static void main(String[] args) throws IOException {
        var out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
        System.setOut(System.err);
        var functions = new EnumMap<Work, Work.Function>(Work.class);
        for (var name : args) {
            var work = Work.valueOf(name);
            functions.put(work, ready(work));
        }
        ChildLoop.run(System.in, out, functions);
    }

    private static Work.Function ready(Work work) throws IOException {
        return switch (work) {
            case INSPECT -> {
                Inspector.warmUp();
                yield Inspector::answer;
            }
            case VERIFY -> Verifier::answer;
            case LOOK_UP_CODE -> LookUpCode::answer;
        };
    }
}
