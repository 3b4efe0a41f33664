package vn.chungthuc.portal.signature;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import vn.chungthuc.pdf.History;
import vn.chungthuc.pdf.PdfFault;
import vn.chungthuc.pdf.PdfFile;
import vn.chungthuc.pdf.Source;

/// Judges a PDF of unknown origin: each signature by a list of checks, the worst of which decides.
/// What a check needs from the standards stands beside it.
public final class DocumentJudge {
    private static final int MOST_SIGNATURES = 100;
    private static final int MOST_REVISIONS = 200;

    private DocumentJudge() {}

    /// Never fails over what a file says; an [IOException] is the disk's.
    public static Judgement judge(Source source) throws IOException {
        try {
            return judge(PdfFile.readForAll(source), source);
        } catch (PdfFault e) {
            return Unreadable.judge(source, e);
        }
    }

    private static Judgement judge(PdfFile whole, Source source) throws IOException, PdfFault {
        var ends = History.ends(whole);
        if (ends.size() > MOST_REVISIONS) {
            return Judgement.of(Integrity.UNSUPPORTED, "too-much", "revisions");
        }
        var signatures = find(whole, ends);
        if (signatures.isEmpty()) {
            return Judgement.of(Integrity.NO_SIGNATURE, "no-signature");
        }
        if (signatures.size() > MOST_SIGNATURES) {
            return Judgement.of(Integrity.UNSUPPORTED, "too-much", "signatures");
        }
        for (var signature : signatures) {
            signature.range =
                    SignedRange.of(signature.shownIn, signature.found, signature.findings)
                            .orElse(null);
            ValueCheck.read(signature.shownIn, signature);
        }
        OverlapCheck.check(signatures);
        ValueCheck.verify(source, signatures);
        new RevisionCheck(whole, ends).check(signatures);
        return Conclusion.of(whole, signatures);
    }

    /// Every signature that any revision shows, in the order of their revisions; one that the last
    /// revision does not show any more was taken away.
    private static List<Examined> find(PdfFile whole, SortedSet<Long> ends)
            throws IOException, PdfFault {
        var found = new ArrayList<Examined>();
        for (var signature : FoundSignature.all(whole)) {
            found.add(new Examined(signature, whole));
        }
        for (long end : new java.util.TreeSet<>(ends).descendingSet()) {
            if (end < whole.source().length()) {
                addOlder(whole, end, found);
            }
        }
        found.sort(java.util.Comparator.comparingLong(each -> each.found.offset()));
        return found;
    }

    private static void addOlder(PdfFile whole, long end, List<Examined> found) throws IOException {
        try {
            var view = PdfFile.readForAll(whole.source().head(end));
            for (var signature : FoundSignature.all(view)) {
                if (found.stream().noneMatch(known -> known.found.sameAs(signature))) {
                    var removed = new Examined(signature, view);
                    removed.findings.add(Integrity.MODIFIED, "signature-removed");
                    found.add(removed);
                }
            }
        } catch (PdfFault e) {
            // a revision that cannot be read shows nothing; if one was signed, RevisionCheck says
            // so
        }
    }
}
