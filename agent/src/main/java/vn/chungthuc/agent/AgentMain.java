package vn.chungthuc.agent;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.chungthuc.agent.command.Commands;
import vn.chungthuc.agent.command.SignCommand;
import vn.chungthuc.agent.config.ConfigFault;
import vn.chungthuc.agent.config.Places;

/// The installed program. Without arguments it runs and asks the person in a window; there is no
/// way to make it answer in the person's place. `help` tells the other commands. Standard output is
/// a command's result alone, the log goes to standard error.
public final class AgentMain {
    private static final Set<String> SHOWING = Set.of("doctor", "tokens", "version", "help");

    private AgentMain() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        var command = arguments.length == 0 ? "serve" : arguments[0];
        boolean signs = command.equals("sign");
        var places =
                Places.of(
                        System.getProperty("os.name"),
                        Path.of(System.getProperty("user.home")),
                        System.getenv());
        setUnlessSet(
                "logback.configurationFile",
                signs || SHOWING.contains(command)
                        ? "vn/chungthuc/agent/command/logback.xml"
                        : "vn/chungthuc/agent/logback.xml");
        setUnlessSet("chungthuc.logs", places.dataFolder().resolve("logs").toString());
        if (signs) {
            System.setProperty("java.awt.headless", "true");
        }
        // never closed: what nobody expected is still printed by the JVM itself
        var out = utf8(FileDescriptor.out);
        var err = utf8(FileDescriptor.err);
        var clock = InstantSource.system();
        var logs = Path.of(System.getProperty("chungthuc.logs"));
        var sign = new SignCommand(out, err, AgentMain::ask, ZonedDateTime::now);
        var wiring = new Wired(places, logs, sign, clock);
        int code = 1;
        try {
            code = new Commands(out, err, Agent.VERSION, wiring, clock).run(arguments);
        } catch (ConfigFault e) {
            err.println(e.getMessage());
        }
        out.flush();
        err.flush();
        System.exit(code);
    }

    private static void setUnlessSet(String property, String value) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, value);
        }
    }

    private static PrintStream utf8(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
    }

    @SuppressWarnings("SystemConsoleNull") // it may be null again when java.base makes it
    private static char @Nullable [] ask(String prompt) {
        var console = System.console();
        return console == null || !console.isTerminal() ? null : console.readPassword("%s", prompt);
    }
}
