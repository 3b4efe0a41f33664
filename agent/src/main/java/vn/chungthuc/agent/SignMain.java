package vn.chungthuc.agent;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.ZonedDateTime;
import org.jspecify.annotations.Nullable;
import vn.chungthuc.agent.command.SignCommand;

/// Signs a PDF from the command line; `--help` tells how. Standard output is the result alone.
public final class SignMain {
    private SignMain() {}

    public static void main(String[] arguments) {
        System.setProperty("logback.configurationFile", "vn/chungthuc/agent/command/logback.xml");
        System.setProperty("java.awt.headless", "true");
        try (var out = utf8(FileDescriptor.out);
                var err = utf8(FileDescriptor.err)) {
            int code = new SignCommand(out, err, SignMain::ask, ZonedDateTime::now).run(arguments);
            out.flush();
            err.flush();
            System.exit(code);
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
