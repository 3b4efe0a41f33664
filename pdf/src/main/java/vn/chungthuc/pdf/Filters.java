package vn.chungthuc.pdf;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Decodes what stands before the content of a stream (ISO 32000-2, 7.4), each step bounded; the
/// codecs of pictures are not ours to decode.
final class Filters {
    /// One step: a filter and its parameters.
    record Step(String name, PdfValue.Dict parameters) {
        boolean deflated() {
            return name.equals("FlateDecode") || name.equals("Fl");
        }

        /// Whether the parameters change what comes out.
        boolean matters() throws PdfFault {
            return switch (name) {
                case "FlateDecode", "Fl", "LZWDecode", "LZW" ->
                        Predictors.changes(parameters) || !early(this);
                default -> !parameters.entries().isEmpty();
            };
        }

        boolean known() {
            return switch (name) {
                case "FlateDecode",
                        "Fl",
                        "LZWDecode",
                        "LZW",
                        "ASCIIHexDecode",
                        "AHx",
                        "ASCII85Decode",
                        "A85",
                        "RunLengthDecode",
                        "RL" ->
                        true;
                default -> picture();
            };
        }

        boolean picture() {
            return switch (name) {
                case "DCTDecode", "DCT", "JPXDecode", "JBIG2Decode", "CCITTFaxDecode", "CCF" ->
                        true;
                default -> false;
            };
        }
    }

    private Filters() {}

    /// The steps of a stream in their order. Some readers take `/DP` for `/DecodeParms`, as in
    /// pictures inside a content (8.9.7): a stream with it would have two contents.
    ///
    /// @param stream its dictionary
    /// @param filter value of `/Filter`, references resolved; null for none
    /// @param parameters value of `/DecodeParms`, references resolved
    static List<Step> steps(
            PdfValue.Dict stream, @Nullable PdfValue filter, @Nullable PdfValue parameters)
            throws PdfFault {
        if (stream.has("DP")) {
            throw PdfFault.damaged("a stream with DP");
        }
        var filters = list(filter);
        var matching = list(parameters);
        if (filters.size() > 8) {
            throw new PdfFault(PdfFault.Kind.TOO_MUCH, "filters");
        }
        boolean match = filter instanceof PdfValue.Array == parameters instanceof PdfValue.Array;
        var steps = new ArrayList<Step>();
        for (int i = 0; i < filters.size(); i++) {
            if (!(filters.get(i) instanceof PdfValue.Name(var name))) {
                throw PdfFault.damaged("a filter that is no name");
            }
            var own = i < matching.size() ? matching.get(i) : null;
            var step = new Step(name, own instanceof PdfValue.Dict dict ? dict : PdfValue.dict());
            if (own instanceof PdfValue.Stream || (step.matters() && !match)) {
                throw PdfFault.damaged("filters and parameters that do not match");
            }
            steps.add(step);
        }
        return steps;
    }

    private static List<PdfValue> list(@Nullable PdfValue value) {
        return switch (value) {
            case null -> List.of();
            case PdfValue.Null _ -> List.of();
            case PdfValue.Array(var items) -> items;
            default -> List.of(value);
        };
    }

    static byte[] decode(byte[] encoded, Step step, int most) throws PdfFault {
        return switch (step.name()) {
            case "FlateDecode", "Fl" ->
                    Predictors.undo(Flate.inflate(encoded, most), step.parameters());
            case "LZWDecode", "LZW" ->
                    Predictors.undo(Lzw.decode(encoded, early(step), most), step.parameters());
            case "ASCIIHexDecode", "AHx" -> hex(encoded, most);
            case "ASCII85Decode", "A85" -> base85(encoded, most);
            case "RunLengthDecode", "RL" -> runs(encoded, most);
            default -> throw new PdfFault(PdfFault.Kind.UNSUPPORTED, "filter " + step.name());
        };
    }

    private static boolean early(Step step) {
        return !new PdfValue.Int(0).equals(step.parameters().get("EarlyChange"));
    }

    private static byte[] hex(byte[] encoded, int most) throws PdfFault {
        var out = new ByteArrayOutputStream();
        int half = -1;
        for (byte b : encoded) {
            if (b == '>') {
                break;
            }
            if (Syntax.isSpace(b & 0xFF)) {
                continue;
            }
            int digit = Character.digit(b & 0xFF, 16);
            if (digit < 0) {
                throw PdfFault.damaged("hexadecimal data");
            }
            half = half < 0 ? digit : put(out, half << 4 | digit, most);
        }
        if (half >= 0) {
            put(out, half << 4, most);
        }
        return out.toByteArray();
    }

    /// @return -1, so that a caller may forget what it put
    private static int put(ByteArrayOutputStream out, int b, int most) throws PdfFault {
        if (out.size() >= most) {
            throw new PdfFault(PdfFault.Kind.TOO_MUCH, "a stream decodes past its bound");
        }
        out.write(b);
        return -1;
    }

    private static byte[] base85(byte[] encoded, int most) throws PdfFault {
        var out = new ByteArrayOutputStream();
        long group = 0;
        int digits = 0;
        for (byte b : encoded) {
            if (b == '~') {
                break;
            }
            if (Syntax.isSpace(b & 0xFF)) {
                continue;
            }
            if (b == 'z' && digits == 0) {
                four(out, 0, 4, most);
            } else if (b < '!' || b > 'u') {
                throw PdfFault.damaged("base-85 data");
            } else {
                group = group * 85 + (b - '!');
                if (++digits == 5) {
                    four(out, group, 4, most);
                    group = 0;
                    digits = 0;
                }
            }
        }
        if (digits > 1) {
            for (int i = digits; i < 5; i++) {
                group = group * 85 + 84;
            }
            four(out, group, digits - 1, most);
        }
        return out.toByteArray();
    }

    private static void four(ByteArrayOutputStream out, long group, int count, int most)
            throws PdfFault {
        for (int i = 0; i < count; i++) {
            put(out, (int) (group >> (24 - 8 * i)) & 0xFF, most);
        }
    }

    private static byte[] runs(byte[] encoded, int most) throws PdfFault {
        var out = new ByteArrayOutputStream();
        for (int at = 0; at < encoded.length && encoded[at] != (byte) 128; ) {
            int length = encoded[at++] & 0xFF;
            boolean same = length > 128;
            int count = same ? 257 - length : length + 1;
            for (int i = 0; i < count && at < encoded.length; i++) {
                put(out, encoded[same ? at : at++], most);
            }
            at += same ? 1 : 0;
        }
        return out.toByteArray();
    }
}
