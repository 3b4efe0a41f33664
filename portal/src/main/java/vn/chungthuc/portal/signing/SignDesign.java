package vn.chungthuc.portal.signing;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import vn.chungthuc.pdf.PdfFault;
import vn.chungthuc.pdf.PdfFile;
import vn.chungthuc.pdf.SealImage;
import vn.chungthuc.pdf.SignaturePlace;
import vn.chungthuc.pdf.Source;
import vn.chungthuc.protocol.Appearance;
import vn.chungthuc.protocol.Appearance.Align;
import vn.chungthuc.protocol.Appearance.Line;
import vn.chungthuc.protocol.Base64Url;
import vn.chungthuc.protocol.Rect;
import vn.chungthuc.protocol.SignItem;

/// How the leader's signature and the office's seal look on the certification page (Decree
/// 30/2020/ND-CP, annex I): title, image, name and time; the seal over the left third of the
/// leader's image; number, volume and day above.
public final class SignDesign {
    private static final double POINTS_PER_MM = 72 / 25.4;
    private static final String BLACK = "#000000";
    private static final String BLUE = "#1f3f9f";
    private static final String TIME_PATTERN = "dd.MM.yyyy HH:mm:ss XXX";

    /// The leader's image stands in this part of the leader's block.
    private static final Rect IMAGE_ROOM = Rect.at(25, 40, 160, 68);

    /// What the items of both signatures tell of the copy.
    public record Copy(String dossierCode, String documentType, String registrant, String agency) {}

    /// An image as registered; its size on paper does not come from its pixels.
    public record Image(Base64Url png, double widthMm, double heightMm) {}

    /// Who signs.
    ///
    /// @param title one or two lines, for instance "KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH"
    public record Leader(String title, String name, Image signature) {}

    /// What the seal certifies.
    ///
    /// @param number for instance "2/ĐT"
    /// @param volume for instance "01/2026-SCTĐT/BS"
    public record Numbering(String number, String volume, LocalDate day) {
        /// The seal's `/Reason`: machine readable, and covered by the office's signature.
        public String reason() {
            return "Số chứng thực %s; Quyển số %s; Ngày %s"
                    .formatted(number, volume, day.format(DAY));
        }
    }

    private static final java.time.format.DateTimeFormatter DAY =
            java.time.format.DateTimeFormatter.ofPattern("dd/MM/yyyy");

    private SignDesign() {}

    /// Where signatures go in a document: the page, the slot, the leader's block.
    public record Places(int page, Rect slot, Rect leader) {
        public static Places of(Source document) throws IOException, PdfFault {
            var file = PdfFile.read(document);
            var office = SignaturePlace.any(file, SignaturePlace.OFFICE);
            var leader = SignaturePlace.any(file, SignaturePlace.LEADER);
            return new Places(office.page(), office.box(), leader.box());
        }
    }

    /// The item of the leader's signature; the block may be moved and resized within the slot.
    public static SignItem leader(Copy copy, Leader leader, Places places) throws IOException {
        var block = places.leader();
        double middle = block.width() / 2;
        var lines = new ArrayList<Line>();
        double y = block.height() - 14;
        for (var line : leader.title().lines().limit(2).toList()) {
            lines.add(new Line(line, 12, BLACK, middle, y, Align.CENTRE, true));
            y -= 15;
        }
        lines.add(new Line(leader.name(), 13, BLACK, middle, 24, Align.CENTRE, true));
        lines.add(new Line("Thời gian ký: {time}", 8.5, BLUE, middle, 8, Align.CENTRE, true));
        var image = SealImage.encode(leader.signature().png().bytes(), fitted(leader.signature()));
        return new SignItem(
                copy.dossierCode(),
                copy.documentType(),
                copy.registrant(),
                copy.agency(),
                leader.name(),
                new Appearance(block, 0.6, 1.4, image, lines, TIME_PATTERN));
    }

    /// In the middle of its room, at its own size or smaller.
    private static Rect fitted(Image image) {
        double width = image.widthMm() * POINTS_PER_MM;
        double height = image.heightMm() * POINTS_PER_MM;
        double scale =
                Math.min(1, Math.min(IMAGE_ROOM.width() / width, IMAGE_ROOM.height() / height));
        return Rect.at(
                IMAGE_ROOM.llx() + (IMAGE_ROOM.width() - width * scale) / 2,
                IMAGE_ROOM.lly() + (IMAGE_ROOM.height() - height * scale) / 2,
                width * scale,
                height * scale);
    }

    /// The seal at its real size, as the office's item holds it.
    public static Appearance.Image seal(Image seal) throws IOException {
        return SealImage.encode(
                seal.png().bytes(),
                Rect.at(0, 0, seal.widthMm() * POINTS_PER_MM, seal.heightMm() * POINTS_PER_MM));
    }

    /// The item of the office's signature; the seal may be moved within the slot, never resized.
    ///
    /// @param seal from [#seal]
    /// @param shown the leader's item, for where the image is
    public static SignItem office(
            Copy copy,
            Numbering numbering,
            Appearance.Image seal,
            Places places,
            LeaderShown shown) {
        var size = seal.place();
        return new SignItem(
                copy.dossierCode(),
                copy.documentType(),
                copy.registrant(),
                copy.agency(),
                copy.agency(),
                new Appearance(
                        sealPlace(places, shown, size.width(), size.height()),
                        1,
                        1,
                        seal,
                        numberLines(numbering, places.slot()),
                        TIME_PATTERN));
    }

    /// The leader's block as it stands on the page and where the image is in it.
    ///
    /// @param look the appearance of the leader's item
    public record LeaderShown(Appearance look) {
        /// The leader's image on the page.
        Rect image(Rect block) {
            double scale = block.width() / look.rect().width();
            var image = look.image() == null ? IMAGE_ROOM : look.image().place();
            return Rect.at(
                    block.llx() + image.llx() * scale,
                    block.lly() + image.lly() * scale,
                    image.width() * scale,
                    image.height() * scale);
        }
    }

    /// Over about one third of the leader's image on its left, but inside the slot.
    private static Rect sealPlace(Places places, LeaderShown shown, double width, double height) {
        var slot = places.slot();
        var image = shown.image(places.leader());
        double x = image.llx() + image.width() / 3 - width;
        double y = image.lly() + image.height() / 2 - height / 2;
        return Rect.at(
                Math.clamp(x, slot.llx(), slot.urx() - width - 0.01),
                Math.clamp(y, slot.lly(), slot.ury() - height - 0.01),
                width,
                height);
    }

    private static List<Line> numberLines(Numbering numbering, Rect slot) {
        double middle = slot.width() / 2;
        double top = slot.height();
        var number =
                "Số chứng thực: %s      Quyển số: %s"
                        .formatted(numbering.number(), numbering.volume());
        var day =
                "Ngày %02d tháng %02d năm %d"
                        .formatted(
                                numbering.day().getDayOfMonth(),
                                numbering.day().getMonthValue(),
                                numbering.day().getYear());
        return List.of(
                new Line(number, 13, BLACK, middle, top - 22, Align.CENTRE, false),
                new Line(day, 13, BLACK, middle, top - 42, Align.CENTRE, false));
    }
}
