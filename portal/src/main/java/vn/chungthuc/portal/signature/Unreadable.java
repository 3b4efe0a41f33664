package vn.chungthuc.portal.signature;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import vn.chungthuc.pdf.PdfFault;
import vn.chungthuc.pdf.Source;

/// The verdict on a file that no strict reader can open. Other readers would repair it, each in its
/// own way, so whatever signature it carries proves nothing.
final class Unreadable {
    private static final int CHUNK = 1 << 16;

    private Unreadable() {}

    static Judgement judge(Source source, PdfFault fault) throws IOException {
        return switch (fault.kind()) {
            case NOT_A_PDF -> Judgement.of(Integrity.NOT_A_PDF, "not-a-pdf");
            case ENCRYPTED -> Judgement.of(Integrity.ENCRYPTED, "encrypted");
            case TOO_MUCH -> Judgement.of(Integrity.UNSUPPORTED, "too-much", "content");
            case UNSUPPORTED -> Judgement.of(Integrity.UNSUPPORTED, "file-unsupported");
            case DAMAGED, LOOP, FIELD_MISSING, FIELD_SIGNED, NOT_THE_PROFILE, CONTENTS_TOO_SMALL ->
                    mentions(source, "/ByteRange")
                            ? Judgement.of(Integrity.BROKEN, "file-damaged")
                            : Judgement.of(Integrity.NO_SIGNATURE, "damaged-without-signature");
        };
    }

    private static boolean mentions(Source source, String what) throws IOException {
        for (long at = 0; at < source.length(); at += CHUNK) {
            int count = (int) Math.min(CHUNK + what.length(), source.length() - at);
            var text = new String(source.bytes(at, count), StandardCharsets.ISO_8859_1);
            if (text.contains(what)) {
                return true;
            }
        }
        return false;
    }
}
