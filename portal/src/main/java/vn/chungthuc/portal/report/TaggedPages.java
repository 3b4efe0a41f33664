package vn.chungthuc.portal.report;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDNumberTreeNode;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDMarkInfo;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDMarkedContentReference;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDParentTreeValue;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureTreeRoot;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;
import org.apache.pdfbox.pdmodel.interactive.viewerpreferences.PDViewerPreferences;

/// Paragraphs on A4 pages from top to bottom, in one embedded font with every Vietnamese letter,
/// each a structure element (ISO 32000-2, 14.7), so that the whole can be read aloud.
final class TaggedPages implements AutoCloseable {
    static final float MARGIN = 56;
    private static final float FOOT = 70;
    private static final String FONT = "/liberation/LiberationSerif-Regular.ttf";

    private final PDDocument document = new PDDocument();
    private final PDType0Font font;
    private final PDStructureElement whole;
    private final Map<Integer, COSArray> parents = new HashMap<>();
    private final Map<Integer, Boolean> letters = new HashMap<>();
    private PDPage page = new PDPage(PDRectangle.A4);
    private PDPageContentStream out;
    private COSArray onPage = new COSArray();
    private float y;

    /// How a paragraph looks.
    ///
    /// @param type of its structure element, such as `H1`
    /// @param grey of its letters, 0 for black
    record Style(String type, float size, boolean bold, float indent, float grey, float before) {}

    TaggedPages(String language, String title) throws IOException {
        try (var in = Objects.requireNonNull(TaggedPages.class.getResourceAsStream(FONT))) {
            font = PDType0Font.load(document, in, true);
        }
        var catalog = document.getDocumentCatalog();
        catalog.setLanguage(language);
        var marked = new PDMarkInfo();
        marked.setMarked(true);
        catalog.setMarkInfo(marked);
        var viewer = new PDViewerPreferences(new org.apache.pdfbox.cos.COSDictionary());
        viewer.setDisplayDocTitle(true);
        catalog.setViewerPreferences(viewer);
        document.getDocumentInformation().setTitle(title);
        var root = new PDStructureTreeRoot();
        catalog.setStructureTreeRoot(root);
        whole = new PDStructureElement("Document", root);
        root.appendKid(whole);
        out = begin();
    }

    private PDPageContentStream begin() throws IOException {
        page = new PDPage(PDRectangle.A4);
        document.addPage(page);
        int key = document.getNumberOfPages() - 1;
        page.setStructParents(key);
        page.getCOSObject().setItem("Tabs", COSName.getPDFName("S"));
        onPage = new COSArray();
        parents.put(key, onPage);
        y = PDRectangle.A4.getHeight() - MARGIN;
        return new PDPageContentStream(document, page);
    }

    /// A paragraph; where the page ends it goes on upon the next.
    void paragraph(Style style, String text) throws IOException {
        var element = new PDStructureElement(style.type(), whole);
        whole.appendKid(element);
        y -= style.before();
        float room = PDRectangle.A4.getWidth() - 2 * MARGIN - style.indent();
        for (var line : wrapped(shown(text), style.size(), room)) {
            if (y - style.size() < FOOT) {
                out.close();
                out = begin();
            }
            y -= style.size() * 1.35f;
            line(style, element, line);
        }
    }

    private void line(Style style, PDStructureElement element, String text) throws IOException {
        int id = onPage.size();
        onPage.add(element);
        var reference = new PDMarkedContentReference();
        reference.setPage(page);
        reference.setMCID(id);
        element.appendKid(reference);
        out.beginMarkedContent(COSName.getPDFName(style.type()), id);
        out.beginText();
        out.setFont(font, style.size());
        out.setNonStrokingColor(style.grey());
        // bold is the regular face with a thin outline: one font in the file is enough
        out.setRenderingMode(style.bold() ? RenderingMode.FILL_STROKE : RenderingMode.FILL);
        out.setLineWidth(0.4f);
        out.newLineAtOffset(MARGIN + style.indent(), y);
        out.showText(text);
        out.endText();
        out.endMarkedContent();
    }

    /// A thin line across, which means nothing.
    void rule() throws IOException {
        y -= 8;
        out.beginMarkedContent(COSName.ARTIFACT);
        out.setLineWidth(0.5f);
        out.moveTo(MARGIN, y);
        out.lineTo(PDRectangle.A4.getWidth() - MARGIN, y);
        out.stroke();
        out.endMarkedContent();
        y -= 4;
    }

    /// The finished file.
    byte[] finish() throws IOException {
        out.close();
        number();
        var tree = new PDNumberTreeNode(PDParentTreeValue.class);
        var values = new HashMap<Integer, PDParentTreeValue>();
        parents.forEach((key, elements) -> values.put(key, new PDParentTreeValue(elements)));
        tree.setNumbers(values);
        var root = document.getDocumentCatalog().getStructureTreeRoot();
        root.setParentTree(tree);
        root.setParentTreeNextKey(parents.size());
        var bytes = new ByteArrayOutputStream();
        document.save(bytes, CompressParameters.NO_COMPRESSION);
        return bytes.toByteArray();
    }

    private void number() throws IOException {
        int pages = document.getNumberOfPages();
        for (int i = 0; i < pages; i++) {
            var onto = document.getPage(i);
            try (var foot =
                    new PDPageContentStream(
                            document, onto, PDPageContentStream.AppendMode.APPEND, true, true)) {
                foot.beginMarkedContent(COSName.ARTIFACT);
                foot.beginText();
                foot.setFont(font, 9);
                foot.newLineAtOffset(PDRectangle.A4.getWidth() / 2 - 10, FOOT / 2);
                foot.showText((i + 1) + " / " + pages);
                foot.endText();
                foot.endMarkedContent();
            }
        }
    }

    /// Letters that the font has not become question marks: a report is printed whatever a signer
    /// is called.
    private String shown(String text) {
        var shown = new StringBuilder();
        text.codePoints()
                .forEach(letter ->
                        shown.appendCodePoint(
                                letters.computeIfAbsent(letter, this::prints) ? letter : '?'));
        return shown.toString();
    }

    private boolean prints(int letter) {
        try {
            font.encode(Character.toString(letter));
            return true;
        } catch (IOException | IllegalArgumentException e) {
            return false;
        }
    }

    /// Lines no wider than `room`; a word that is wider itself is broken. A line that ends between
    /// words ends with their space, so that read aloud they stay two.
    private List<String> wrapped(String text, float size, float room) throws IOException {
        var lines = new ArrayList<String>();
        var line = new StringBuilder();
        for (var word : text.strip().split("\\s+")) {
            var rest = word;
            if (!line.isEmpty() && width(line + " " + rest, size) > room) {
                lines.add(line + " ");
                line.setLength(0);
            }
            while (width(rest, size) > room) {
                int fits = 1;
                while (width(rest.substring(0, fits + 1), size) <= room) {
                    fits++;
                }
                lines.add(rest.substring(0, fits));
                rest = rest.substring(fits);
            }
            line.append(line.isEmpty() ? "" : " ").append(rest);
        }
        lines.add(line.toString());
        return lines;
    }

    private float width(String text, float size) throws IOException {
        return font.getStringWidth(text) / 1000 * size;
    }

    @Override
    public void close() throws IOException {
        document.close();
    }
}
