package vn.chungthuc.portal.confine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// One process that works for this one: started ahead, asked by lines, killed without a question.
final class Child {
    private static final Duration START = Duration.ofSeconds(60);

    /// Enough for what a signed file keeps to prove itself, in base64.
    private static final int LONGEST_LINE = 1 << 25;

    /// Stands for the end of the lines; no line is null.
    private static final String END = "";

    private final Process process;
    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
    private boolean ready;

    private Child(Process process) {
        this.process = process;
    }

    /// @param program class whose `main` runs a [ChildLoop], on this process's class path; its
    ///   arguments
    /// @throws IOException when no process can be started
    static Child start(List<String> program, Confined.Limits limits) throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var command =
                new ArrayList<>(
                        List.of(
                                java,
                                "-Xmx" + limits.megabytes() + "m",
                                "-XX:+UseSerialGC",
                                "-XX:TieredStopAtLevel=" + (limits.fewQuestions() ? 1 : 4),
                                "-XX:+ExitOnOutOfMemoryError",
                                "-XX:-UsePerfData",
                                "-Xshare:auto",
                                "-Djava.awt.headless=true",
                                "-cp",
                                System.getProperty("java.class.path")));
        command.addAll(program);
        var builder = new ProcessBuilder(command);
        builder.environment().clear();
        builder.environment().put("LC_ALL", "C.UTF-8"); // file names with any letters
        builder.redirectError(ProcessBuilder.Redirect.DISCARD);
        var child = new Child(builder.start());
        Thread.ofPlatform().daemon().name("child " + child.process.pid()).start(child::listen);
        return child;
    }

    /// Asks and waits at most `patience`, not counting the start of the process. One that died or
    /// took too long is of no use afterwards.
    ///
    /// @throws IOException when it could not be asked: the question is not to blame
    Answer ask(JsonNode request, Duration patience) throws IOException, InterruptedException {
        if (!started()) {
            kill();
            throw new IOException("a child did not start, exit code " + process.waitFor());
        }
        var out = process.getOutputStream();
        out.write((request + "\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
        var line = lines.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
        return line == null ? new Answer.TookTooLong() : answer(line);
    }

    /// Waits until it can be asked; false if it never can.
    boolean started() throws InterruptedException {
        ready = ready || ChildLoop.READY.equals(lines.poll(START.toSeconds(), TimeUnit.SECONDS));
        return ready;
    }

    private static Answer answer(String line) {
        if (line.equals(END)) {
            return new Answer.Died();
        }
        try {
            var said = JsonMapper.builder().build().readTree(line);
            return said.has("answer")
                    ? new Answer.Done(said.get("answer"))
                    : new Answer.Failed(said.path("failed").asText());
        } catch (JsonProcessingException e) {
            return new Answer.Died();
        }
    }

    private void listen() {
        try (var in = new BufferedInputStream(process.getInputStream())) {
            for (var line = line(in); !line.equals(END); line = line(in)) {
                lines.add(line);
            }
        } catch (IOException e) {
            process.destroyForcibly();
        }
        lines.add(END);
    }

    /// The next line, or [#END] where the lines end or one is too long.
    private static String line(InputStream in) throws IOException {
        var line = new ByteArrayOutputStream();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0 || line.size() > LONGEST_LINE) {
                return END;
            }
            line.write(c);
        }
        return line.toString(StandardCharsets.UTF_8).stripTrailing();
    }

    boolean alive() {
        return process.isAlive();
    }

    long pid() {
        return process.pid();
    }

    void kill() {
        process.destroyForcibly();
    }
}
