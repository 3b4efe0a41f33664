package vn.chungthuc.portal.verify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import vn.chungthuc.pdf.PdfFault;
import vn.chungthuc.pdf.PdfFile;
import vn.chungthuc.pdf.PdfValue;
import vn.chungthuc.pdf.SerifFont;
import vn.chungthuc.pdf.Source;
import vn.chungthuc.portal.confine.Answer;
import vn.chungthuc.portal.confine.Confined;
import vn.chungthuc.portal.confine.Work;

/// The look-up code that a certification page of ours prints under its QR code, read from the last
/// page. Whoever copies our page into another file copies it, too: it says which copy the file
/// claims to be, and nothing about whether it is. Read in a child, as all foreign files are.
public final class LookUpCode {
    private static final String BEFORE = "/c/";
    private static final int LENGTH = 27;
    private static final String ALPHABET =
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

    private final Confined confined;

    /// @param confined children for [Work#LOOK_UP_CODE]
    public LookUpCode(Confined confined) {
        this.confined = confined;
    }

    /// Empty when the file bears none, or when that cannot be found out.
    ///
    /// @throws IOException when no child can be started
    String of(Path file) throws IOException {
        var request = JsonNodeFactory.instance.objectNode();
        request.put("file", file.toAbsolutePath().toString());
        return switch (confined.ask(Work.LOOK_UP_CODE, request)) {
            case Answer.Done(var content) -> content.asText();
            case Answer.TookTooLong _, Answer.Died _, Answer.Failed _ -> "";
        };
    }

    /// In the child.
    public static JsonNode answer(JsonNode request) throws IOException {
        try (var channel = FileChannel.open(Path.of(request.path("file").asText()))) {
            return TextNode.valueOf(find(Source.of(channel)));
        }
    }

    /// Empty when the file cannot be read or its last page prints none.
    static String find(Source source) throws IOException {
        try {
            var file = PdfFile.read(source);
            var pages = file.pages();
            return pages.isEmpty() ? "" : in(content(file, pages.getLast().dict()));
        } catch (PdfFault e) {
            return "";
        }
    }

    private static String content(PdfFile file, PdfValue.Dict page) throws IOException, PdfFault {
        var all = new StringBuilder();
        var content = file.resolve(page.get("Contents"));
        if (content instanceof PdfValue.Array(var parts)) {
            for (var part : parts) {
                append(file, file.resolve(part), all);
            }
        } else {
            append(file, content, all);
        }
        return all.toString();
    }

    private static void append(PdfFile file, PdfValue part, StringBuilder all)
            throws IOException, PdfFault {
        if (part instanceof PdfValue.Stream stream) {
            all.append(new String(file.decode(stream), StandardCharsets.ISO_8859_1)).append('\n');
        }
    }

    /// By the glyph numbers of our own font, which is the same in every copy.
    static String in(String content) {
        var before = glyphs(BEFORE);
        int at = content.indexOf(before);
        if (at < 0) {
            return "";
        }
        var letters = letters();
        var code = new StringBuilder();
        int width = before.length() / BEFORE.length();
        for (int i = at + before.length(); code.length() < LENGTH; i += width) {
            var letter = i + width <= content.length() ? content.substring(i, i + width) : "";
            if (!letters.containsKey(letter)) {
                return "";
            }
            code.append(letters.get(letter));
        }
        return code.toString();
    }

    private static Map<String, Character> letters() {
        var letters = new HashMap<String, Character>();
        ALPHABET.chars().forEach(c -> letters.put(glyphs(Character.toString(c)), (char) c));
        return letters;
    }

    private static String glyphs(String text) {
        var shown = SerifFont.instance().shown(text);
        return shown.substring(1, shown.length() - 1);
    }
}
