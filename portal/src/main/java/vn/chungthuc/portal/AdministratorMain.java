package vn.chungthuc.portal;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import vn.chungthuc.portal.account.Passwords;
import vn.chungthuc.portal.admin.FirstAdministrator;
import vn.chungthuc.portal.admin.OneTimePassword;
import vn.chungthuc.portal.agency.OfficeTime;
import vn.chungthuc.portal.db.Database;
import vn.chungthuc.protocol.ProblemException;

/// The first administrator of an office, from the server's own shell: `portal.yaml AGENCY-CODE
/// "AGENCY NAME" PLACE LOGIN "PERSON'S NAME"`. Makes the office when its code is new. Prints the
/// password for one sign-in once. Ends with 0, or 1 where nothing changed, or 2 for a wrong call.
public final class AdministratorMain {
    private static final String USAGE =
            "portal.yaml AGENCY-CODE \"AGENCY NAME\" PLACE LOGIN \"PERSON'S NAME\"";

    private AdministratorMain() {}

    public static void main(String[] args) {
        System.setProperty("logback.configurationFile", "vn/chungthuc/portal/verify/logback.xml");
        var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        if (args.length != 6) {
            System.err.println(USAGE);
            System.exit(2);
        }
        try {
            var wanted =
                    new FirstAdministrator.Wanted(
                            args[1].strip(),
                            args[2].strip(),
                            args[3].strip(),
                            args[4].strip().toLowerCase(Locale.ROOT),
                            args[5].strip());
            var password = OneTimePassword.fresh();
            var answer = answer(PortalConfig.read(Path.of(args[0])), wanted, password);
            if (answer) {
                out.println(wanted.login() + "\t" + password);
            } else {
                System.err.println("that log-in name is taken");
            }
            System.exit(answer ? 0 : 1);
        } catch (IOException | IllegalArgumentException | ProblemException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }

    /// The gateways wait for their answers, which only virtual threads may.
    private static boolean answer(
            PortalConfig config, FirstAdministrator.Wanted wanted, String password) {
        var vertx = Vertx.vertx();
        var clock = InstantSource.system();
        LocalDate today = OfficeTime.day(clock.instant());
        var result = new CompletableFuture<Boolean>();
        Thread.startVirtualThread(() -> {
            try (var database = new Database(vertx, config.database())) {
                var first = new FirstAdministrator(clock);
                result.complete(
                        database.inTransaction(
                                c -> first.add(c, wanted, Passwords.hash(password), today)));
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
