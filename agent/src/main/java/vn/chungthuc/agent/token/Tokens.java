package vn.chungthuc.agent.token;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import vn.chungthuc.agent.driver.Driver;
import vn.chungthuc.agent.driver.DriverVerdict;

/// All tokens that this workstation has at a moment. Drivers live in child processes, one each, so
/// that none can harm another or this one.
public final class Tokens implements AutoCloseable {
    /// After this a driver counts as hung.
    public static final Duration PATIENCE = Duration.ofSeconds(30);

    private final List<CardDriver> drivers;
    private final List<FileToken> files;

    /// @param drivers in the order in which they are preferred, see
    ///   [vn.chungthuc.agent.driver.Drivers]
    /// @param files PKCS#12 files
    public Tokens(List<Driver> drivers, List<Path> files) {
        this(drivers, files, PATIENCE);
    }

    /// @param patience for one answer of a driver
    Tokens(List<Driver> drivers, List<Path> files, Duration patience) {
        this.drivers = drivers.stream().map(each -> new CardDriver(each, patience)).toList();
        this.files = files.stream().map(FileToken::new).toList();
    }

    /// Starts the children, so that they are there when tokens are looked for. Does not wait.
    public void prepare() {
        drivers.forEach(driver -> Thread.ofVirtual().start(driver::prepare));
    }

    /// Looks at everything anew.
    ///
    /// @param most how long to wait; a driver that has not answered by then is still
    ///   [DriverVerdict#LOOKING]
    public Inventory look(Duration most) {
        return gathered(true, most);
    }

    /// What there is now. Costs little, so that it can be asked every second; drivers that were in
    /// trouble at the last [#look] are not asked.
    public Inventory now(Duration most) {
        return gathered(false, most);
    }

    private Inventory gathered(boolean anew, Duration most) {
        var looks = drivers.stream().map(driver -> driver.look(anew)).toList();
        try {
            CompletableFuture.allOf(looks.toArray(CompletableFuture[]::new))
                    .get(most.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (TimeoutException | ExecutionException _) {
            // told driver by driver
        }
        var reports = new ArrayList<DriverReport>();
        for (int i = 0; i < drivers.size(); i++) {
            var nothingYet = new CardDriver.Look(DriverVerdict.LOOKING, "", List.of());
            reports.add(report(drivers.get(i), looks.get(i).getNow(nothingYet)));
        }
        return Inventory.of(reports, files);
    }

    private static DriverReport report(CardDriver driver, CardDriver.Look look) {
        var tokens = look.tokens().stream().map(seen -> new CardToken(driver, seen)).toList();
        return new DriverReport(driver.driver(), look.verdict(), look.detail(), tokens);
    }

    /// Ends the children; one that hangs is killed.
    @Override
    public void close() {
        drivers.parallelStream().forEach(CardDriver::close);
    }
}
