package vn.chungthuc.portal.signature;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import vn.chungthuc.pdf.Appended;
import vn.chungthuc.pdf.PdfFault;
import vn.chungthuc.pdf.PdfFile;

/// What stands behind the signed bytes: nothing, or complete updates of which every byte is
/// accounted for (ISO 32000-2, 7.5.6). Each update is held against the cross-references as they
/// were when it was the last one.
final class TailCheck {
    private record Segment(long start, long end, String code) {}

    private final List<Segment> segments = new ArrayList<>();

    /// @param from the end of the oldest signature
    /// @param ends of all revisions
    TailCheck(PdfFile whole, long from, SortedSet<Long> ends) throws IOException {
        long length = whole.source().length();
        long start = from;
        for (long end : ends.tailSet(from + 1)) {
            segments.add(new Segment(start, end, code(whole, start, end)));
            start = end;
        }
        if (start < length) {
            segments.add(new Segment(start, length, code(whole, start, length)));
        }
    }

    private static String code(PdfFile whole, long start, long end) throws IOException {
        try {
            var view =
                    end == whole.source().length()
                            ? whole
                            : PdfFile.readForAll(whole.source().head(end));
            return Appended.first(view, start)
                    .map(o -> "tail-" + o.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'))
                    .orElse("");
        } catch (PdfFault e) {
            return "tail-junk";
        }
    }

    void check(Examined signature) {
        for (var segment : segments) {
            if (segment.end() > signature.end() && !segment.code().isEmpty()) {
                signature.findings.add(Integrity.MODIFIED, segment.code(), segment.start());
                return;
            }
        }
    }
}
