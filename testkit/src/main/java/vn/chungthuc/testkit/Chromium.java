package vn.chungthuc.testkit;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;

/// Debian's Chromium without a screen, which talks to nobody by itself.
public final class Chromium {
    private static final Path BINARY = Path.of("/usr/bin/chromium");
    private static final Path DRIVER = Path.of("/usr/bin/chromedriver");

    private Chromium() {}

    public static boolean available() {
        return Files.isExecutable(BINARY) && Files.isExecutable(DRIVER);
    }

    /// @param home of this browser: its profile and whatever else it writes
    public static ChromeDriver start(Path home) {
        var options = new ChromeOptions();
        options.setBinary(BINARY.toString());
        options.addArguments(
                List.of(
                        "--headless=new",
                        "--no-sandbox",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--disable-sync",
                        "--no-first-run",
                        "--disable-quic",
                        "--disable-dev-shm-usage",
                        "--force-device-scale-factor=1",
                        "--window-size=1280,900",
                        "--lang=vi",
                        "--user-data-dir=" + home.resolve("chromium")));
        var service =
                new ChromeDriverService.Builder()
                        .usingDriverExecutable(DRIVER.toFile())
                        .withEnvironment(Map.of("HOME", home.toString()))
                        .build();
        return new ChromeDriver(service, options);
    }
}
