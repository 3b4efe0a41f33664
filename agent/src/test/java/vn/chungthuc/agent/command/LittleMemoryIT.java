package vn.chungthuc.agent.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.chungthuc.agent.AgentMain;
import vn.chungthuc.testkit.Judges;
import vn.chungthuc.testkit.Needs;
import vn.chungthuc.testkit.ScanPdf;
import vn.chungthuc.testkit.TestPki.KeyKind;

/// The real program in a JVM of its own with 32 MB of heap, on files far larger.
class LittleMemoryIT {
    @TempDir Path folder;

    @Test
    void signsSixtyMegabytesWithinThirtyTwo() throws Exception {
        signs(60_000_000);
    }

    @Test
    @Tag("long")
    void signsTwoHundredMegabytesWithinThirtyTwo() throws Exception {
        signs(200_000_000);
    }

    private void signs(long size) throws Exception {
        var in = ScanPdf.of(4).size(size).write(folder.resolve("in.pdf"));
        var out = folder.resolve("out.pdf");
        assertThat(child(in, out)).contains("\"page\":4");
        assertThat(Files.mismatch(in, out)).isEqualTo(size);
        Needs.that(Judges.qpdfAvailable() && Judges.pdfsigAvailable(), "qpdf, poppler-utils");
        var qpdf = Judges.qpdf(out);
        assertThat(qpdf.sound()).as(qpdf.said()).isTrue();
        var pdfsig = Judges.pdfsig(out);
        assertThat(pdfsig.allValid() && pdfsig.wholeSigned()).as(pdfsig.said()).isTrue();
    }

    /// @return its standard output, which must be the one line
    private String child(Path in, Path out)
            throws IOException, GeneralSecurityException, InterruptedException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx32m", "-XX:+UseSerialGC", "-cp"));
        command.add(System.getProperty("java.class.path"));
        command.addAll(List.of(AgentMain.class.getName(), "sign"));
        command.addAll(new CommandLine(folder, KeyKind.RSA_2048).key());
        command.addAll(List.of("--json", "--page", "last", "--rect", "60,60,260,130"));
        command.addAll(List.of(in.toString(), out.toString()));
        var said = folder.resolve("said.txt");
        var process =
                new ProcessBuilder(command)
                        .redirectOutput(said.toFile())
                        .redirectError(folder.resolve("err.txt").toFile())
                        .start();
        assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
        assertThat(Files.readString(folder.resolve("err.txt"))).isEmpty();
        assertThat(process.exitValue()).isZero();
        return Files.readString(said);
    }
}
