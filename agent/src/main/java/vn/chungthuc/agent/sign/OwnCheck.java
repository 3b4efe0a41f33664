package vn.chungthuc.agent.sign;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.util.List;
import vn.chungthuc.agent.sign.Consent.Paper;
import vn.chungthuc.pdf.CmsCheck;
import vn.chungthuc.pdf.FilledField;
import vn.chungthuc.pdf.PdfFault;
import vn.chungthuc.pdf.PdfFile;
import vn.chungthuc.pdf.PdfValue;
import vn.chungthuc.pdf.PdfValue.Dict;
import vn.chungthuc.pdf.PdfValue.Int;
import vn.chungthuc.pdf.Source;
import vn.chungthuc.protocol.ProblemException;
import vn.chungthuc.protocol.ProblemType;

/// The agent's own look at what it made, before anything leaves: the whole file is read anew, its
/// ByteRange is hashed as a verifier would, and the CMS must hold and be the chosen signer's.
final class OwnCheck {
    private OwnCheck() {}

    /// @throws ProblemException OWN_CHECK_FAILED
    static void verify(Paper paper, byte[] appended, X509Certificate signer) {
        try {
            var base = paper.document().source();
            var whole = Source.of(List.of(base, Source.of(appended)));
            var ticket = paper.checked().ticket();
            var file = PdfFile.read(whole);
            var filled = FilledField.read(file, ticket.stage(), ticket.field(), paper.look());
            long[] range = byteRange(file, ticket.field());
            must(range[0] == 0, "ByteRange does not start at 0");
            must(range[1] > base.length(), "the gap reaches into the base");
            must(range[2] - range[1] == 2L * filled.room() + 2, "the gap is not Contents");
            must(range[2] + range[3] == whole.length(), "ByteRange does not reach the end");
            var digest = paper.document().digestState();
            hash(digest, whole, base.length(), range[1]);
            hash(digest, whole, range[2], whole.length());
            var signed = CmsCheck.verify(filled.cms().bytes(), digest.digest());
            must(signed.signer().equals(signer), "another signer");
        } catch (IOException | PdfFault | GeneralSecurityException e) {
            throw new ProblemException(ProblemType.OWN_CHECK_FAILED, e.getMessage(), e);
        }
    }

    private static long[] byteRange(PdfFile file, String field) throws IOException, PdfFault {
        if (file.resolve(file.catalog().get("AcroForm")) instanceof Dict form
                && file.resolve(form.get("Fields")) instanceof PdfValue.Array(var fields)) {
            for (var item : fields) {
                if (file.resolve(item) instanceof Dict dict
                        && dict.get("T") instanceof PdfValue.Str name
                        && PdfValue.textOf(name).equals(field)
                        && file.resolve(dict.get("V")) instanceof Dict signature
                        && signature.get("ByteRange") instanceof PdfValue.Array(var numbers)
                        && numbers.size() == 4) {
                    return numbers.stream()
                            .mapToLong(number -> number instanceof Int(long n) ? n : -1)
                            .toArray();
                }
            }
        }
        throw new ProblemException(ProblemType.OWN_CHECK_FAILED, "no ByteRange");
    }

    private static void hash(MessageDigest digest, Source source, long from, long to)
            throws IOException {
        for (long at = from; at < to; ) {
            int count = (int) Math.min(64 * 1024, to - at);
            digest.update(source.bytes(at, count));
            at += count;
        }
    }

    private static void must(boolean holds, String what) {
        if (!holds) {
            throw new ProblemException(ProblemType.OWN_CHECK_FAILED, what);
        }
    }
}
