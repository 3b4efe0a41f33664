package vn.chungthuc.pdf;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/// A PDF object (ISO 32000-2, 7.3), immutable. Strings and names hold one character per byte.
public sealed interface PdfValue {
    /// The null object.
    record Null() implements PdfValue {}

    record Bool(boolean value) implements PdfValue {}

    record Int(long value) implements PdfValue {}

    /// A real number as it was written.
    record Real(String text) implements PdfValue {}

    /// A name without its slash, `#xx` resolved.
    record Name(String value) implements PdfValue {}

    /// A string; `hex` tells how it was or will be written.
    record Str(String bytes, boolean hex) implements PdfValue {}

    record Ref(int number, int generation) implements PdfValue {}

    record Array(List<PdfValue> items) implements PdfValue {
        public Array {
            items = List.copyOf(items);
        }
    }

    /// A dictionary, in the order in which its entries were written.
    record Dict(SequencedMap<String, PdfValue> entries) implements PdfValue {
        public Dict {
            entries = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(entries));
        }

        public @Nullable PdfValue get(String key) {
            return entries.get(key);
        }

        public boolean has(String key) {
            return entries.containsKey(key);
        }

        /// This dictionary with one entry set: in its old place if it was there, else at the end.
        public Dict with(String key, PdfValue value) {
            var changed = new LinkedHashMap<>(entries);
            changed.put(key, value);
            return new Dict(changed);
        }

        public Dict without(String... keys) {
            var changed = new LinkedHashMap<>(entries);
            for (var key : keys) {
                changed.remove(key);
            }
            return new Dict(changed);
        }

        /// Whether `/Type` or another entry is this name.
        public boolean is(String key, String name) {
            return get(key) instanceof Name(var value) && value.equals(name);
        }
    }

    /// A stream: its dictionary and where its encoded bytes lie in the file.
    record Stream(Dict dict, long start, long length) implements PdfValue {}

    static Dict dict(Object... keysAndValues) {
        var entries = new LinkedHashMap<String, PdfValue>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            entries.put((String) keysAndValues[i], (PdfValue) keysAndValues[i + 1]);
        }
        return new Dict(entries);
    }

    static Array array(PdfValue... items) {
        return new Array(List.of(items));
    }

    static Array numbers(double... numbers) {
        var items = new ArrayList<PdfValue>();
        for (double number : numbers) {
            items.add(number(number));
        }
        return new Array(items);
    }

    /// A number, written with at most five decimals.
    static PdfValue number(double number) {
        var text = Numbers.text(number);
        return text.indexOf('.') < 0 ? new Int(Long.parseLong(text)) : new Real(text);
    }

    static Name name(String value) {
        return new Name(value);
    }

    /// A text string (7.9.2): ASCII as it is, else UTF-16 with byte order mark.
    static Str text(String text) {
        if (text.chars().allMatch(c -> c >= 32 && c < 127)) {
            return new Str(text, false);
        }
        var bytes = ("\uFEFF" + text).getBytes(java.nio.charset.StandardCharsets.UTF_16BE);
        return new Str(new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1), true);
    }

    /// The text of a text string (7.9.2): UTF-16 or UTF-8 by its mark, else PDFDocEncoding, of
    /// which only the part that equals Latin-1 is resolved.
    static String textOf(Str string) {
        var bytes = string.bytes().getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
        if (string.bytes().startsWith("\u00FE\u00FF")) {
            return new String(
                    bytes, 2, bytes.length - 2, java.nio.charset.StandardCharsets.UTF_16BE);
        }
        if (string.bytes().startsWith("\u00EF\u00BB\u00BF")) {
            return new String(bytes, 3, bytes.length - 3, java.nio.charset.StandardCharsets.UTF_8);
        }
        return string.bytes();
    }

    static Dict dict(Map<String, PdfValue> entries) {
        return new Dict(new LinkedHashMap<>(entries));
    }
}
