package vn.chungthuc.agent.command;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.chungthuc.pdf.FreePlace.Wish;
import vn.chungthuc.protocol.Rect;

/// The options of the command line; each is given once at most.
///
/// @param p12 a PKCS#12 file, or null for a token
/// @param driver PKCS#11 module of the token; null looks at the known ones
/// @param token its label; null takes the only one there is
/// @param certificate serial number in hexadecimal; null takes the only one that fits
/// @param pinFile null asks for the PIN
/// @param field full name of the field; empty for a new one
/// @param page see [Wish]
/// @param rect as seen, in points; null shows nothing
/// @param text the lines to show; null for the usual ones
record SignOptions(
        @Nullable Path p12,
        @Nullable Path driver,
        @Nullable String token,
        @Nullable String certificate,
        @Nullable Path pinFile,
        String field,
        int page,
        @Nullable Rect rect,
        @Nullable Path image,
        @Nullable String text,
        String reason,
        String location,
        String hash,
        boolean pss,
        boolean force,
        boolean json,
        Path in,
        Path out) {
    private static final Set<String> VALUES =
            Set.of(
                    "--p12",
                    "--driver",
                    "--token",
                    "--cert",
                    "--pin-file",
                    "--field",
                    "--page",
                    "--rect",
                    "--image",
                    "--text",
                    "--reason",
                    "--location",
                    "--hash",
                    "--language");
    private static final Set<String> FLAGS = Set.of("--pss", "--force", "--json", "--help");

    /// The language is needed before anything can be complained of.
    static Locale language(String... arguments) {
        int at = List.of(arguments).indexOf("--language");
        boolean english = at >= 0 && at + 1 < arguments.length && arguments[at + 1].equals("en");
        return english ? Locale.ENGLISH : Locale.of("vi");
    }

    static boolean asksForHelp(String... arguments) {
        return arguments.length == 0
                || Set.of("--help", "-h").contains(arguments[0])
                || List.of(arguments).contains("--help");
    }

    /// @throws Refusal with the exit code of wrong usage
    static SignOptions parse(String... arguments) {
        var values = new HashMap<String, String>();
        var flags = new HashSet<String>();
        var files = new ArrayList<String>();
        for (int i = 0; i < arguments.length; i++) {
            var argument = arguments[i];
            if (!argument.startsWith("-") || argument.equals("-")) {
                files.add(argument);
            } else if (FLAGS.contains(argument)) {
                once(flags.add(argument), argument);
            } else if (!VALUES.contains(argument)) {
                throw Refusal.usage("usage.unknown", argument);
            } else if (++i == arguments.length) {
                throw Refusal.usage("usage.value", argument);
            } else {
                once(values.put(argument, arguments[i]) == null, argument);
            }
        }
        if (files.size() != 2) {
            throw Refusal.usage("usage.files");
        }
        return of(values, flags, files);
    }

    private static SignOptions of(
            Map<String, String> values, Set<String> flags, List<String> files) {
        boolean file = values.containsKey("--p12");
        if (file && (values.containsKey("--driver") || values.containsKey("--token"))) {
            throw Refusal.usage("usage.key");
        }
        if (!file && !values.containsKey("--driver") && !values.containsKey("--token")) {
            throw Refusal.usage("usage.key");
        }
        if (!Set.of("vi", "en").contains(values.getOrDefault("--language", "vi"))) {
            throw Refusal.usage("usage.language");
        }
        boolean shows = values.containsKey("--rect") || values.containsKey("--field");
        if (!shows && (values.containsKey("--image") || values.containsKey("--text"))) {
            throw Refusal.usage("usage.rect.needed");
        }
        return new SignOptions(
                path(values.get("--p12")),
                path(values.get("--driver")),
                values.get("--token"),
                values.get("--cert"),
                path(values.get("--pin-file")),
                values.getOrDefault("--field", ""),
                page(values.get("--page")),
                rect(values.get("--rect")),
                path(values.get("--image")),
                values.get("--text"),
                values.getOrDefault("--reason", ""),
                values.getOrDefault("--location", ""),
                hash(values.getOrDefault("--hash", "sha256")),
                flags.contains("--pss"),
                flags.contains("--force"),
                flags.contains("--json"),
                Path.of(files.getFirst()),
                Path.of(files.getLast()));
    }

    private static void once(boolean first, String option) {
        if (!first) {
            throw Refusal.usage("usage.twice", option);
        }
    }

    private static @Nullable Path path(@Nullable String text) {
        try {
            return text == null ? null : Path.of(text);
        } catch (InvalidPathException e) {
            throw Refusal.usage("usage.path", String.valueOf(text));
        }
    }

    private static int page(@Nullable String text) {
        if (text == null) {
            return Wish.ANY;
        }
        if (text.equals("last")) {
            return Wish.LAST;
        }
        if (!text.matches("[1-9][0-9]{0,7}")) {
            throw Refusal.usage("usage.page", text);
        }
        return Integer.parseInt(text);
    }

    private static @Nullable Rect rect(@Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            var sides = text.split(",", -1);
            if (sides.length == 4) {
                return new Rect(side(sides[0]), side(sides[1]), side(sides[2]), side(sides[3]));
            }
        } catch (IllegalArgumentException e) {
            // told below: not a number, or no inside
        }
        throw Refusal.usage("usage.rect", text);
    }

    private static double side(String text) {
        return Double.parseDouble(text.strip());
    }

    private static String hash(String text) {
        if (!Set.of("sha256", "sha384", "sha512").contains(text)) {
            throw Refusal.usage("usage.hash", text);
        }
        return text.toUpperCase(Locale.ROOT);
    }

    /// JCA name of the digest: `SHA-256`.
    String digest() {
        return hash.replace("SHA", "SHA-");
    }
}
