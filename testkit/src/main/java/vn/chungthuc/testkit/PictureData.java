package vn.chungthuc.testkit;

/// The beginning of pictures in the formats of the codecs that a PDF may carry: what tells their
/// size, and no picture. Strings hold one character a byte.
final class PictureData {
    private PictureData() {}

    /// @param codec name of a filter
    /// @param side width and height, below 65,536
    static byte[] of(String codec, int side) {
        return TinyPdf.bytes(
                switch (codec) {
                    case "DCTDecode" -> jpeg("", side);
                    case "JPXDecode" -> jpeg2000(side);
                    case "JBIG2Decode" -> jbig2("", side);
                    case "CCITTFaxDecode" -> "\0".repeat(99);
                    default -> throw new IllegalArgumentException(codec);
                });
    }

    /// @param between bytes before the frame's marker
    static String jpeg(String between, int side) {
        return "\u00ff\u00d8"
                + between
                + "\u00ff\u00c0\0\21\10"
                + two(side)
                + two(side)
                + "\3"
                + "\0".repeat(9);
    }

    static String jpeg2000(int side) {
        return "\u00ffO\u00ffQ\0\57\0\0\0\0" + two(side) + "\0\0" + two(side) + "\0".repeat(40);
    }

    /// A box of the file format around the codestream (ITU-T T.800, I.4).
    static String box(String type, String content) {
        int length = content.length() + 8;
        return "\0\0" + two(length) + type + content;
    }

    /// @param before segments before the page information
    static String jbig2(String before, int side) {
        return before
                + "\0\0\0\1\60\0\1\0\0\0\23\0\0"
                + two(side)
                + "\0\0"
                + two(side)
                + "\0".repeat(11);
    }

    /// A symbol dictionary (ITU-T T.88, 7.4.2) that is no more than its length.
    static String symbols(int length) {
        return "\0\0\0\0\0\0\1\0\0" + two(length) + "\0".repeat(length);
    }

    private static String two(int number) {
        return "" + (char) (number >> 8) + (char) (number & 0xFF);
    }
}
