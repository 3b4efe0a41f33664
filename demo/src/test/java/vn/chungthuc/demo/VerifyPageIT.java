package vn.chungthuc.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.support.ui.WebDriverWait;
import vn.chungthuc.testkit.Chromium;
import vn.chungthuc.testkit.Judges;
import vn.chungthuc.testkit.Needs;
import vn.chungthuc.testkit.SamplePdfs;

/// The verification page as people use it, with a copy that went the whole way. Leaves pictures in
/// `target/pictures`.
class VerifyPageIT {
    private static final Path PICTURES = Path.of("target", "pictures");
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir static Path root;
    @TempDir Path folder;
    private static Office office;
    private static Path copy;
    private static Path changed;
    private ChromeDriver browser;

    @BeforeAll
    static void issue() throws Exception {
        Needs.that(Chromium.available(), "chromium, chromium-driver");
        office = Office.open(root.resolve("demo"));
        var scan = SamplePdfs.ONE_PAGE.write(root.resolve("scan.pdf"));
        var submitted = office.officer().submit(scan, Map.of());
        office.leader().sign(submitted.id());
        office.leader().forward(submitted.id());
        office.clerk().seal(submitted.id());
        office.clerk().complete(submitted.id());
        assertThat(office.demo().awaitPreserved(submitted.id(), 1)).isTrue();
        var link = office.mailAbout(submitted.code());
        copy = office.citizen().download(link, submitted.pickUpCode(), root.resolve("bản sao.pdf"));
        var bytes = Files.readAllBytes(copy);
        bytes[(int) Files.size(scan) / 2] ^= 1;
        changed = Files.write(root.resolve("đã sửa.pdf"), bytes);
    }

    @AfterAll
    static void close() throws Exception {
        if (office != null) {
            office.close();
        }
    }

    @BeforeEach
    void open() {
        browser = Chromium.start(folder);
        browser.executeCdpCommand(
                "Browser.setDownloadBehavior",
                Map.of("behavior", "allow", "downloadPath", folder.toString()));
        browser.get(office.demo().origin() + "/verify");
    }

    @AfterEach
    void quit() {
        browser.quit();
    }

    @Test
    void showsWhatEachFileIsWorthAndWhatWasSigned() throws Exception {
        picture("verify-empty");
        choose(copy + "\n" + changed);
        until(() -> cards() == 2);
        assertThat(text("[data-card]:last-of-type"))
                .contains("bản sao.pdf", "Nguyên vẹn", "Đã cấp, còn giá trị", "/ĐT");
        assertThat(text("[data-card]:first-of-type")).contains("đã sửa.pdf", "Không hợp lệ");
        picture("verify-two");
        var issued = browser.findElement(By.cssSelector("[data-card]:last-of-type"));
        browser.executeScript("arguments[0].scrollIntoView()", issued);
        picture("verify-issued");
        browser.manage().window().setSize(new Dimension(500, 1000));
        picture("verify-phone");
        browser.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of(
                        "features",
                        java.util.List.of(
                                Map.of("name", "prefers-color-scheme", "value", "dark"))));
        picture("verify-dark");
        assertThat(
                        browser.executeScript(
                                "return document.documentElement.scrollWidth <= innerWidth"))
                .as("nothing sticks out on a phone")
                .isEqualTo(true);
        browser.manage().window().setSize(new Dimension(1280, 900));
        revision();
        etsiReport();
        report();
    }

    /// The file is sent once more by the page, which still has it.
    private void etsiReport() throws Exception {
        press("[data-card]:last-of-type details:last-of-type summary");
        var button = "[data-card]:last-of-type [data-etsi] button";
        until(() -> browser.findElement(By.cssSelector(button)).isDisplayed());
        picture("verify-technical");
        press(button);
        until(() -> downloaded("bản sao-etsi.xml").isPresent());
        assertThat(downloaded("bản sao-etsi.xml").orElseThrow())
                .content()
                .contains("ValidationReport");
    }

    /// Each signature's own revision is cut from the file by the page itself.
    private void revision() throws Exception {
        press("[data-card]:last-of-type details summary");
        var view = By.cssSelector("[data-card]:last-of-type [data-view]");
        until(() -> browser.findElement(view).isDisplayed());
        picture("verify-signature");
        press("[data-card]:last-of-type [data-view]");
        until(() -> !browser.findElements(By.cssSelector("#revision[open] canvas")).isEmpty());
        until(() ->
                browser.findElement(By.cssSelector("#revision [data-told]"))
                        .getText()
                        .contains("2"));
        picture("verify-revision");
        press("#revision form button");
        press("[data-card]:last-of-type [data-get]");
        until(() -> downloaded("bản sao-").isPresent());
        var signed = Files.readAllBytes(downloaded("bản sao-").orElseThrow());
        assertThat(Files.readAllBytes(copy)).startsWith(signed).hasSizeGreaterThan(signed.length);
    }

    private void report() throws Exception {
        press("[data-card]:last-of-type form[action='/verify/report'] button");
        until(() -> downloaded("bao-cao-kiem-tra").isPresent());
        var report = downloaded("bao-cao-kiem-tra").orElseThrow();
        Files.createDirectories(PICTURES);
        Files.copy(report, PICTURES.resolve("report.pdf"), StandardCopyOption.REPLACE_EXISTING);
        if (Judges.pdfsigAvailable()) {
            assertThat(Judges.pdfsig(report).allValid()).isTrue();
        }
        choose(report.toString());
        until(() -> cards() == 3);
        assertThat(text("[data-card]:first-of-type")).contains("Nguyên vẹn", "Không có trong sổ");
    }

    @Test
    void worksByKeyboardAlone() {
        var focused = "return document.activeElement.id || document.activeElement.className";
        var seen = new java.util.LinkedHashSet<String>();
        for (int i = 0; i < 8; i++) {
            new Actions(browser).sendKeys(Keys.TAB).perform();
            seen.add(String.valueOf(browser.executeScript(focused)));
        }
        assertThat(seen).contains("skip", "files");
        choose(changed.toString());
        until(() -> cards() == 1);
        until(() -> "H2".equals(browser.executeScript("return document.activeElement.tagName")));
        assertThat(text("#progress")).contains("đã sửa.pdf", "Không hợp lệ");
    }

    /// At the middle of the window: what is scrolled under nothing can be pressed.
    private void press(String selector) {
        var what = browser.findElement(By.cssSelector(selector));
        browser.executeScript("arguments[0].scrollIntoView({block: 'center'})", what);
        what.click();
    }

    private void choose(String files) {
        browser.findElement(By.id("files")).sendKeys(files);
    }

    private int cards() {
        return browser.findElements(By.cssSelector("[data-card]")).size();
    }

    private String text(String selector) {
        return browser.findElement(By.cssSelector(selector)).getText();
    }

    private Optional<Path> downloaded(String begin) {
        try (var files = Files.list(folder)) {
            return files.filter(file -> String.valueOf(file.getFileName()).startsWith(begin))
                    .filter(file -> !file.toString().endsWith(".crdownload"))
                    .findFirst();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private void until(BooleanSupplier holds) {
        new WebDriverWait(browser, PATIENCE).until(_ -> holds.getAsBoolean());
    }

    private void picture(String name) throws Exception {
        Files.createDirectories(PICTURES);
        var png = browser.getScreenshotAs(OutputType.FILE).toPath();
        Files.move(png, PICTURES.resolve(name + ".png"), StandardCopyOption.REPLACE_EXISTING);
    }
}
