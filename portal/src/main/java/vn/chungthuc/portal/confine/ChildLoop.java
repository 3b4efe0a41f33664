package vn.chungthuc.portal.confine;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;

/// The child's side: a line `{"work","request"}` comes in, a line `{"answer"}` or `{"failed"}` goes
/// out. When the lines end, so does the process, whatever it is doing: its parent is gone.
public final class ChildLoop {
    static final String READY = "ready";
    private static final ObjectMapper JSON = JsonMapper.builder().build();

    private final Map<Work, Work.Function> functions;
    private final PrintStream out;
    private final LinkedBlockingQueue<String> lines = new LinkedBlockingQueue<>();

    private ChildLoop(Map<Work, Work.Function> functions, PrintStream out) {
        this.functions = Map.copyOf(functions);
        this.out = out;
    }

    /// Returns never: the process ends with `in`.
    public static void run(InputStream in, PrintStream out, Map<Work, Work.Function> functions)
            throws IOException {
        var loop = new ChildLoop(functions, out);
        Thread.ofPlatform().daemon().name("work").start(loop::work);
        try (var reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            for (var line = reader.readLine(); line != null; line = reader.readLine()) {
                loop.lines.add(line);
            }
        }
        Runtime.getRuntime().halt(0);
    }

    private void work() {
        say(READY);
        try {
            while (true) {
                say(answer(lines.take()));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void say(String line) {
        out.println(line);
        out.flush();
    }

    private String answer(String line) {
        ObjectNode said = JsonNodeFactory.instance.objectNode();
        try {
            var asked = JSON.readTree(line);
            var work = Work.valueOf(asked.path("work").asText());
            var function = functions.get(work);
            if (function == null) {
                return said.put("failed", "no function for " + work).toString();
            }
            said.set("answer", function.answer(asked.path("request")));
        } catch (IOException | RuntimeException | StackOverflowError e) {
            said.put("failed", e.getClass().getSimpleName());
        }
        return said.toString();
    }
}
