package vn.chungthuc.portal.signature;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import vn.chungthuc.pdf.CmsCheck;
import vn.chungthuc.pdf.FilledField;
import vn.chungthuc.pdf.PdfFault;
import vn.chungthuc.pdf.PdfFile;
import vn.chungthuc.pdf.PdfValue;
import vn.chungthuc.pdf.SignaturePlace;
import vn.chungthuc.pdf.Source;
import vn.chungthuc.protocol.Sha256;

/// What the signatures of one of our own documents are worth: the leader's and the office's, each
/// by its ByteRange, digest, CMS and certificate. For documents of unknown origin this says too
/// little: it takes for granted that the revisions between were laid by this portal.
public final class SignatureCheck {
    private final TrustAnchors anchors;

    public SignatureCheck(TrustAnchors anchors) {
        this.anchors = anchors;
    }

    /// The signatures in the order of the document's life.
    public List<Verdict> check(Source document) throws IOException, PdfFault {
        var file = PdfFile.read(document);
        var verdicts = new ArrayList<Verdict>();
        for (var field : List.of(SignaturePlace.LEADER, SignaturePlace.OFFICE)) {
            var place = SignaturePlace.any(file, field);
            if (file.resolve(place.field().get("V")) instanceof PdfValue.Dict signature) {
                verdicts.add(check(document, field, signature));
            }
        }
        return verdicts;
    }

    private Verdict check(Source document, String field, PdfValue.Dict signature)
            throws IOException {
        try {
            var range = range(signature.get("ByteRange"));
            var contents = contents(document, range, signature);
            var cms = CmsCheck.verify(FilledField.der(contents), digest(document, range));
            var time = FilledField.time(signature);
            boolean trusted = anchors.leadsTo(cms.signer(), cms.certificates(), time.toInstant());
            return new Verdict.Intact(
                    field, Signer.of(cms.signer()), time, trusted, end(range) == document.length());
        } catch (GeneralSecurityException | PdfFault e) {
            return new Verdict.Broken(field, String.valueOf(e.getMessage()));
        }
    }

    /// Exactly four numbers, from 0 (ETSI EN 319 142-1, 5.3: all of the file but Contents).
    private static long[] range(@org.jspecify.annotations.Nullable PdfValue value) throws PdfFault {
        if (value instanceof PdfValue.Array(var items) && items.size() == 4) {
            var range = new long[4];
            for (int i = 0; i < 4; i++) {
                range[i] = items.get(i) instanceof PdfValue.Int(long n) ? n : -1;
            }
            if (range[0] == 0 && range[1] > 0 && range[2] > range[1] && range[3] > 0) {
                return range;
            }
        }
        throw new PdfFault(PdfFault.Kind.NOT_THE_PROFILE, "ByteRange");
    }

    private static long end(long[] range) {
        return range[2] + range[3];
    }

    /// The gap must be the Contents string and nothing else.
    private static byte[] contents(Source document, long[] range, PdfValue.Dict signature)
            throws IOException, PdfFault {
        long gap = range[2] - range[1];
        if (end(range) <= document.length()
                && gap < 1 << 20
                && signature.get("Contents") instanceof PdfValue.Str(var bytes, _)
                && gap == 2L * bytes.length() + 2) {
            var hole = new String(document.bytes(range[1], (int) gap), StandardCharsets.ISO_8859_1);
            var contents = bytes.getBytes(StandardCharsets.ISO_8859_1);
            if (hole.startsWith("<") && hole.endsWith(">") && same(hole, contents)) {
                return contents;
            }
        }
        throw new PdfFault(PdfFault.Kind.NOT_THE_PROFILE, "Contents is not the gap");
    }

    private static boolean same(String hole, byte[] contents) {
        var hex = hole.substring(1, hole.length() - 1);
        return hex.matches("[0-9A-Fa-f]*")
                && Arrays.equals(java.util.HexFormat.of().parseHex(hex), contents);
    }

    private static byte[] digest(Source document, long[] range) throws IOException {
        var digest = Sha256.newDigest();
        update(digest, document, 0, range[1]);
        update(digest, document, range[2], range[3]);
        return digest.digest();
    }

    private static void update(MessageDigest digest, Source document, long from, long count)
            throws IOException {
        var chunk = new byte[65_536];
        for (long done = 0; done < count; ) {
            int take = (int) Math.min(chunk.length, count - done);
            document.read(from + done, chunk, 0, take);
            digest.update(chunk, 0, take);
            done += take;
        }
    }
}
