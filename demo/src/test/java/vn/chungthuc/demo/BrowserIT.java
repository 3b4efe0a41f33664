package vn.chungthuc.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.InstantSource;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.support.ui.Select;
import org.openqa.selenium.support.ui.WebDriverWait;
import vn.chungthuc.testkit.Chromium;
import vn.chungthuc.testkit.Needs;
import vn.chungthuc.testkit.SamplePdfs;
import vn.chungthuc.testkit.SoftToken;

/// The walk as people do it: the pages in Chromium, the agent's real window on a screen in memory,
/// a PIN typed and the signature dragged. Leaves pictures in `target/pictures`.
class BrowserIT {
    private static final Path PICTURES = Path.of("target", "pictures");
    private static final String TITLE = "ChungThuc – Ký số";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir Path folder;

    private Screen screen;
    private Demo demo;
    private ChromeDriver browser;

    @BeforeEach
    void open() throws Exception {
        Needs.that(SoftToken.available(), "softhsm2");
        Needs.that(has("Xvfb") && has("openbox") && has("xdotool"), "xvfb, openbox, xdotool");
        Needs.that(Chromium.available(), "chromium, chromium-driver");
        screen = Screen.open(folder);
        demo =
                Demo.start(
                        new DemoFolder(folder.resolve("demo")),
                        Ports.any(),
                        InstantSource.system());
        demo.startAgentWithWindow(screen.environment());
        browser = Chromium.start(folder);
    }

    @AfterEach
    void close() throws Exception {
        if (browser != null) {
            browser.quit();
        }
        if (demo != null) {
            demo.close();
        }
        if (screen != null) {
            screen.close();
        }
    }

    @Test
    void aPersonWalksOneScanFromTheCounterToTheCitizen() throws Exception {
        var submitted = intake();
        leaderSigns(submitted);
        clerkSeals(submitted);
        citizenFetches(submitted);
    }

    private DemoPage.Submitted intake() throws Exception {
        signIn("can-bo", demo.secrets().intake());
        browser.get(demo.origin() + "/intake");
        var scan = SamplePdfs.TEN_PAGES.write(folder.resolve("ban-quet.pdf"));
        browser.findElement(By.id("scan")).sendKeys(scan.toString());
        browser.findElement(By.id("name")).sendKeys("Đặng Thị Ngọc Ẩn");
        browser.findElement(By.id("email")).sendKeys("nguoi-dan@mau.example");
        browser.findElement(By.id("idNumber")).sendKeys("000190000123");
        new Select(browser.findElement(By.id("type"))).selectByIndex(1);
        until(() -> "10".equals(browser.findElement(By.id("pages")).getDomProperty("value")));
        browser.findElement(By.id("compared")).click();
        picture("intake");
        press(By.cssSelector("button[value=done]"));
        until(() -> browser.getCurrentUrl().contains("/done"));
        picture("submitted");
        var shown = browser.findElements(By.cssSelector(".code.big"));
        var submitted =
                new DemoPage.Submitted(
                        browser.getCurrentUrl().split("/")[4],
                        shown.get(0).getText(),
                        shown.get(1).getText().replaceAll("\\D", ""));
        signOut();
        return submitted;
    }

    private void leaderSigns(DemoPage.Submitted submitted) throws Exception {
        signIn("lanh-dao", demo.secrets().leader());
        assertThat(browser.getCurrentUrl()).endsWith("/queue");
        browser.get(demo.origin() + "/queue/" + submitted.id());
        untilReady();
        picture("queue");
        press(By.cssSelector("[data-sign]"));
        atTheWindow("sign", demo.secrets().leaderPin(), new Drag(1085, 495, -80, -40));
        until(() -> !browser.findElements(By.cssSelector("form[action$='/forward']")).isEmpty());
        picture("signed");
        press(By.cssSelector("form[action$='/forward'] button"));
        signOut();
    }

    private void clerkSeals(DemoPage.Submitted submitted) throws Exception {
        signIn("van-thu", demo.secrets().clerk());
        browser.get(demo.origin() + "/register/" + submitted.id());
        untilReady();
        picture("register");
        press(By.cssSelector("[data-sign]"));
        // the seal is proposed beside the signature, wherever that was put
        atTheWindow("seal", demo.secrets().officePin(), new Drag(908, 455, -12, 8));
        until(() -> !browser.findElements(By.cssSelector("form[action$='/complete']")).isEmpty());
        picture("sealed");
        press(By.cssSelector("form[action$='/complete'] button"));
        signOut();
    }

    private void citizenFetches(DemoPage.Submitted submitted) throws Exception {
        var link = demo.awaitLink(submitted.code());
        browser.get("http://localhost:" + demo.ports().mailPage());
        picture("mail");
        browser.get(link.toString());
        picture("citizen");
        var copy = folder.resolve("copy.pdf");
        assertThat(demo.awaitPreserved(submitted.id(), 1)).isTrue();
        new Citizen(demo.origin()).download(link, submitted.pickUpCode(), copy);
        new Judgement(demo).preserved(copy, 1, null);
        browser.get(Citizen.qrCode(copy).toString());
        assertThat(browser.findElement(By.tagName("body")).getText()).contains(DemoOffice.NAME);
        picture("look-up");
        Files.createDirectories(PICTURES);
        Files.copy(copy, PICTURES.resolve("copy.pdf"), StandardCopyOption.REPLACE_EXISTING);
    }

    /// From a point of the screen that the image covers.
    private record Drag(int x, int y, int right, int down) {}

    /// Certificate, PIN, a little drag, "Áp dụng": by keyboard and mouse alone.
    private void atTheWindow(String what, String pin, Drag drag) throws Exception {
        screen.window(TITLE);
        Pause.millis(2500);
        screen.picture(PICTURES.resolve(what + "-1-certificate.png"));
        screen.key("Return");
        Pause.millis(800);
        screen.type(pin);
        screen.picture(PICTURES.resolve(what + "-2-pin.png"));
        screen.key("Return");
        Pause.millis(2500);
        screen.picture(PICTURES.resolve(what + "-3-proposed.png"));
        screen.drag(drag.x, drag.y, drag.x + drag.right, drag.y + drag.down);
        Pause.millis(500);
        screen.picture(PICTURES.resolve(what + "-4-placed.png"));
        assertThat(PICTURES.resolve(what + "-4-placed.png"))
                .as("the drag moved nothing")
                .matches(placed -> differ(placed, PICTURES.resolve(what + "-3-proposed.png")));
        screen.key("Return");
        screen.awaitGone(TITLE);
    }

    private static boolean differ(Path one, Path other) {
        try {
            return Files.mismatch(one, other) >= 0;
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private void signIn(String login, String password) throws Exception {
        browser.get(demo.origin() + "/login");
        picture("sign-in");
        browser.findElement(By.id("login")).clear();
        browser.findElement(By.id("login")).sendKeys(login);
        browser.findElement(By.id("password")).sendKeys(password);
        press(By.cssSelector("form[action='/login'] button"));
        until(() -> !browser.getCurrentUrl().contains("/login"));
    }

    private void signOut() {
        browser.manage().deleteAllCookies();
    }

    private void untilReady() {
        until(() ->
                "ready".equals(browser.findElement(By.id("agent")).getDomAttribute("data-state"))
                        && browser.findElement(By.cssSelector("[data-sign]")).isEnabled());
    }

    private void press(By what) {
        browser.findElement(what).click();
    }

    private void until(java.util.function.BooleanSupplier holds) {
        new WebDriverWait(browser, PATIENCE).until(_ -> holds.getAsBoolean());
    }

    private void picture(String name) throws Exception {
        Files.createDirectories(PICTURES);
        Pause.millis(700);
        var png = browser.getScreenshotAs(OutputType.FILE).toPath();
        Files.move(png, PICTURES.resolve(name + ".png"), StandardCopyOption.REPLACE_EXISTING);
    }

    private static boolean has(String program) {
        return Stream.of("/usr/bin", "/usr/local/bin", "/bin")
                .anyMatch(place -> Files.isExecutable(Path.of(place, program)));
    }
}
