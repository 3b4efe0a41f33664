package vn.chungthuc.testkit;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Comparator;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.openqa.selenium.chrome.ChromeDriver;

/// pdf.js as Firefox and the portal's preview have it, in a Chromium without a screen. Files come
/// to it from 127.0.0.1 and nothing leaves. Selenium and the webjar come with whoever calls this.
public final class PdfJs implements AutoCloseable {
    private static final String WEBJAR = "/META-INF/resources/webjars/pdfjs-dist/5.4.624/";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String PAGE =
            """
            <!DOCTYPE html><meta charset="utf-8"><title>pdf.js</title>
            <script type="module">
            import * as pdfjs from "/pdfjs/build/pdf.min.mjs";
            pdfjs.GlobalWorkerOptions.workerSrc = "/pdfjs/build/pdf.worker.min.mjs";
            window.draw = async (number, scale) => {
              const loading = pdfjs.getDocument({
                url: "/file?" + performance.now(), wasmUrl: "/pdfjs/wasm/",
                standardFontDataUrl: "/pdfjs/standard_fonts/", stopAtErrors: true});
              try {
                const page = await (await loading.promise).getPage(number);
                const viewport = page.getViewport({scale});
                const canvas = document.createElement("canvas");
                canvas.width = Math.round(viewport.width);
                canvas.height = Math.round(viewport.height);
                await page.render({canvas, viewport}).promise;
                return canvas.toDataURL("image/png");
              } finally {
                await loading.destroy();
              }
            };
            </script>\
            """;
    private static final String DRAW =
            """
            const done = arguments[2], [number, scale] = arguments;
            const begin = () => window.draw
                ? window.draw(number, scale).then(done, e => done("fault: " + e))
                : requestAnimationFrame(begin);
            begin();\
            """;

    private final Path profile;
    private final HttpServer server;
    private final ChromeDriver browser;
    private volatile @Nullable Path file;

    private PdfJs() throws IOException {
        profile = Files.createTempDirectory("chromium");
        var address = new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0);
        server = HttpServer.create(address, 0);
        server.createContext("/", this::answer);
        server.start();
        browser = Chromium.start(profile);
        browser.manage().timeouts().scriptTimeout(PATIENCE);
        browser.get("http://127.0.0.1:" + server.getAddress().getPort() + "/");
    }

    public static boolean available() {
        return Chromium.available();
    }

    public static PdfJs open() throws IOException {
        return new PdfJs();
    }

    /// What a reader sees, annotations and their appearances with it.
    ///
    /// @param number of the page, from 1
    /// @param scale pixels a point
    /// @throws IOException with pdf.js's own words when it cannot read the file
    public BufferedImage picture(Path pdf, int number, float scale) throws IOException {
        file = pdf;
        var answer = String.valueOf(browser.executeAsyncScript(DRAW, number, scale));
        var prefix = "data:image/png;base64,";
        if (!answer.startsWith(prefix)) {
            throw new IOException("pdf.js on " + pdf + ": " + answer);
        }
        var png = Base64.getDecoder().decode(answer.substring(prefix.length()));
        return ImageIO.read(new ByteArrayInputStream(png));
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var path = exchange.getRequestURI().getPath();
            var body = body(path);
            exchange.getResponseHeaders().set("Content-Type", type(path));
            exchange.sendResponseHeaders(body == null ? 404 : 200, body == null ? -1 : body.length);
            if (body != null) {
                exchange.getResponseBody().write(body);
            }
        }
    }

    private byte @Nullable [] body(String path) throws IOException {
        if (path.equals("/")) {
            return PAGE.getBytes(StandardCharsets.UTF_8);
        }
        var asked = file;
        if (path.equals("/file")) {
            return asked == null ? null : Files.readAllBytes(asked);
        }
        var resource = WEBJAR + path.replaceFirst("^/pdfjs/", "");
        try (var in = PdfJs.class.getResourceAsStream(resource)) {
            return in == null ? null : in.readAllBytes();
        }
    }

    private static String type(String path) {
        if (path.endsWith(".mjs")) {
            return "text/javascript";
        }
        return path.equals("/") ? "text/html" : "application/octet-stream";
    }

    @Override
    public void close() throws IOException {
        browser.quit();
        server.stop(0);
        try (var left = Files.walk(profile)) {
            for (var each : left.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(each);
            }
        }
    }
}
