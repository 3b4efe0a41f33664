package vn.chungthuc.portal.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import vn.chungthuc.protocol.Sha256;

/// A PDF as the order of its segments. It only grows: [#upTo] is always a document, too.
public record Document(List<Segment> segments) {
    public Document {
        segments = List.copyOf(segments);
        if (segments.isEmpty()) {
            throw new IllegalArgumentException("a document has a segment");
        }
    }

    /// A document of one segment.
    public static Document of(UUID id, Segment.Kind kind, Content content) {
        var hash = content.hash();
        long length = content.length();
        return new Document(
                List.of(new Segment(id, kind, hash, length, hash, length, content.state())));
    }

    /// The last segment's, which names the document.
    public UUID id() {
        return last().id();
    }

    public Segment last() {
        return segments.getLast();
    }

    public long length() {
        return last().wholeLength();
    }

    public Sha256 sha256() {
        return last().whole();
    }

    Content content() {
        return new Content(sha256(), length(), last().state());
    }

    /// The document as it was with the last segment of that kind; empty if it has none. Signing
    /// anew extends `upTo(CERTIFICATION_PAGE)`.
    public Optional<Document> upTo(Segment.Kind kind) {
        for (int i = segments.size(); i > 0; i--) {
            if (segments.get(i - 1).kind() == kind) {
                return Optional.of(new Document(segments.subList(0, i)));
            }
        }
        return Optional.empty();
    }

    Document plus(Segment segment) {
        var all = new ArrayList<>(segments);
        all.add(segment);
        return new Document(all);
    }
}
