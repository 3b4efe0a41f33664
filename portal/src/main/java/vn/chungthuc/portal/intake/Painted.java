package vn.chungthuc.portal.intake;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.chungthuc.pdf.ContentReader;
import vn.chungthuc.pdf.PdfFault;
import vn.chungthuc.pdf.PdfFile;
import vn.chungthuc.pdf.PdfValue;

/// What it costs to paint the pages: a few bytes can have a form painted that paints a form many
/// times, and so on (ISO 32000-2, 8.10). Told in bytes of content to read; a picture counts a byte
/// for sixteen samples.
final class Painted {
    private static final long MOST_OF_A_PAGE = 100_000_000;
    private static final int MOST_EACH = 50_000_000;
    private static final int DEEPEST = 50;
    private static final int SAMPLES_A_BYTE = 16;

    /// What one thing that is painted depends on.
    private record Part(PdfValue content, PdfValue resources) {}

    private final PdfFile file;
    private final Findings findings;
    private final Map<Part, Long> known = new HashMap<>();
    private final Set<Part> open = new HashSet<>();

    Painted(PdfFile file, Findings findings) {
        this.file = file;
        this.findings = findings;
    }

    /// @param page with what it inherits
    void judge(PdfValue.Dict page) throws IOException, PdfFault, PdfCheck.Found {
        var contents = page.get("Contents");
        if (contents != null) {
            var resources = page.get("Resources");
            cost(new Part(contents, resources == null ? PdfValue.dict() : resources));
        }
    }

    private long cost(Part part) throws IOException, PdfFault, PdfCheck.Found {
        var before = known.get(part);
        if (before != null) {
            return before;
        }
        if (!open.add(part)) {
            throw new PdfCheck.Found(Reason.LOOP);
        }
        if (open.size() > DEEPEST) {
            throw new PdfCheck.Found(Reason.TOO_MUCH);
        }
        var content = content(part.content());
        var reading = new Reading(part.resources());
        reading.add(content.length);
        ContentReader.read(content, reading);
        open.remove(part);
        known.put(part, reading.cost);
        return reading.cost;
    }

    /// Of several streams, readers take the one after the other (7.8.2).
    private byte[] content(PdfValue contents) throws IOException, PdfFault {
        var resolved = file.resolve(contents);
        var parts = resolved instanceof PdfValue.Array(var items) ? items : List.of(resolved);
        var all = new ByteArrayOutputStream();
        for (var part : parts) {
            if (file.resolve(part) instanceof PdfValue.Stream stream) {
                all.writeBytes(file.content(stream, MOST_EACH - all.size()));
                all.write('\n');
            }
        }
        return all.toByteArray();
    }

    /// One content and what its names stand for.
    private final class Reading implements ContentReader.Visitor<PdfCheck.Found> {
        private final PdfValue resources;
        private final Map<String, Long> costs = new HashMap<>();
        private long cost;

        Reading(PdfValue resources) {
            this.resources = resources;
        }

        void add(long more) throws PdfCheck.Found {
            cost += more;
            if (cost > MOST_OF_A_PAGE) {
                throw new PdfCheck.Found(Reason.TOO_MUCH);
            }
        }

        @Override
        public void name(String name) throws IOException, PdfFault, PdfCheck.Found {
            var once = costs.get(name);
            if (once == null) {
                once =
                        painted(named("XObject", name))
                                + painted(named("Pattern", name))
                                + glyphs(named("Font", name));
                costs.put(name, once);
            }
            add(once);
        }

        @Override
        public void picture(long width, long height) throws PdfCheck.Found {
            add(Pictures.bounded(width, height) / SAMPLES_A_BYTE);
        }

        @Override
        public void ambiguous() {
            findings.refuse(Reason.SHOWS_DIFFERENTLY);
        }

        private @Nullable PdfValue named(String kind, String name) throws IOException, PdfFault {
            var dict = file.dictionary(resources);
            var ofKind = dict == null ? null : file.dictionary(dict.get(kind));
            return ofKind == null ? null : ofKind.get(name);
        }

        private long painted(@Nullable PdfValue value)
                throws IOException, PdfFault, PdfCheck.Found {
            if (!(file.resolve(value) instanceof PdfValue.Stream stream)) {
                return 0;
            }
            if (stream.dict().is("Subtype", "Image")) {
                return samples(stream.dict()) / SAMPLES_A_BYTE;
            }
            var own = stream.dict().get("Resources");
            return cost(new Part(reference(value, stream), own == null ? resources : own));
        }

        /// What a reader compares when it meets the same again: the reference, if there is one.
        private static PdfValue reference(@Nullable PdfValue value, PdfValue.Stream stream) {
            return value instanceof PdfValue.Ref ref ? ref : stream;
        }

        private long samples(PdfValue.Dict picture) throws IOException, PdfFault {
            return file.resolve(picture.get("Width")) instanceof PdfValue.Int(long width)
                            && file.resolve(picture.get("Height"))
                                    instanceof PdfValue.Int(long height)
                    ? width * height
                    : 0;
        }

        /// The glyphs of a font whose glyphs are contents (9.6.4), each once.
        private long glyphs(@Nullable PdfValue font) throws IOException, PdfFault, PdfCheck.Found {
            var dict = file.dictionary(font);
            if (dict == null) {
                return 0;
            }
            var programs = file.dictionary(dict.get("CharProcs"));
            if (programs == null) {
                return 0;
            }
            var own = dict.get("Resources");
            long sum = 0;
            for (var program : programs.entries().values()) {
                if (file.resolve(program) instanceof PdfValue.Stream stream) {
                    sum +=
                            cost(
                                    new Part(
                                            reference(program, stream),
                                            own == null ? resources : own));
                }
            }
            return sum;
        }
    }
}
