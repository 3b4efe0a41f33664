package vn.chungthuc.portal.intake;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import vn.chungthuc.portal.confine.Confined;
import vn.chungthuc.portal.web.Language;
import vn.chungthuc.portal.web.Words;
import vn.chungthuc.protocol.ProblemException;

/// What intake says of files, one JSON line each, in their order:
/// `{"file","accepted","code","sentence","warnings","millis"}`. Takes `--en` for English.
public final class InspectMain {
    private final Inspector inspector;
    private final Words words;

    private InspectMain(Inspector inspector, Words words) {
        this.inspector = inspector;
        this.words = words;
    }

    public static void main(String[] args) {
        var files = new ArrayList<>(List.of(args));
        boolean english = files.remove("--en");
        if (files.isEmpty()) {
            System.err.println("usage: inspect [--en] FILE…");
            System.exit(2);
        }
        var out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
        try (var confined = new Confined(Confined.MAIN, Inspector.WORKS, Inspector.limits(1))) {
            confined.awaitStart();
            var words = new Words(english ? Language.EN : Language.VI);
            var inspect = new InspectMain(new Inspector(confined), words);
            for (var file : files) {
                out.println(inspect.line(file));
                out.flush();
            }
        } catch (IOException | ProblemException e) {
            System.err.println("inspect: " + e.getMessage());
            System.exit(1);
        }
    }

    private ObjectNode line(String name) {
        long start = System.nanoTime();
        var line = JsonNodeFactory.instance.objectNode().put("file", name);
        try {
            if (!readable(name)) {
                throw new IOException(name);
            }
            say(line, inspector.inspect(Path.of(name)));
        } catch (IOException e) {
            say(line, false, "unreadable", "inspect.unreadable");
        }
        return line.put("millis", Duration.ofNanos(System.nanoTime() - start).toMillis());
    }

    private static boolean readable(String name) {
        try {
            var path = Path.of(name);
            return Files.isRegularFile(path) && Files.isReadable(path);
        } catch (InvalidPathException e) {
            return false;
        }
    }

    private void say(ObjectNode line, PdfCheck.Result result) {
        switch (result) {
            case PdfCheck.Result.Refused(var reason) ->
                    say(line, false, reason.code(), reason.key());
            case PdfCheck.Result.Fine(int _, var cautions) -> {
                var warnings = say(line, true, "fine", "inspect.fine").withArray("warnings");
                cautions.stream()
                        .sorted()
                        .map(caution -> caution.code() + ": " + words.say(caution.key()))
                        .forEach(warnings::add);
            }
        }
    }

    private ObjectNode say(ObjectNode line, boolean accepted, String code, String key) {
        line.put("accepted", accepted).put("code", code).put("sentence", words.say(key));
        line.putArray("warnings");
        return line;
    }
}
