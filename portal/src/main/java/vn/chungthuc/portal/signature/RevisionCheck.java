package vn.chungthuc.portal.signature;

import java.io.IOException;
import java.util.List;
import java.util.SortedSet;
import vn.chungthuc.pdf.History;
import vn.chungthuc.pdf.PdfFault;
import vn.chungthuc.pdf.PdfFile;
import vn.chungthuc.pdf.Source;

/// Whether a signature covers a whole revision of the file, and what came after it.
final class RevisionCheck {
    private final PdfFile whole;
    private final SortedSet<Long> ends;

    RevisionCheck(PdfFile whole, SortedSet<Long> ends) {
        this.whole = whole;
        this.ends = ends;
    }

    /// Those whose value does not hold are not looked at again.
    void check(List<Examined> signatures) throws IOException {
        var sound = signatures.stream().filter(each -> each.findings.sound()).toList();
        long oldest = sound.stream().mapToLong(Examined::end).min().orElse(-1);
        if (oldest < 0) {
            return;
        }
        var tail = new TailCheck(whole, oldest, ends);
        for (var signature : sound) {
            check(signature, tail);
        }
    }

    private void check(Examined signature, TailCheck tail) throws IOException {
        var findings = signature.findings;
        try {
            long length = whole.source().length();
            var view =
                    signature.end() == length
                            ? whole
                            : PdfFile.readForAll(whole.source().head(signature.end()));
            checkRevision(view, signature);
            if (signature.end() < length) {
                tail.check(signature);
                Changes.check(view, whole, findings);
            }
        } catch (PdfFault e) {
            // the signed bytes by themselves are no document: nobody can have signed them as one
            findings.add(
                    e.kind() == PdfFault.Kind.TOO_MUCH ? Integrity.UNSUPPORTED : Integrity.BROKEN,
                    "revision-unreadable");
        }
    }

    private static void checkRevision(PdfFile view, Examined signature)
            throws IOException, PdfFault {
        var shown = FoundSignature.all(view).stream().filter(signature.found::sameAs).toList();
        if (shown.isEmpty()) {
            signature.findings.add(Integrity.BROKEN, "not-in-its-revision");
        } else if (!shown.getFirst().field().name().equals(signature.found.field().name())) {
            signature.findings.add(Integrity.MODIFIED, "field-renamed");
        }
        // the second part ends where the revision does (ETSI EN 319 142-1, 5.3: the entire file)
        var ends = History.ends(view);
        if (ends.isEmpty() || !blank(view.source(), ends.last())) {
            signature.findings.add(Integrity.BROKEN, "range-ends-inside-revision");
        }
    }

    private static boolean blank(Source source, long from) throws IOException {
        if (source.length() - from > 1024) {
            return false;
        }
        for (byte b : source.bytes(from, (int) (source.length() - from))) {
            if (b != 0 && b != 9 && b != 10 && b != 12 && b != 13 && b != 32) {
                return false;
            }
        }
        return true;
    }
}
