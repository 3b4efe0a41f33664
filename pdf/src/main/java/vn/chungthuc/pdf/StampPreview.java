package vn.chungthuc.pdf;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import vn.chungthuc.protocol.Appearance;
import vn.chungthuc.protocol.Rect;
import vn.chungthuc.protocol.Sha256;

/// A page that shows a stamp alone, made by the same code that writes it into a document.
final class StampPreview {
    private static final String EMPTY =
            """
            %PDF-1.7
            1 0 obj
            <</Type/Catalog/Pages 2 0 R>>
            endobj
            2 0 obj
            <</Type/Pages/Count 0/Kids[]>>
            endobj
            xref
            0 3
            0000000000 65535 f\s
            0000000009 00000 n\s
            0000000054 00000 n\s
            trailer
            <</Size 3/Root 1 0 R>>
            startxref
            100
            %%EOF
            """;

    private StampPreview() {}

    static byte[] page(Appearance look, Rect slot, Rect box, Rect placed, OffsetDateTime time)
            throws IOException, PdfFault {
        var empty = EMPTY.getBytes(StandardCharsets.US_ASCII);
        var base = PdfFile.read(Source.of(empty));
        var revision = new Revision(base, Sha256.of(empty));
        var font = SerifFont.instance().embed(revision);
        var stamp = StampObjects.write(revision, font, look, box, placed, time);
        var shown =
                "q 1 0 0 1 %s %s cm /S Do Q\n"
                        .formatted(
                                Numbers.text(box.llx() - slot.llx()),
                                Numbers.text(box.lly() - slot.lly()));
        var content =
                revision.addStream(PdfValue.dict(), shown.getBytes(StandardCharsets.US_ASCII));
        var pages = new PdfValue.Ref(2, 0);
        var page =
                revision.add(
                        PdfValue.dict(
                                "Type", PdfValue.name("Page"),
                                "Parent", pages,
                                "MediaBox", PdfValue.numbers(0, 0, slot.width(), slot.height()),
                                "Resources", PdfValue.dict("XObject", PdfValue.dict("S", stamp)),
                                "Contents", content));
        revision.put(
                pages,
                PdfValue.dict(
                        "Type", PdfValue.name("Pages"),
                        "Count", PdfValue.number(1),
                        "Kids", PdfValue.array(page)));
        var appended = revision.finish();
        var whole = java.util.Arrays.copyOf(empty, empty.length + appended.length);
        System.arraycopy(appended, 0, whole, empty.length, appended.length);
        return whole;
    }
}
