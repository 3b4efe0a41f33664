package vn.chungthuc.pdf;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/// Writes PDF objects in one canonical form, so that the same object is the same bytes everywhere.
final class Writer {
    private static final String REGULAR_IN_NAMES =
            "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+-_.,:;*@!$&'=?^~|`\"\\";

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    int size() {
        return out.size();
    }

    byte[] bytes() {
        return out.toByteArray();
    }

    Writer ascii(String text) {
        out.writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
        return this;
    }

    Writer raw(byte[] bytes) {
        out.writeBytes(bytes);
        return this;
    }

    Writer value(PdfValue value) {
        return switch (value) {
            case PdfValue.Null _ -> ascii("null");
            case PdfValue.Bool(boolean truth) -> ascii(truth ? "true" : "false");
            case PdfValue.Int(long number) -> ascii(Long.toString(number));
            case PdfValue.Real(var text) -> ascii(text);
            case PdfValue.Name name -> name(name.value());
            case PdfValue.Str string -> string.hex() ? hex(string) : literal(string.bytes());
            case PdfValue.Ref(int number, int generation) ->
                    ascii(number + " " + generation + " R");
            case PdfValue.Array array -> array(array);
            case PdfValue.Dict dict -> dict(dict);
            case PdfValue.Stream _ ->
                    throw new IllegalArgumentException("a stream is an object of its own");
        };
    }

    private Writer array(PdfValue.Array array) {
        ascii("[");
        String gap = "";
        for (var item : array.items()) {
            ascii(gap).value(item);
            gap = " ";
        }
        return ascii("]");
    }

    private Writer dict(PdfValue.Dict dict) {
        ascii("<<");
        for (var entry : dict.entries().entrySet()) {
            name(entry.getKey()).ascii(" ").value(entry.getValue());
        }
        return ascii(">>");
    }

    private Writer name(String name) {
        var text = new StringBuilder("/");
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (REGULAR_IN_NAMES.indexOf(c) >= 0) {
                text.append(c);
            } else {
                text.append(String.format("#%02X", (int) c));
            }
        }
        return ascii(text.toString());
    }

    private Writer hex(PdfValue.Str string) {
        return ascii("<")
                .ascii(
                        java.util.HexFormat.of()
                                .withUpperCase()
                                .formatHex(string.bytes().getBytes(StandardCharsets.ISO_8859_1)))
                .ascii(">");
    }

    private Writer literal(String bytes) {
        var text = new StringBuilder("(");
        for (int i = 0; i < bytes.length(); i++) {
            char c = bytes.charAt(i);
            switch (c) {
                case '(', ')', '\\' -> text.append('\\').append(c);
                case '\r' -> text.append("\\r");
                case '\n' -> text.append("\\n");
                default -> text.append(c);
            }
        }
        return ascii(text.append(')').toString());
    }
}
