package vn.chungthuc.pdf;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A picture inside a content stream (ISO 32000-2, 8.9.7). Nothing but its data tell where it ends:
/// some readers decode them, others look for the word `EI`. Both must come to the same place.
///
/// @param width in pixels
/// @param height in pixels
/// @param end place behind `EI`
record InlinePicture(long width, long height, int end) {
    private static final int MOST = 50_000_000;

    /// So many bytes behind `EI` are looked at by readers that want to know whether it is the word.
    private static final int LOOKED_AT = 10;

    private static final Pattern BEGIN = Pattern.compile("(?<![^\\x00\\s])BI[\\x00\\s/]");

    private static final Map<String, String> SHORT =
            Map.of(
                    "W", "Width",
                    "H", "Height",
                    "BPC", "BitsPerComponent",
                    "CS", "ColorSpace",
                    "F", "Filter",
                    "DP", "DecodeParms",
                    "IM", "ImageMask");

    /// @param at place behind `BI`
    /// @throws PdfFault where readers may disagree over the end, or the entries make no picture
    static InlinePicture read(Syntax syntax, byte[] content, int at) throws IOException, PdfFault {
        syntax.moveTo(at);
        var dict = entries(syntax);
        int start = (int) syntax.position() + 1;
        int word = word(content, start);
        var data = new Data(dict, content, start, word);
        data.check();
        return new InlinePicture(number(dict, "Width"), number(dict, "Height"), word + 2);
    }

    private static PdfValue.Dict entries(Syntax syntax) throws IOException, PdfFault {
        var entries = new LinkedHashMap<String, PdfValue>();
        while (!syntax.passes("ID")) {
            if (!(syntax.value() instanceof PdfValue.Name(var key))
                    || entries.put(SHORT.getOrDefault(key, key), syntax.value()) != null) {
                throw PdfFault.damaged("an inline picture's entries");
            }
        }
        return new PdfValue.Dict(entries);
    }

    private static long number(PdfValue.Dict dict, String key) throws PdfFault {
        if (dict.get(key) instanceof PdfValue.Int(long n) && n > 0 && n <= Integer.MAX_VALUE) {
            return n;
        }
        throw PdfFault.damaged("an inline picture's " + key);
    }

    /// The first `EI` that a reader could take for the end.
    private static int word(byte[] content, int start) throws PdfFault {
        return next(content, start)
                .orElseThrow(() -> PdfFault.damaged("an inline picture without end"));
    }

    private static Optional<Integer> next(byte[] content, int start) {
        for (int i = start; i + 1 < content.length; i++) {
            if (content[i] == 'E' && content[i + 1] == 'I' && ends(content, i + 2)) {
                return Optional.of(i);
            }
        }
        return Optional.empty();
    }

    private static boolean ends(byte[] content, int at) {
        if (at < content.length && !Syntax.isSpace(content[at] & 0xFF)) {
            return false;
        }
        for (int i = at; i < Math.min(at + LOOKED_AT, content.length); i++) {
            int c = content[i] & 0xFF;
            if (!Syntax.isSpace(c) && (c < 0x20 || c > 0x7E)) {
                return false;
            }
        }
        return true;
    }

    /// What stands between `ID` and the first `EI`.
    private static final class Data {
        private final PdfValue.Dict dict;
        private final byte[] content;
        private final int start;
        private final int end;

        Data(PdfValue.Dict dict, byte[] content, int start, int end) {
            this.dict = dict;
            this.content = content;
            this.start = start;
            this.end = end;
        }

        void check() throws PdfFault {
            var steps = Filters.steps(dict, dict.get("Filter"), dict.get("DecodeParms"));
            if (steps.isEmpty()) {
                checkPlain();
            } else if (!ownEnd(steps.getFirst()) && again()) {
                throw PdfFault.damaged("an inline picture with two ends");
            }
        }

        /// `length` bytes and white space make all of it.
        private boolean isLong(long length) {
            long behind = start + length;
            // CR LF behind ID counts as one by some, two by others: one of them must fit
            boolean pair = start < end && content[start - 1] == 13 && content[start] == 10;
            return blank(behind) || (pair && blank(behind + 1));
        }

        private boolean blank(long from) {
            if (from > end) {
                return false;
            }
            for (int i = (int) from; i < end; i++) {
                if (!Syntax.isSpace(content[i] & 0xFF)) {
                    return false;
                }
            }
            return true;
        }

        private void checkPlain() throws PdfFault {
            long width = number(dict, "Width");
            long height = number(dict, "Height");
            boolean mask = new PdfValue.Bool(true).equals(dict.get("ImageMask"));
            long bits = mask ? 1 : number(dict, "BitsPerComponent");
            int components = mask ? 1 : components(dict.get("ColorSpace"));
            if (components > 0) {
                if (!isLong((width * components * bits + 7) / 8 * height)) {
                    throw PdfFault.damaged("an inline picture's length");
                }
            } else if (again()) {
                throw PdfFault.damaged("an inline picture with two ends");
            }
        }

        /// 0 for one that the page's resources name.
        private static int components(@Nullable PdfValue space) {
            return switch (space) {
                case PdfValue.Name(var name) ->
                        switch (name) {
                            case "G", "DeviceGray", "CalGray", "Indexed", "I" -> 1;
                            case "RGB", "DeviceRGB", "CalRGB" -> 3;
                            case "CMYK", "DeviceCMYK" -> 4;
                            default -> 0;
                        };
                case PdfValue.Array _ -> 1; // indexed: the only one that may stand here
                case null, default -> 0;
            };
        }

        /// Whether the data by themselves tell that they end here.
        private boolean ownEnd(Filters.Step step) throws PdfFault {
            var data = Arrays.copyOfRange(content, start, end);
            return switch (step.name()) {
                case "FlateDecode", "Fl" -> {
                    if (Flate.length(data, MOST) < 0) {
                        throw PdfFault.damaged("an inline picture's data");
                    }
                    yield true;
                }
                case "ASCIIHexDecode", "AHx", "ASCII85Decode", "A85" -> {
                    if (new String(data, StandardCharsets.ISO_8859_1).indexOf('>') < 0) {
                        throw PdfFault.damaged("an inline picture's data");
                    }
                    yield true;
                }
                default -> false;
            };
        }

        /// Whether another `EI` comes before the next picture: a reader that decodes could take it
        /// for the end.
        private boolean again() {
            var next = next(content, end + 2);
            return next.isPresent() && !holdsPicture(end + 2, next.get());
        }

        private boolean holdsPicture(int from, int to) {
            var between = new String(content, from, to - from, StandardCharsets.ISO_8859_1);
            return BEGIN.matcher(between).find();
        }
    }
}
