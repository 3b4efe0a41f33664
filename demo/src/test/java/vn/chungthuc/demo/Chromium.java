package vn.chungthuc.demo;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;

/// A real browser without a screen of its own.
final class Chromium {
    private Chromium() {}

    static boolean available() {
        return has("chromium") && has("chromedriver");
    }

    /// @param folder for its profile and what it downloads
    static ChromeDriver start(Path folder) {
        var options = new ChromeOptions();
        options.setBinary("/usr/bin/chromium");
        options.setExperimentalOption(
                "prefs", Map.of("download.default_directory", folder.toString()));
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
                        "--user-data-dir=" + folder.resolve("chromium")));
        var service =
                new ChromeDriverService.Builder()
                        .usingDriverExecutable(Path.of("/usr/bin/chromedriver").toFile())
                        .withEnvironment(Map.of("HOME", folder.toString()))
                        .build();
        return new ChromeDriver(service, options);
    }

    static boolean has(String program) {
        return Stream.of("/usr/bin", "/usr/local/bin", "/bin")
                .anyMatch(place -> Files.isExecutable(Path.of(place, program)));
    }
}
