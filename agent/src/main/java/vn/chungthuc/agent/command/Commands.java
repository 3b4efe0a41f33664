package vn.chungthuc.agent.command;

import java.io.IOException;
import java.io.PrintStream;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Set;
import vn.chungthuc.agent.doctor.Doctor;
import vn.chungthuc.agent.token.Tokens;
import vn.chungthuc.agent.words.Words;

/// The one program's command line: `serve` (also without any word), `doctor`, `tokens`, `sign`,
/// `version`, `help`, and a `chungthuc:` address that a browser hands over.
public final class Commands {
    /// What the composition root makes when a command needs it.
    public interface Wiring {
        /// Runs the agent until it is told to end.
        ///
        /// @param wanted what the person meant by starting it
        /// @return the exit code
        int serve(ShowOptions options, Wanted wanted) throws InterruptedException;

        Doctor doctor(ShowOptions options);

        Tokens tokens(ShowOptions options);

        SignCommand sign();
    }

    /// What to do besides running, or in the agent that runs already.
    ///
    /// @param word `open` (somebody started the program), `quiet` (started with the session) or
    ///   `pick-up`
    /// @param argument the address to pick up, else empty
    public record Wanted(String word, String argument) {}

    private static final String SCHEME = "chungthuc:";

    private final PrintStream out;
    private final PrintStream complaints;
    private final String version;
    private final Wiring wiring;
    private final InstantSource clock;

    public Commands(
            PrintStream out,
            PrintStream complaints,
            String version,
            Wiring wiring,
            InstantSource clock) {
        this.out = out;
        this.complaints = complaints;
        this.version = version;
        this.wiring = wiring;
        this.clock = clock;
    }

    /// @return the exit code: 0, 1 for what failed or is not well, 2 for wrong usage
    public int run(String... arguments) throws IOException, InterruptedException {
        var words = new Words("command", SignOptions.language(arguments));
        try {
            return dispatch(words, arguments);
        } catch (Refusal e) {
            complaints.println(words.text("not-run", e.sentence(words)));
            return e.code();
        }
    }

    private int dispatch(Words words, String... arguments)
            throws IOException, InterruptedException {
        if (arguments.length == 0 || arguments[0].startsWith("--")) {
            return isHelp(arguments) ? help(words) : serve(words, arguments);
        }
        if (arguments[0].startsWith(SCHEME)) {
            return wiring.serve(options(Set.of()), new Wanted("pick-up", arguments[0]));
        }
        var rest = Arrays.copyOfRange(arguments, 1, arguments.length);
        return switch (arguments[0]) {
            case "serve" -> serve(words, rest);
            case "doctor" -> doctor(words, rest);
            case "tokens" -> tokens(words, rest);
            case "sign" -> wiring.sign().run(rest);
            case "version" -> version();
            case "help", "-h" -> help(words);
            default -> throw Refusal.usage("usage.command", arguments[0]);
        };
    }

    private static boolean isHelp(String... arguments) {
        return arguments.length > 0 && arguments[0].equals("--help");
    }

    private static ShowOptions options(Set<String> known, String... arguments) {
        return ShowOptions.parse(known, arguments);
    }

    private int serve(Words words, String... arguments) throws InterruptedException {
        var options = options(Set.of("--config", "--quiet", "--language"), arguments);
        var quiet = Arrays.asList(arguments).contains("--quiet");
        return options.help()
                ? help(words)
                : wiring.serve(options, new Wanted(quiet ? "quiet" : "open", ""));
    }

    private int doctor(Words words, String... arguments) throws IOException {
        var options = options(Set.of("--config", "--json", "--language"), arguments);
        return options.help()
                ? help(words)
                : new DoctorCommand(out, wiring.doctor(options)).run(options);
    }

    private int tokens(Words words, String... arguments) throws IOException {
        var options = options(Set.of("--config", "--json", "--language"), arguments);
        if (options.help()) {
            return help(words);
        }
        try (var tokens = wiring.tokens(options)) {
            return new TokensCommand(out, tokens, clock).run(options);
        }
    }

    private int version() {
        out.println("chungthuc-agent " + version);
        return 0;
    }

    private int help(Words words) {
        out.print(words.text("commands"));
        return 0;
    }
}
