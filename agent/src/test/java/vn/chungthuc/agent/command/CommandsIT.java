package vn.chungthuc.agent.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.chungthuc.agent.Agent;
import vn.chungthuc.agent.AgentMain;
import vn.chungthuc.testkit.TestPki;

/// The real program in JVMs of its own, without a display, in the home folder of nobody.
class CommandsIT {
    @TempDir Path folder;

    @Test
    void saysItsVersion() throws IOException, InterruptedException {
        var said = run("version");
        assertThat(said.code()).isZero();
        assertThat(said.out()).isEqualTo("chungthuc-agent " + Agent.VERSION + "\n");
    }

    @Test
    void refusesAnUnknownCommandWithUsage() throws IOException, InterruptedException {
        var said = run("sing", "--language", "en");
        assertThat(said.code()).isEqualTo(Refusal.USAGE);
        assertThat(said.out()).isEmpty();
        assertThat(said.err()).contains("there is no command sing");
    }

    @Test
    void examinesAComputerThatCannotSign() throws IOException, InterruptedException {
        var said = run("doctor", "--json", "--config", config("portals: []\n"));
        assertThat(said.code()).isEqualTo(1);
        var report = new ObjectMapper().readTree(said.out());
        assertThat(report.get("good").booleanValue()).isFalse();
        assertThat(report.findValuesAsText("code"))
                .contains("program", "screen-missing", "portal-none", "timestamps-none");
        assertThat(report.findValuesAsText("layer")).contains("ports", "tokens");
    }

    @Test
    void saysInWordsWhatIsWrongWithTheConfiguration() throws IOException, InterruptedException {
        var said = run("doctor", "--language", "vi", "--config", config("portal: []\n"));
        assertThat(said.code()).isEqualTo(1);
        assertThat(said.out()).contains("Tệp cấu hình có lỗi").contains("\"portal\"");
    }

    @Test
    void listsTokensWithoutAPin() throws Exception {
        var signer = new CommandLine(folder, TestPki.KeyKind.EC_P256).signer;
        var file = signer.writePkcs12(folder.resolve("key.p12"), CommandLine.PIN);
        signer.writeChain(folder.resolve("key.pem"));
        var said = run("tokens", "--json", "--config", config("pkcs12: [" + file + "]\n"));
        assertThat(said.code()).isZero();
        var list = new ObjectMapper().readTree(said.out());
        assertThat(list.findValuesAsText("owner")).contains("Đặng Thị Ngọc Ẩn");
        assertThat(list.findValuesAsText("label")).contains("key.p12");
    }

    private String config(String yaml) throws IOException {
        return Files.writeString(folder.resolve("agent.yaml"), yaml).toString();
    }

    private CommandLine.Said run(String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-XX:TieredStopAtLevel=1"));
        command.addAll(List.of("-Duser.home=" + folder, "-XX:+UseSerialGC"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.add(AgentMain.class.getName());
        command.addAll(List.of(arguments));
        var out = folder.resolve("out.txt").toFile();
        var err = folder.resolve("err.txt").toFile();
        var builder = new ProcessBuilder(command).redirectOutput(out).redirectError(err);
        builder.environment()
                .keySet()
                .removeIf(key -> key.toUpperCase(Locale.ROOT).endsWith("DISPLAY"));
        var process = builder.start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return new CommandLine.Said(
                process.exitValue(),
                Files.readString(out.toPath(), StandardCharsets.UTF_8),
                Files.readString(err.toPath(), StandardCharsets.UTF_8));
    }
}
