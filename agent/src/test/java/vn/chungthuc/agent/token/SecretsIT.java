package vn.chungthuc.agent.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.chungthuc.testkit.Needs;
import vn.chungthuc.testkit.SamplePdfs;
import vn.chungthuc.testkit.SoftToken;
import vn.chungthuc.testkit.TestPki;
import vn.chungthuc.testkit.TestPki.KeyKind;
import vn.chungthuc.testkit.TokenShim;

/// A30: what stays in memory and logs after a signature.
@Tag("long")
class SecretsIT {
    private static final String PIN = "7391846205518273";

    @TempDir private Path folder;

    @Test
    void a30NoHeapAndNoLogHoldsThePinOrTheDocumentAfterSigning() throws Exception {
        Needs.that(TokenShim.available(), "softhsm2, gcc");
        var signer =
                TestPki.create(InstantSource.system())
                        .signer("Nguyễn Văn Mẫu", "Xã Mẫu", KeyKind.RSA_2048);
        var token = SoftToken.create(folder, "THẺ", PIN, signer);
        var module = TokenShim.before(token, folder).module();
        var pinFile = Files.writeString(folder.resolve("pin"), PIN);
        var in = SamplePdfs.ONE_PAGE.write(folder.resolve("in.pdf"));
        var document = Files.readAllBytes(in);
        var agent = start(module, pinFile, in, folder.resolve("out.pdf"));
        try (var said = agent.inputReader(StandardCharsets.UTF_8)) {
            var log = new ArrayList<String>();
            for (var line = said.readLine(); line != null; line = said.readLine()) {
                log.add(line);
                if (line.startsWith("SIGNED")) {
                    break;
                }
            }
            assertThat(log.getLast()).isEqualTo("SIGNED 0");
            assertThat(String.join("\n", log)).doesNotContain(PIN);
            var children = agent.children().toList();
            assertThat(children).hasSize(1);
            var text = new String(document, StandardCharsets.ISO_8859_1);
            var passage = text.substring(document.length / 2, document.length / 2 + 24);
            holdsNeither(agent.pid(), passage);
            holdsNeither(children.getFirst().pid(), passage);
        } finally {
            agent.destroyForcibly();
        }
    }

    private void holdsNeither(long pid, String passage) throws IOException, InterruptedException {
        // all of the heap for the PIN, garbage included; what lives for the document
        var all = dump(pid, "all", "-all");
        assertThat(contains(all, "chungthuc", StandardCharsets.ISO_8859_1))
                .as("a dump that can be searched")
                .isTrue();
        assertThat(contains(all, PIN, StandardCharsets.ISO_8859_1)).as("PIN as bytes").isFalse();
        assertThat(contains(all, PIN, StandardCharsets.UTF_16BE)).as("PIN as char[]").isFalse();
        assertThat(contains(all, PIN, StandardCharsets.UTF_16LE)).as("PIN as string").isFalse();
        var live = dump(pid, "live");
        assertThat(contains(live, passage, StandardCharsets.ISO_8859_1)).as("document").isFalse();
    }

    private byte[] dump(long pid, String name, String... options)
            throws IOException, InterruptedException {
        var file = folder.resolve(name + pid + ".hprof");
        var jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        var command = new ArrayList<>(List.of(jcmd, String.valueOf(pid), "GC.heap_dump"));
        command.addAll(List.of(options));
        command.add(file.toString());
        var dumping =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start();
        assertThat(dumping.waitFor()).isZero();
        return Files.readAllBytes(file);
    }

    private static boolean contains(byte[] dump, String wanted, Charset charset) {
        var text = new String(dump, StandardCharsets.ISO_8859_1);
        return text.contains(new String(wanted.getBytes(charset), StandardCharsets.ISO_8859_1));
    }

    private static Process start(Path... arguments) throws IOException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(
                List.of(
                        "--enable-native-access=ALL-UNNAMED",
                        "-Xmx128m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        SecretPlay.class.getName()));
        for (var argument : arguments) {
            command.add(argument.toString());
        }
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }
}
