package vn.chungthuc.pdf;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TTFSubsetter;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/// The font of certification page and signatures: one fixed subset of Liberation Serif (metric
/// compatible with Times New Roman, SIL OFL 1.1) with every Vietnamese letter. Its glyph numbers
/// are part of the protocol: the certification page carries the font, later appearances refer to
/// it.
public final class SerifFont {
    private static final String FONT = "/liberation/LiberationSerif-Regular.ttf";
    private static final List<String> TABLES =
            List.of("head", "hhea", "loca", "maxp", "cvt ", "prep", "glyf", "hmtx", "fpgm");

    /// What the subset holds besides ASCII, Latin-1, Vietnamese and its combining tones.
    private static final String SIGNS = "–—‘’“”•…₫№";

    private static final SerifFont INSTANCE = load("CTSERF", letters(), file -> file);

    private final byte[] file;
    private final Map<Integer, Integer> glyphs;
    private final int[] widths;
    private final PdfValue.Dict descriptor;
    private final String name;

    private SerifFont(
            String name,
            byte[] file,
            Map<Integer, Integer> glyphs,
            int[] widths,
            PdfValue.Dict descriptor) {
        this.name = name;
        this.file = file;
        this.glyphs = glyphs;
        this.widths = widths;
        this.descriptor = descriptor;
    }

    public static SerifFont instance() {
        return INSTANCE;
    }

    /// A subset with the letters of `text` and no others, for a document that has not the font: as
    /// small as can be, so without hinting.
    static SerifFont holding(String text) {
        var letters = new TreeSet<Integer>();
        letters.add((int) ' ');
        composed(text).codePoints().forEach(letters::add);
        letters.retainAll(INSTANCE.glyphs.keySet());
        return load(tag(letters), letters, GlyphPrograms::without);
    }

    /// Six capital letters that differ from subset to subset (ISO 32000-2, 9.9.2).
    private static String tag(Set<Integer> letters) {
        var tag = new StringBuilder();
        long rest = Integer.toUnsignedLong(letters.hashCode());
        for (int i = 0; i < 6; i++, rest /= 26) {
            tag.append((char) ('A' + rest % 26));
        }
        return tag.toString();
    }

    private static SortedSet<Integer> letters() {
        var letters = new TreeSet<Integer>();
        add(letters, 0x20, 0x7E);
        add(letters, 0xA0, 0xFF);
        add(letters, 0x1EA0, 0x1EF9);
        "ĂăĐđĨĩŨũƠơƯư".codePoints().forEach(letters::add);
        "\u0300\u0301\u0302\u0303\u0306\u0309\u031B\u0323".codePoints().forEach(letters::add);
        SIGNS.codePoints().forEach(letters::add);
        return letters;
    }

    private static void add(Set<Integer> letters, int from, int to) {
        for (int letter = from; letter <= to; letter++) {
            letters.add(letter);
        }
    }

    /// What is done to the subset's file.
    private interface Finish {
        byte[] of(byte[] file) throws IOException;
    }

    private static SerifFont load(String tag, SortedSet<Integer> letters, Finish finish) {
        try (var in = Objects.requireNonNull(SerifFont.class.getResourceAsStream(FONT));
                var whole = new TTFParser(true).parse(new RandomAccessReadBuffer(in))) {
            var subsetter = new TTFSubsetter(whole, TABLES);
            var cmap = whole.getUnicodeCmapLookup();
            var used = new TreeSet<>(letters);
            used.removeIf(letter -> cmap.getGlyphId(letter) == 0);
            subsetter.addAll(used);
            var bytes = new ByteArrayOutputStream();
            subsetter.writeToStream(bytes);
            return of(
                    tag + "+LiberationSerif",
                    finish.of(bytes.toByteArray()),
                    whole,
                    subsetter.getGIDMap(),
                    used);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static SerifFont of(
            String name,
            byte[] file,
            TrueTypeFont whole,
            Map<Integer, Integer> newToOld,
            SortedSet<Integer> used)
            throws IOException {
        double perEm = 1000.0 / whole.getUnitsPerEm();
        var oldToNew = new HashMap<Integer, Integer>();
        newToOld.forEach((now, old) -> oldToNew.put(old, now));
        var cmap = whole.getUnicodeCmapLookup();
        var glyphs = new TreeMap<Integer, Integer>();
        for (int letter : used) {
            glyphs.put(letter, Objects.requireNonNull(oldToNew.get(cmap.getGlyphId(letter))));
        }
        var widths = new int[newToOld.size()];
        for (int glyph = 0; glyph < widths.length; glyph++) {
            int old = Objects.requireNonNull(newToOld.get(glyph));
            widths[glyph] = (int) Math.round(whole.getAdvanceWidth(old) * perEm);
        }
        var box = whole.getHeader();
        var descriptor =
                PdfValue.dict(
                        "Type", PdfValue.name("FontDescriptor"),
                        "FontName", PdfValue.name(name),
                        "Flags", PdfValue.number(4),
                        "FontBBox",
                                PdfValue.numbers(
                                        Math.rint(box.getXMin() * perEm),
                                        Math.rint(box.getYMin() * perEm),
                                        Math.rint(box.getXMax() * perEm),
                                        Math.rint(box.getYMax() * perEm)),
                        "ItalicAngle", PdfValue.number(0),
                        "Ascent",
                                PdfValue.number(
                                        Math.rint(
                                                whole.getHorizontalHeader().getAscender() * perEm)),
                        "Descent",
                                PdfValue.number(
                                        Math.rint(
                                                whole.getHorizontalHeader().getDescender()
                                                        * perEm)),
                        "CapHeight", PdfValue.number(662),
                        "StemV", PdfValue.number(80));
        return new SerifFont(name, file, glyphs, widths, descriptor);
    }

    /// The subset as a TrueType file.
    byte[] file() {
        return file.clone();
    }

    /// Whether every letter of `text` can be shown; what cannot is refused at intake.
    public boolean shows(String text) {
        return composed(text).codePoints().allMatch(glyphs::containsKey);
    }

    /// The width of `text` at `size` points, in points.
    public double width(String text, double size) {
        return composed(text).codePoints().map(letter -> widths[glyph(letter)]).sum() * size / 1000;
    }

    /// The operand of `Tj` that shows `text`: glyph numbers, two bytes each, in hexadecimal.
    public String shown(String text) {
        var hex = new StringBuilder("<");
        composed(text).codePoints().forEach(letter -> hex.append("%04X".formatted(glyph(letter))));
        return hex.append('>').toString();
    }

    private int glyph(int letter) {
        return glyphs.getOrDefault(letter, 0);
    }

    private static String composed(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC);
    }

    /// Writes the font's five objects and gives the reference of the Type 0 font (9.7.6).
    PdfValue.Ref embed(Revision revision) {
        var program =
                revision.addStream(
                        PdfValue.dict(
                                "Length1",
                                new PdfValue.Int(file.length),
                                "Filter",
                                PdfValue.name("FlateDecode")),
                        Flate.deflate(file));
        var description = revision.add(descriptor.with("FontFile2", program));
        var unicode =
                revision.addStream(
                        PdfValue.dict("Filter", PdfValue.name("FlateDecode")),
                        Flate.deflate(toUnicode()));
        var cid =
                revision.add(
                        PdfValue.dict(
                                "Type", PdfValue.name("Font"),
                                "Subtype", PdfValue.name("CIDFontType2"),
                                "BaseFont", PdfValue.name(name),
                                "CIDSystemInfo",
                                        PdfValue.dict(
                                                "Registry", PdfValue.text("Adobe"),
                                                "Ordering", PdfValue.text("Identity"),
                                                "Supplement", PdfValue.number(0)),
                                "FontDescriptor", description,
                                "CIDToGIDMap", PdfValue.name("Identity"),
                                "W", PdfValue.array(PdfValue.number(0), allWidths())));
        return revision.add(
                PdfValue.dict(
                        "Type", PdfValue.name("Font"),
                        "Subtype", PdfValue.name("Type0"),
                        "BaseFont", PdfValue.name(name),
                        "Encoding", PdfValue.name("Identity-H"),
                        "DescendantFonts", PdfValue.array(cid),
                        "ToUnicode", unicode));
    }

    private PdfValue.Array allWidths() {
        var items = new ArrayList<PdfValue>();
        for (int width : widths) {
            items.add(new PdfValue.Int(width));
        }
        return new PdfValue.Array(items);
    }

    /// The ToUnicode CMap (9.10.3), so that the text can be searched and read aloud.
    private byte[] toUnicode() {
        var map = new StringBuilder();
        map.append("/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n")
                .append("/CIDSystemInfo <</Registry (Adobe)/Ordering (UCS)/Supplement 0>> def\n")
                .append("/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n")
                .append("1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n");
        var byGlyph = new TreeMap<Integer, Integer>();
        glyphs.forEach((letter, glyph) -> byGlyph.putIfAbsent(glyph, letter));
        var lines = new ArrayList<String>();
        byGlyph.forEach((glyph, letter) -> lines.add("<%04X> <%04X>\n".formatted(glyph, letter)));
        for (int from = 0; from < lines.size(); from += 100) {
            var block = lines.subList(from, Math.min(from + 100, lines.size()));
            map.append(block.size()).append(" beginbfchar\n");
            block.forEach(map::append);
            map.append("endbfchar\n");
        }
        map.append("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n");
        return map.toString().getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    }
}
