package vn.chungthuc.portal;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import vn.chungthuc.portal.db.Database;
import vn.chungthuc.portal.verify.ApiKeys;
import vn.chungthuc.protocol.ProblemException;

/// Keys for programs that verify copies by the API: `portal.yaml add NAME [A_MINUTE]`, `list`,
/// `revoke NAME`. A new key is printed once and kept nowhere. Ends with 0, or 1 where nothing
/// changed, or 2 for a wrong call.
public final class ApiKeyMain {
    private static final String USAGE =
            "portal.yaml add NAME [REQUESTS_A_MINUTE] | list | revoke NAME";
    private static final int USUAL = 60;

    private ApiKeyMain() {}

    public static void main(String[] args) {
        System.setProperty("logback.configurationFile", "vn/chungthuc/portal/verify/logback.xml");
        var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        try {
            var arguments = Arrays.asList(args).subList(Math.min(1, args.length), args.length);
            var config = args.length < 2 ? null : PortalConfig.read(Path.of(args[0]));
            System.exit(config == null ? wrong() : with(config, keys -> run(keys, arguments, out)));
        } catch (IOException | IllegalArgumentException | ProblemException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }

    private static int run(ApiKeys keys, List<String> arguments, PrintStream out) {
        int given = arguments.size();
        return switch (arguments.getFirst()) {
            case "list" -> list(keys, out);
            case "add" -> given == 2 || given == 3 ? add(keys, arguments, out) : wrong();
            case "revoke" -> given == 2 ? revoke(keys, arguments.get(1), out) : wrong();
            default -> wrong();
        };
    }

    private static int list(ApiKeys keys, PrintStream out) {
        keys.list().forEach(key -> out.println(line(key)));
        return 0;
    }

    private static int add(ApiKeys keys, List<String> arguments, PrintStream out) {
        int most = arguments.size() == 3 ? Integer.parseInt(arguments.get(2)) : USUAL;
        if (most < 1) {
            return nothing("at least one request a minute");
        }
        return keys.add(arguments.get(1).strip(), most)
                .map(key -> said(out, key))
                .orElseGet(() -> nothing("there is a key of that name"));
    }

    private static int revoke(ApiKeys keys, String name, PrintStream out) {
        return keys.revoke(name.strip()) ? said(out, "revoked") : nothing("no such key holds");
    }

    private static String line(ApiKeys.Client key) {
        var until = key.revokedAt();
        return "%s\t%d/min\t%s\t%s"
                .formatted(
                        key.name(),
                        key.aMinute(),
                        key.createdAt(),
                        until == null ? "holds" : "revoked " + until);
    }

    private static int said(PrintStream out, String words) {
        out.println(words);
        return 0;
    }

    private static int nothing(String words) {
        System.err.println(words);
        return 1;
    }

    private static int wrong() {
        System.err.println(USAGE);
        return 2;
    }

    /// The gateways wait for their answers, which only virtual threads may.
    private static int with(PortalConfig config, Function<ApiKeys, Integer> work) {
        var vertx = Vertx.vertx();
        var result = new CompletableFuture<Integer>();
        Thread.startVirtualThread(() -> {
            try (var database = new Database(vertx, config.database())) {
                result.complete(work.apply(new ApiKeys(database, InstantSource.system())));
            } catch (RuntimeException e) {
                result.completeExceptionally(e);
            }
        });
        try {
            return result.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException known ? known : e;
        } finally {
            vertx.close();
        }
    }
}
