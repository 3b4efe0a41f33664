package vn.chungthuc.portal.signature;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import vn.chungthuc.pdf.CmsCheck;
import vn.chungthuc.pdf.FilledField;
import vn.chungthuc.pdf.PdfFault;
import vn.chungthuc.pdf.PdfFile;
import vn.chungthuc.pdf.SignaturePlace;
import vn.chungthuc.pdf.Source;

/// What the signatures of one of our own documents are worth: the leader's and the office's, each
/// by its ByteRange, digest, CMS and certificate. For documents of unknown origin this says too
/// little: it takes for granted that the revisions between were laid by this portal.
public final class SignatureCheck {
    private static final DigestName SHA_256 = new DigestName("SHA-256");

    private final TrustAnchors anchors;

    public SignatureCheck(TrustAnchors anchors) {
        this.anchors = anchors;
    }

    /// The signatures in the order of the document's life.
    public List<Verdict> check(Source document) throws IOException, PdfFault {
        var file = PdfFile.read(document);
        var found = FoundSignature.all(file);
        var verdicts = new ArrayList<Verdict>();
        for (var field : List.of(SignaturePlace.LEADER, SignaturePlace.OFFICE)) {
            for (var signature : found) {
                if (signature.field().name().equals(field)) {
                    verdicts.add(check(file, signature));
                }
            }
        }
        return verdicts;
    }

    private Verdict check(PdfFile file, FoundSignature signature) throws IOException {
        var field = signature.field().name();
        var findings = new Findings();
        var range = SignedRange.of(file, signature, findings).orElse(null);
        var contents = range == null ? null : range.contents(file, findings).orElse(null);
        if (range == null || contents == null) {
            return new Verdict.Broken(field, findings.reasons().getFirst().code());
        }
        try {
            var wanted = new RangeDigests.Wanted(range, SHA_256);
            var digest = RangeDigests.of(file.source(), List.of(wanted)).get(wanted);
            var cms = CmsCheck.verify(FilledField.der(contents), Objects.requireNonNull(digest));
            var time = FilledField.time(signature.dict());
            boolean trusted = anchors.leadsTo(cms.signer(), cms.certificates(), time.toInstant());
            boolean last = range.end() == file.source().length();
            return new Verdict.Intact(field, Signer.of(cms.signer()), time, trusted, last);
        } catch (GeneralSecurityException | PdfFault e) {
            return new Verdict.Broken(field, String.valueOf(e.getMessage()));
        }
    }
}
