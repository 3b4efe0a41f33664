package vn.chungthuc.portal.intake;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import vn.chungthuc.pdf.Source;

/// Whether a PDF is another file, too: programs that look for their own signs elsewhere than at the
/// first byte would open something else than what was checked.
final class OtherFormats {
    /// Where ISO 9660 (system area of 16 sectors), tar and DICOM have their signs.
    private record Sign(int offset, String text) {}

    private static final List<Sign> SIGNS =
            List.of(
                    new Sign(128, "DICM"),
                    new Sign(257, "ustar"),
                    new Sign(32769, "CD001"),
                    new Sign(34817, "CD001"),
                    new Sign(36865, "CD001"));

    private static final int HEAD = 1024;
    private static final List<String> PAGES =
            List.of("<html", "<script", "<!doctype", "<?php", "<svg", "<iframe", "<body");
    private static final List<String> ARCHIVES =
            List.of("PK\3\4", "PK\5\6", "Rar!\32\7", "7z\274\257\47\34", "MZ\220\0", "\177ELF");

    /// A directory of a ZIP file is at most this far from its end: 22 bytes and a comment.
    private static final int ZIP_TAIL = 22 + 65_535;

    /// What printers' job languages put behind a document; possessive, so that matching it costs
    /// its length.
    private static final String PRINTER_TAIL =
            "[\\x00-\\x1a\\x1c-\\x20]*+(\\x1b%-12345X[\\x00-\\x1a\\x1c-\\x20]*+"
                    + "(@PJL[\\x20-\\x7e]*+[\\r\\n]*+)*+)*+";

    private OtherFormats() {}

    static boolean isAlso(Source file) throws IOException {
        for (var sign : SIGNS) {
            int length = sign.text().length();
            if (file.length() >= sign.offset() + length
                    && text(file.bytes(sign.offset(), length)).equals(sign.text())) {
                return true;
            }
        }
        var head = text(file.bytes(0, (int) Math.min(HEAD, file.length())));
        int object = head.indexOf(" obj"); // from there on it may be text of the document
        return holdsPage(object < 0 ? head : head.substring(0, object)) || endsAsZip(file);
    }

    /// @param last whether nothing of the PDF follows
    static boolean inStray(byte[] bytes, boolean last) {
        var text = text(bytes);
        return holdsPage(text)
                || ARCHIVES.stream().anyMatch(text::contains)
                || (last && !text.matches(PRINTER_TAIL));
    }

    private static boolean holdsPage(String text) {
        var lower = text.toLowerCase(Locale.ROOT);
        return PAGES.stream().anyMatch(lower::contains);
    }

    /// An end-of-central-directory record whose directory is where it says, counted from the start
    /// of the archive wherever that may be (APPNOTE 4.3.16).
    private static boolean endsAsZip(Source file) throws IOException {
        int length = (int) Math.min(ZIP_TAIL, file.length());
        long from = file.length() - length;
        var tail = file.bytes(from, length);
        for (int i = length - 22; i >= 0; i--) {
            if (tail[i] == 'P' && tail[i + 1] == 'K' && tail[i + 2] == 5 && tail[i + 3] == 6) {
                long directory = from + i - little(tail, i + 12);
                if (directory >= 0 && text(file.bytes(directory, 4)).equals("PK\1\2")) {
                    return true;
                }
            }
        }
        return false;
    }

    private static long little(byte[] bytes, int at) {
        long value = 0;
        for (int i = 3; i >= 0; i--) {
            value = value << 8 | (bytes[at + i] & 0xFF);
        }
        return value;
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
