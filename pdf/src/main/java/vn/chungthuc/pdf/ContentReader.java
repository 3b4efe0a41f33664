package vn.chungthuc.pdf;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/// Reads a content stream (ISO 32000-2, 7.8.2) for the names that its operators are given and for
/// its inline images. What it cannot read it passes over, as readers do.
public final class ContentReader {
    /// Takes what a content holds, in order.
    public interface Visitor<X extends Exception> {
        /// An operand.
        void name(String name) throws IOException, PdfFault, X;

        /// A picture inside the content, in pixels.
        void picture(long width, long height) throws X;

        /// Readers find the end of a picture at different places, and show what follows
        /// differently.
        void ambiguous() throws X;
    }

    private static final int LONGEST_NAME = 256;

    private final byte[] content;
    private final Syntax syntax;
    private int at;

    private ContentReader(byte[] content) {
        this.content = content;
        this.syntax = new Syntax(Source.of(content), 0, new Budget(content.length));
    }

    public static <X extends Exception> void read(byte[] content, Visitor<X> visitor)
            throws IOException, PdfFault, X {
        new ContentReader(content).read(visitor);
    }

    private <X extends Exception> void read(Visitor<X> visitor) throws IOException, PdfFault, X {
        while (at < content.length) {
            int c = content[at] & 0xFF;
            switch (c) {
                case '%' -> passComment();
                case '(' -> passString();
                case '<' -> passHex();
                case '/' -> {
                    at++;
                    visitor.name(unescaped(word()));
                }
                default -> {
                    if (Syntax.isSpace(c) || Syntax.isDelimiter(c)) {
                        at++;
                    } else if (passWord()) {
                        readPicture(visitor);
                    }
                }
            }
        }
    }

    /// The next run of regular characters.
    ///
    /// @return whether it is `BI`
    private boolean passWord() {
        int start = at;
        while (at < content.length && Syntax.isRegular(content[at] & 0xFF)) {
            at++;
        }
        return at - start == 2 && content[start] == 'B' && content[start + 1] == 'I';
    }

    private String word() {
        int start = at;
        passWord();
        int length = Math.min(at - start, LONGEST_NAME);
        return new String(content, start, length, StandardCharsets.ISO_8859_1);
    }

    /// `#xx` resolved where it is one (7.3.5).
    private static String unescaped(String name) {
        if (name.indexOf('#') < 0) {
            return name;
        }
        var plain = new StringBuilder();
        for (int i = 0; i < name.length(); i++) {
            boolean code =
                    name.charAt(i) == '#'
                            && i + 2 < name.length()
                            && HexFormat.isHexDigit(name.charAt(i + 1))
                            && HexFormat.isHexDigit(name.charAt(i + 2));
            plain.append(
                    code ? (char) HexFormat.fromHexDigits(name, i + 1, i + 3) : name.charAt(i));
            i += code ? 2 : 0;
        }
        return plain.toString();
    }

    private void passComment() {
        while (at < content.length && content[at] != '\n' && content[at] != '\r') {
            at++;
        }
    }

    private void passString() {
        int open = 0;
        for (; at < content.length; at++) {
            switch (content[at]) {
                case '\\' -> at++;
                case '(' -> open++;
                case ')' -> {
                    if (--open == 0) {
                        at++;
                        return;
                    }
                }
                default -> {}
            }
        }
    }

    private void passHex() {
        at++;
        if (at < content.length && content[at] == '<') {
            at++;
            return;
        }
        while (at < content.length && content[at] != '>') {
            at++;
        }
    }

    private <X extends Exception> void readPicture(Visitor<X> visitor) throws IOException, X {
        try {
            var picture = InlinePicture.read(syntax, content, at);
            at = picture.end();
            visitor.picture(picture.width(), picture.height());
        } catch (PdfFault e) {
            visitor.ambiguous();
        }
    }
}
