package vn.chungthuc.portal.intake;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import vn.chungthuc.pdf.CertificationRevision;
import vn.chungthuc.pdf.PageTag;
import vn.chungthuc.pdf.PdfFault;
import vn.chungthuc.pdf.PdfFile;
import vn.chungthuc.pdf.SeenPage;
import vn.chungthuc.pdf.SerifFont;
import vn.chungthuc.pdf.Source;
import vn.chungthuc.protocol.Rect;
import vn.chungthuc.protocol.Sha256;

/// The page that the portal puts behind the scan: clause, facts, the slot for signature and seal,
/// the sentence on legal value, the QR code of the public look-up.
public final class CertificationPage {
    private static final double SHORT = 595.28;
    private static final double LONG = 841.89;
    private static final double MARGIN = 56;
    private static final double LEADER_WIDTH = 210;
    private static final double LEADER_HEIGHT = 150;
    private static final double QR = 84;

    /// Decree 45/2020/ND-CP, article 10: what the copy is worth.
    private static final String LEGAL_VALUE =
            "Bản sao điện tử được chứng thực từ bản chính dạng văn bản giấy có giá trị sử dụng thay"
                    + " cho bản chính đã dùng để đối chiếu chứng thực trong các giao dịch, trừ"
                    + " trường hợp pháp luật có quy định khác.";

    /// What the page tells.
    ///
    /// @param lookup the address in the QR code
    /// @param training whether the agency only trains: the page then says so across
    public record Facts(
            String agency,
            String clause,
            String documentType,
            int originalPages,
            String dossierCode,
            String lookup,
            boolean training) {}

    private final StringBuilder content = new StringBuilder();
    private final List<PageTag> tags = new ArrayList<>();
    private final double width;
    private final double height;

    private CertificationPage(double width, double height) {
        this.width = width;
        this.height = height;
    }

    /// Whether the page's font has every letter of `text`; intake refuses what it cannot print.
    public static boolean canPrint(String text) {
        return SerifFont.instance().shows(text);
    }

    /// @param scan checked by [PdfCheck]
    /// @param hash SHA-256 of the scan
    /// @return the bytes to append to the scan
    public static byte[] append(Source scan, Sha256 hash, Facts facts)
            throws IOException, PdfFault {
        var base = PdfFile.read(scan);
        var first = SeenPage.first(base);
        boolean landscape = first.width() > first.height();
        var page = new CertificationPage(landscape ? LONG : SHORT, landscape ? SHORT : LONG);
        var slot = page.write(facts);
        var leader =
                Rect.at(
                        slot.urx() - LEADER_WIDTH - 10,
                        slot.lly() + 8,
                        LEADER_WIDTH,
                        LEADER_HEIGHT);
        return CertificationRevision.append(
                base,
                hash,
                new CertificationRevision.Page(
                        page.width,
                        page.height,
                        page.content.toString(),
                        page.tags,
                        leader,
                        slot,
                        "Chữ ký của người chứng thực",
                        "Chữ ký số và con dấu của " + facts.agency()));
    }

    /// Writes from top to bottom.
    ///
    /// @return the slot for signature and seal
    private Rect write(Facts facts) {
        double y = height - MARGIN - 12;
        y = centred("P", facts.agency().toUpperCase(Locale.of("vi")), 13, y) - 6;
        rule(y);
        y -= 24;
        y = left("Mã chứng thực: " + facts.dossierCode(), 12, MARGIN, y);
        y = left("Giấy tờ được chứng thực: " + facts.documentType(), 12, MARGIN, y);
        y = left("Số trang của bản chính: " + facts.originalPages(), 12, MARGIN, y) - 14;
        y = centred(PageTag.HEADING, facts.clause(), 16, y);
        double bottom = MARGIN + QR + 20;
        double slotHeight = Math.min(250, y - bottom - 50);
        var slot = Rect.at(MARGIN, y - slotHeight, width - 2 * MARGIN, slotHeight);
        foot(facts);
        if (facts.training()) {
            centred("P", "BẢN TẬP HUẤN – KHÔNG CÓ GIÁ TRỊ PHÁP LÝ", 14, bottom + 14);
        }
        return slot;
    }

    private void foot(Facts facts) {
        rule(MARGIN + QR + 14);
        qr(facts.lookup(), MARGIN, MARGIN);
        double x = MARGIN + QR + 16;
        double y = paragraph(LEGAL_VALUE, 11, 14, x, MARGIN + QR - 10) - 4;
        paragraph("Tra cứu bản sao: " + facts.lookup(), 9, 11, x, y);
    }

    /// In bold, in the middle of the page.
    private double centred(String type, String text, double size, double y) {
        begin(type, "");
        double at = y;
        for (var line : wrapped(text, size, width - 2 * MARGIN)) {
            double across = SerifFont.instance().width(line.strip(), size);
            text(line, size, true, (width - across) / 2, at);
            at -= size * 1.4;
        }
        content.append(PageTag.end());
        return at;
    }

    private double left(String text, double size, double x, double y) {
        return paragraph(text, size, size * 1.4, x, y);
    }

    private double paragraph(String text, double size, double leading, double x, double y) {
        begin("P", "");
        double at = y;
        for (var line : wrapped(text, size, width - MARGIN - x)) {
            text(line, size, false, x, at);
            at -= leading;
        }
        content.append(PageTag.end());
        return at;
    }

    private void begin(String type, String alternate) {
        content.append(PageTag.begin(type, tags.size()));
        tags.add(new PageTag(type, alternate));
    }

    /// Lines no wider than `room`; a word that is wider itself is broken. Where a line ends between
    /// words it ends with their space, so that read aloud they stay two.
    private static List<String> wrapped(String text, double size, double room) {
        var font = SerifFont.instance();
        var lines = new ArrayList<String>();
        var line = new StringBuilder();
        for (var word : text.strip().split("\\s+")) {
            var rest = word;
            if (!line.isEmpty() && font.width(line + " " + rest, size) > room) {
                lines.add(line + " ");
                line.setLength(0);
            }
            while (font.width(rest, size) > room) {
                int fits = fitting(rest, size, room);
                lines.add(rest.substring(0, fits));
                rest = rest.substring(fits);
            }
            line.append(line.isEmpty() ? "" : " ").append(rest);
        }
        lines.add(line.toString());
        return lines;
    }

    private static int fitting(String word, double size, double room) {
        int fits = 1;
        while (SerifFont.instance().width(word.substring(0, fits + 1), size) <= room) {
            fits++;
        }
        return fits;
    }

    /// Bold is the regular face with a thin outline: one font in the file is enough.
    private void text(String text, double size, boolean bold, double x, double y) {
        content.append(bold ? "2 Tr 0.4 w " : "0 Tr ")
                .append(
                        String.format(
                                Locale.ROOT,
                                "BT /F %.2f Tf %.2f %.2f Td %s Tj ET\n",
                                size,
                                x,
                                y,
                                SerifFont.instance().shown(text)));
    }

    private void rule(double y) {
        content.append(PageTag.beginArtifact());
        content.append(
                String.format(
                        Locale.ROOT,
                        "0.5 w %.2f %.2f m %.2f %.2f l S\n",
                        MARGIN,
                        y,
                        width - MARGIN,
                        y));
        content.append(PageTag.end());
    }

    /// As filled squares: sharp at every size and no image in the file.
    private void qr(String address, double x, double y) {
        begin("Figure", "Mã QR của trang tra cứu bản sao: " + address);
        try {
            var matrix =
                    new QRCodeWriter()
                            .encode(
                                    address,
                                    BarcodeFormat.QR_CODE,
                                    0,
                                    0,
                                    Map.of(
                                            EncodeHintType.ERROR_CORRECTION,
                                            ErrorCorrectionLevel.M,
                                            EncodeHintType.MARGIN,
                                            0));
            double module = QR / matrix.getWidth();
            for (int row = 0; row < matrix.getHeight(); row++) {
                for (int column = 0; column < matrix.getWidth(); column++) {
                    if (matrix.get(column, row)) {
                        content.append(
                                String.format(
                                        Locale.ROOT,
                                        "%.3f %.3f %.3f %.3f re\n",
                                        x + column * module,
                                        y + QR - (row + 1) * module,
                                        module,
                                        module));
                    }
                }
            }
            content.append("f\n").append(PageTag.end());
        } catch (WriterException e) {
            throw new IllegalStateException("an address of " + address.length(), e);
        }
    }
}
