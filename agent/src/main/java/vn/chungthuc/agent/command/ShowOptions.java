package vn.chungthuc.agent.command;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The options of `serve`, `doctor`, `tokens` and `version`; each is given once at most.
///
/// @param config a file in place of the person's usual one; null for that
/// @param json for scripts
/// @param help wants to know how
public record ShowOptions(@Nullable Path config, boolean json, boolean help, Locale language) {

    /// @throws Refusal with the exit code of wrong usage
    static ShowOptions parse(Set<String> known, String... arguments) {
        Path config = null;
        boolean json = false;
        boolean help = false;
        for (int i = 0; i < arguments.length; i++) {
            var argument = arguments[i];
            if (!known.contains(argument) && !argument.equals("--help")) {
                throw Refusal.usage("usage.unknown", argument);
            }
            switch (argument) {
                case "--json" -> json = true;
                case "--help" -> help = true;
                case "--quiet" -> {} // for [Commands]
                case "--config" -> config = Path.of(value(arguments, ++i)).toAbsolutePath();
                default -> language(value(arguments, ++i));
            }
        }
        return new ShowOptions(config, json, help, SignOptions.language(arguments));
    }

    private static String value(String[] arguments, int at) {
        if (at >= arguments.length) {
            throw Refusal.usage("usage.value", arguments[at - 1]);
        }
        return arguments[at];
    }

    private static void language(String text) {
        if (!Set.of("vi", "en").contains(text)) {
            throw Refusal.usage("usage.language");
        }
    }
}
