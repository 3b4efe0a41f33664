package vn.chungthuc.demo;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.rendering.PDFRenderer;

/// The person whom the copy is for, and whoever receives it from them.
///
/// @param origin of the portal
public record Citizen(URI origin) {
    private static final String FORM = "form[method=post][action^=/d/]";
    private static final Map<DecodeHintType, Boolean> PATIENTLY =
            Map.of(DecodeHintType.TRY_HARDER, true);

    /// Opens the mail's link and gives the pick-up code for the file.
    public Path download(URI link, String pickUpCode, Path to) throws IOException {
        try (var browser = new Browser(origin)) {
            var path = link.getPath();
            var answer =
                    browser.fetchBySubmitting(
                            browser.submit(browser.open(path), FORM, Map.of("pickup", pickUpCode)),
                            FORM,
                            Map.of("then", "file"),
                            to);
            var type = answer.headers().firstValue("Content-Type").orElse("");
            if (answer.statusCode() != 200 || !type.startsWith("application/pdf")) {
                throw new DemoFault("không tải được bản sao: " + answer.statusCode() + " " + type);
            }
            return to;
        }
    }

    /// Reads the QR code off the copy's last page, as a phone does, and opens what it says.
    ///
    /// @return the look-up page's text
    public String lookUp(Path copy) throws IOException {
        try (var browser = new Browser(origin)) {
            var page = browser.open(qrCode(copy).getPath());
            if (page.status() != 200) {
                throw new DemoFault("trang tra cứu: " + page.status() + " " + page.text());
            }
            return page.text();
        }
    }

    /// What the code on the last page says.
    static URI qrCode(Path copy) throws IOException {
        try (var document = Loader.loadPDF(copy.toFile())) {
            var image =
                    new PDFRenderer(document)
                            .renderImageWithDPI(document.getNumberOfPages() - 1, 200);
            int width = image.getWidth();
            int height = image.getHeight();
            var pixels = image.getRGB(0, 0, width, height, null, 0, width);
            var bitmap =
                    new BinaryBitmap(
                            new HybridBinarizer(new RGBLuminanceSource(width, height, pixels)));
            return URI.create(new QRCodeReader().decode(bitmap, PATIENTLY).getText());
        } catch (ReaderException e) {
            throw new DemoFault("không đọc được mã QR trên trang cuối của " + copy);
        }
    }
}
