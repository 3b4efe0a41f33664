package vn.chungthuc.portal.signing;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.chungthuc.protocol.Sha256;

/// An honest revision taken to pieces, changed in one thing, put together again with right offsets
/// and signed again with the right key: only that one thing is wrong with it.
final class Forgery {
    private static final Pattern OBJECT =
            Pattern.compile("(\\d+) (\\d+) obj\n(.*?)\nendobj\n", Pattern.DOTALL);
    private static final Pattern RANGE = Pattern.compile("/ByteRange \\[[^\\]]*\\]");

    /// Makes a CMS over a document's digest.
    interface CmsMaker {
        byte[] over(byte[] digest) throws GeneralSecurityException;
    }

    private final byte[] base;
    private final CmsMaker cms;
    private final Map<Integer, String> bodies = new TreeMap<>();
    private final Map<Integer, String> entries = new TreeMap<>();
    private final List<Integer> order = new ArrayList<>();
    private String trailer;
    private boolean stream;
    private String before = "";
    private String behind = "";
    private UnaryOperator<String> xref = text -> text;
    private UnaryOperator<long[]> range = numbers -> numbers;
    private UnaryOperator<String> contents = hex -> hex;

    Forgery(byte[] base, byte[] honest, CmsMaker cms) {
        this.base = base;
        this.cms = cms;
        var text = latin1(honest);
        var objects = OBJECT.matcher(text);
        while (objects.find()) {
            int number = Integer.parseInt(objects.group(1));
            if (objects.group(3).contains("/Type /XRef")) {
                stream = true;
            } else {
                order.add(number);
                bodies.put(number, objects.group(3));
            }
        }
        trailer =
                stream
                        ? dictionary(text.substring(text.lastIndexOf(" 0 obj\n") + 7))
                        : dictionary(text.substring(text.indexOf("trailer\n") + 8));
    }

    /// A trailer's own entries.
    private static String dictionary(String from) {
        return from.substring(2, from.indexOf("\n") - 2)
                .replaceAll("/Type /XRef|/W \\[[^]]*]|/Index \\[[^]]*]|/Length \\d+", "");
    }

    /// In whichever object it stands; it must.
    Forgery replace(String from, String to) {
        for (int number : order) {
            var body = body(number);
            if (body.contains(from)) {
                bodies.put(number, body.replace(from, to));
                return this;
            }
        }
        throw new IllegalArgumentException("nowhere: " + from);
    }

    Forgery replaceAll(String pattern, String to) {
        for (int number : order) {
            var body = body(number);
            if (Pattern.compile(pattern).matcher(body).find()) {
                bodies.put(number, body.replaceFirst(pattern, to));
                return this;
            }
        }
        throw new IllegalArgumentException("nowhere: " + pattern);
    }

    /// Adds or replaces an object.
    Forgery object(int number, String body) {
        if (!order.contains(number)) {
            order.add(number);
        }
        bodies.put(number, body);
        return this;
    }

    /// Takes an object out; what leads to it goes on doing so.
    Forgery drop(int number) {
        order.remove(Integer.valueOf(number));
        bodies.remove(number);
        return this;
    }

    /// The stream of the object that holds `mark`, with its length.
    Forgery stream(String mark, UnaryOperator<String> change) {
        int number = holding(mark);
        var body = body(number);
        int start = body.indexOf("\nstream\n") + 8;
        var content = change.apply(body.substring(start, body.lastIndexOf("\nendstream")));
        var head =
                body.substring(0, start)
                        .replaceFirst("/Length \\d+", "/Length " + content.length());
        bodies.put(number, head + content + "\nendstream");
        return this;
    }

    int holding(String mark) {
        return order.stream().filter(n -> body(n).contains(mark)).findFirst().orElseThrow();
    }

    String body(int number) {
        return java.util.Objects.requireNonNull(bodies.get(number));
    }

    /// A number that neither base nor revision uses.
    int fresh() {
        return size();
    }

    int size() {
        var size = Pattern.compile("/Size (\\d+)").matcher(trailer);
        return size.find() ? Integer.parseInt(size.group(1)) : 0;
    }

    Forgery trailer(String pattern, String to) {
        var changed = trailer.replaceFirst(pattern, to);
        if (changed.equals(trailer)) {
            throw new IllegalArgumentException("not in the trailer: " + pattern);
        }
        trailer = changed;
        return this;
    }

    /// One more object number than before.
    Forgery grown() {
        int size = size();
        return trailer("/Size " + size, "/Size " + (size + 1));
    }

    /// What the cross-reference table says of an object: 20 bytes.
    Forgery entry(int number, String entry) {
        entries.put(number, entry);
        return this;
    }

    Forgery asStream(boolean asStream) {
        stream = asStream;
        return this;
    }

    Forgery xref(UnaryOperator<String> change) {
        xref = change;
        return this;
    }

    Forgery before(String text) {
        before = text;
        return this;
    }

    Forgery behind(String text) {
        behind = text;
        return this;
    }

    Forgery range(UnaryOperator<long[]> change) {
        range = change;
        return this;
    }

    /// Changes the hexadecimal digits once the CMS is in them.
    Forgery contents(UnaryOperator<String> change) {
        contents = change;
        return this;
    }

    byte[] signed() throws GeneralSecurityException {
        return signed(cms);
    }

    byte[] signed(CmsMaker maker) throws GeneralSecurityException {
        var text = assembled();
        int at = text.indexOf("/Contents <") + "/Contents ".length();
        if (at < 20) {
            return bytes(text);
        }
        int end = text.indexOf('>', at) + 1;
        long[] numbers = {0, base.length + at, base.length + end, text.length() - (long) end};
        numbers = range.apply(numbers);
        var array =
                "/ByteRange [%d %-10d %-10d %-10d]"
                        .formatted(numbers[0], numbers[1], numbers[2], numbers[3]);
        text = RANGE.matcher(text).replaceFirst(Matcher.quoteReplacement(array));
        var hex = HexFormat.of().withUpperCase().formatHex(maker.over(digest(text, numbers)));
        var room = end - at - 2;
        hex = contents.apply(hex + "0".repeat(room - hex.length()));
        return bytes(text.substring(0, at + 1) + hex + text.substring(end - 1));
    }

    private byte[] digest(String text, long[] numbers) {
        var whole = new ByteArrayOutputStream();
        whole.writeBytes(base);
        whole.writeBytes(bytes(text));
        var all = whole.toByteArray();
        var digest = Sha256.newDigest();
        for (int i = 0; i < 4; i += 2) {
            int from = (int) Math.min(numbers[i], all.length);
            digest.update(all, from, (int) Math.min(numbers[i + 1], all.length - from));
        }
        return digest.digest();
    }

    private String assembled() {
        var out = new StringBuilder(before);
        var offsets = new TreeMap<Integer, Integer>();
        for (int number : order) {
            offsets.put(number, base.length + out.length());
            out.append(number + " 0 obj\n").append(body(number)).append("\nendobj\n");
        }
        long start = (long) base.length + out.length();
        out.append(xref.apply(stream ? stream(offsets, start) : table(offsets)));
        return out.append("startxref\n" + start + "\n%%EOF\n").append(behind).toString();
    }

    private String table(Map<Integer, Integer> offsets) {
        var out = new StringBuilder("xref\n");
        int last = -2;
        var all = new TreeMap<>(entries);
        offsets.forEach((n, at) -> all.putIfAbsent(n, "%010d 00000 n \n".formatted(at)));
        for (int number : all.keySet()) {
            if (number != last + 1) {
                int run = number;
                while (all.containsKey(run)) {
                    run++;
                }
                out.append(number + " " + (run - number) + "\n");
            }
            out.append(all.get(number));
            last = number;
        }
        return out.append("trailer\n<<" + trailer + ">>\n").toString();
    }

    private String stream(Map<Integer, Integer> offsets, long start) {
        int self = size() - 1;
        var index = new StringBuilder();
        var rows = new StringBuilder();
        var all = new TreeMap<>(offsets);
        all.put(self, (int) start);
        for (int from : all.keySet()) {
            if (!all.containsKey(from - 1)) {
                int run = from;
                while (all.containsKey(run)) {
                    run++;
                }
                index.append(from).append(' ').append(run - from).append(' ');
            }
        }
        all.forEach((number, at) -> {
            rows.append((char) 1);
            for (int shift = 24; shift >= 0; shift -= 8) {
                rows.append((char) (at >> shift & 0xFF));
            }
            rows.append("\0\0");
        });
        return """
        %d 0 obj
        <<%s/Type /XRef/W [1 4 2]/Index [%s]/Length %d>>
        stream
        %s
        endstream
        endobj
        """
                .formatted(self, trailer, index.toString().strip(), rows.length(), rows);
    }

    private static String latin1(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
