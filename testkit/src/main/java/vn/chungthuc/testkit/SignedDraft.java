package vn.chungthuc.testkit;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A document in memory that grows revision by revision, lawfully or not: it writes what it is told
/// and knows no rules. One or two pages of text, a form with a text field, and signatures.
public final class SignedDraft {
    /// The numbers of the objects that every draft begins with.
    public static final int CATALOG = 1;

    public static final int PAGES = 2;
    public static final int PAGE = 3;
    public static final int CONTENT = 4;
    public static final int FONT = 5;
    public static final int FORM = 6;
    public static final int INFO = 7;
    public static final int TEXT_FIELD = 8;
    public static final int TEXT_LOOK = 9;
    public static final int HIDDEN_CONTENT = 10;
    public static final int NOTE = 11;
    private static final int FIRST_FREE = 12;

    private final boolean stream;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final TreeMap<Integer, Integer> placed = new TreeMap<>();
    private final List<String> fields = new ArrayList<>();
    private final List<String> annotations = new ArrayList<>();
    private String catalogExtra = "";
    private String pageExtra = "";
    private int next = FIRST_FREE;
    private int lastXref = -1;
    private @Nullable Signing open;
    private int openAt;
    private int signatures;
    private int fieldsAt;
    private int resourcesAt;
    private String fonts = "/F 5 0 R";

    /// @param stream whether cross-references are streams
    public SignedDraft(boolean stream) {
        this.stream = stream;
        text("%PDF-1.7\n%\u00E2\u00E3\u00CF\u00D3\n");
        fields.add(TEXT_FIELD + " 0 R");
        annotations.add(TEXT_FIELD + " 0 R");
        annotations.add(NOTE + " 0 R");
        catalog();
        object(PAGES, "<</Type/Pages/Kids[3 0 R]/Count 1>>");
        page();
        content(CONTENT, "BT /F 18 Tf 72 700 Td (Tra cho ben A 100 trieu dong) Tj ET");
        object(FONT, "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>");
        form();
        object(INFO, "<</Producer(ChungThuc testkit)>>");
        textField("", "");
        look(TEXT_LOOK, "");
        content(HIDDEN_CONTENT, "BT /F 18 Tf 72 700 Td (Tra cho ben A 900 trieu dong) Tj ET");
        object(
                NOTE,
                "<</Type/Annot/Subtype/Text/Rect[500 700 520 720]/Contents(ghi chu)/P 3 0 R>>");
    }

    public int reserve() {
        return next++;
    }

    public SignedDraft object(int number, String body) {
        placed.put(number, out.size());
        text(number + " 0 obj\n" + body + "\nendobj\n");
        return this;
    }

    public SignedDraft content(int number, String content) {
        return stream(number, "", content);
    }

    public SignedDraft stream(int number, String entries, String content) {
        return object(
                number,
                "<<"
                        + entries
                        + "/Length "
                        + content.length()
                        + ">>\nstream\n"
                        + content
                        + "\nendstream");
    }

    /// Bytes that no cross-reference section will list.
    public SignedDraft text(String text) {
        out.writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
        return this;
    }

    public SignedDraft catalog() {
        return object(CATALOG, "<</Type/Catalog/Pages 2 0 R/AcroForm 6 0 R" + catalogExtra + ">>");
    }

    /// More entries of the catalog, from its next writing on.
    public SignedDraft inCatalog(String entries) {
        catalogExtra += entries;
        return this;
    }

    /// More entries of the page, from its next writing on.
    public SignedDraft inPage(String entries) {
        pageExtra += entries;
        return this;
    }

    public SignedDraft page() {
        return page("/Contents 4 0 R");
    }

    public SignedDraft page(String contents) {
        return object(
                PAGE,
                "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F 5 0 R>>>>"
                        + contents
                        + pageExtra
                        + "/Annots["
                        + String.join(" ", annotations)
                        + "]>>");
    }

    public SignedDraft form() {
        return form("");
    }

    public SignedDraft form(String entries) {
        var list = "[" + String.join(" ", fields) + "]";
        var resources = "<</Font<<" + fonts + ">>>>";
        if (fieldsAt > 0) {
            object(fieldsAt, list);
            object(resourcesAt, resources);
            list = fieldsAt + " 0 R";
            resources = resourcesAt + " 0 R";
        }
        return object(
                FORM,
                "<</Fields "
                        + list
                        + "/SigFlags 3/DR "
                        + resources
                        + "/DA(/F 12 Tf 0 g)"
                        + entries
                        + ">>");
    }

    /// From now on the form's list of fields and its resources are objects of their own.
    public SignedDraft apart() {
        fieldsAt = reserve();
        resourcesAt = reserve();
        return form();
    }

    /// One more font among the form's resources.
    public SignedDraft formFont(String entry) {
        fonts += entry;
        return form();
    }

    public SignedDraft textField(String value, String entries) {
        return object(
                TEXT_FIELD,
                "<</Type/Annot/Subtype/Widget/FT/Tx/T(Ghi chu)/Rect[72 100 300 130]/F 4/P 3 0 R"
                        + "/V("
                        + value
                        + ")/DA(/F 12 Tf 0 g)/AP<</N 9 0 R>>"
                        + entries
                        + ">>");
    }

    public SignedDraft look(int number, String text) {
        return stream(
                number,
                "/Type/XObject/Subtype/Form/BBox[0 0 228 30]/Resources<</Font<</F 5 0 R>>>>",
                "BT /F 12 Tf 2 10 Td (" + text + ") Tj ET");
    }

    public List<String> annotations() {
        return annotations;
    }

    public List<String> fields() {
        return fields;
    }

    /// Where the next byte goes.
    public int size() {
        return out.size();
    }

    /// Closes the revision with its cross-references.
    public SignedDraft close() {
        return stream ? closeWithStream() : closeWithTable();
    }

    private String trailer() {
        return "/Size "
                + next
                + "/Root 1 0 R/Info 7 0 R"
                + (lastXref < 0 ? "" : "/Prev " + lastXref);
    }

    private SignedDraft closeWithTable() {
        int at = out.size();
        text("xref\n");
        if (lastXref < 0) {
            text("0 1\n0000000000 65535 f \n");
        }
        placed.forEach((number, offset) ->
                text(number + " 1\n" + String.format("%010d 00000 n \n", offset)));
        text("trailer\n<<" + trailer() + ">>\nstartxref\n" + at + "\n%%EOF\n");
        return closed(at);
    }

    private SignedDraft closeWithStream() {
        int number = reserve();
        int at = out.size();
        placed.put(number, at);
        var rows = new ByteArrayOutputStream();
        var index = new StringBuilder();
        placed.forEach((each, offset) -> {
            index.append(each).append(" 1 ");
            rows.write(1);
            for (int shift = 24; shift >= 0; shift -= 8) {
                rows.write(offset >> shift);
            }
            rows.write(0);
        });
        text(
                number
                        + " 0 obj\n<</Type/XRef/W[1 4 1]/Index["
                        + index
                        + "]"
                        + trailer()
                        + "/Length "
                        + rows.size()
                        + ">>\nstream\n");
        out.writeBytes(rows.toByteArray());
        text("\nendstream\nendobj\nstartxref\n" + at + "\n%%EOF\n");
        return closed(at);
    }

    private SignedDraft closed(int xref) {
        lastXref = xref;
        placed.clear();
        if (open != null) {
            var bytes = open.fill(out.toByteArray(), openAt);
            open = null;
            out.reset();
            out.writeBytes(bytes);
        }
        return this;
    }

    /// Closes what was begun and signs, in a revision of its own.
    public SignedDraft sign(Signing signing) {
        if (!placed.isEmpty()) {
            close();
        }
        return signInThisRevision(signing).close();
    }

    /// A new field with its widget and value, in the revision that is open.
    public SignedDraft signInThisRevision(Signing signing) {
        int value = reserve();
        int field = signing.field > 0 ? signing.field : reserve();
        placed.put(value, out.size());
        openAt = out.size();
        open = signing;
        text(value + " 0 obj\n" + signing.dictionary() + "\nendobj\n");
        object(field, field(signing, value, ++signatures));
        if (signing.field == 0) {
            fields.add(field + " 0 R");
            annotations.add(field + " 0 R");
            page();
            form();
        }
        if (signing.certifies()) {
            inCatalog("/Perms<</DocMDP " + value + " 0 R>>");
            catalog();
        }
        return this;
    }

    private static String field(Signing signing, int value, int ordinal) {
        return "<</Type/Annot/Subtype/Widget/FT/Sig/T("
                + signing.name(ordinal)
                + ")/F 132/Rect["
                + signing.rect
                + "]/P 3 0 R"
                + signing.fieldEntries
                + "/V "
                + value
                + " 0 R>>";
    }

    /// An empty signature field.
    ///
    /// @return its number
    public int emptySignatureField(String name, String entries) {
        int field = reserve();
        object(
                field,
                "<</Type/Annot/Subtype/Widget/FT/Sig/T("
                        + name
                        + ")/F 4/Rect[0 0 0 0]/P 3 0 R"
                        + entries
                        + ">>");
        fields.add(field + " 0 R");
        annotations.add(field + " 0 R");
        page();
        form();
        return field;
    }

    /// Replaces all that was written; nothing can be appended lawfully any more.
    SignedDraft restart(String text) {
        out.reset();
        return text(text);
    }

    public byte[] bytes() {
        return out.toByteArray();
    }

    /// The text of what was written, one character a byte.
    public String asText() {
        return out.toString(StandardCharsets.ISO_8859_1);
    }

    /// Replaces the first place where `old` stands by as many bytes.
    public static byte[] patched(byte[] file, String old, String with) {
        var text = new String(file, StandardCharsets.ISO_8859_1);
        int at = text.indexOf(old);
        if (at < 0 || old.length() != with.length()) {
            throw new IllegalArgumentException(old);
        }
        var patched = Arrays.copyOf(file, file.length);
        System.arraycopy(with.getBytes(StandardCharsets.ISO_8859_1), 0, patched, at, with.length());
        return patched;
    }

    static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
