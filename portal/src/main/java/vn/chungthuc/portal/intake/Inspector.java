package vn.chungthuc.portal.intake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.chungthuc.pdf.Source;
import vn.chungthuc.portal.confine.Answer;
import vn.chungthuc.portal.confine.Confined;
import vn.chungthuc.portal.confine.Work;

/// [PdfCheck] in a child: this side asks, the other answers.
public final class Inspector {
    private static final Logger LOG = LoggerFactory.getLogger(Inspector.class);

    /// What the children must be able to do.
    public static final Set<Work> WORKS = Set.of(Work.INSPECT);

    private static final int WARM_UPS = 300;

    /// What a child says where the file itself, not its content, is the trouble.
    private static final Set<String> UNREADABLE =
            Set.of("NoSuchFileException", "AccessDeniedException", "FileSystemException");

    private static final int MEGABYTES = 384;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Confined confined;

    /// What a child may take to look at one scan.
    public static Confined.Limits limits(int children) {
        return new Confined.Limits(children, MEGABYTES, PATIENCE);
    }

    public Inspector(Confined confined) {
        this.confined = confined;
    }

    /// A file that takes too long, or all memory, is refused for that; one that trips the check in
    /// any other way cannot be read in full.
    ///
    /// @throws IOException when the file cannot be read
    PdfCheck.Result inspect(Path file) throws IOException {
        var request = JsonNodeFactory.instance.objectNode();
        request.put("file", file.toAbsolutePath().toString());
        return switch (confined.ask(Work.INSPECT, request)) {
            case Answer.Done(var content) -> result(content);
            case Answer.TookTooLong _ -> new PdfCheck.Result.Refused(Reason.TOOK_TOO_LONG);
            case Answer.Died _ -> new PdfCheck.Result.Refused(Reason.TOO_MUCH);
            case Answer.Failed(var by) when by.equals("StackOverflowError") ->
                    new PdfCheck.Result.Refused(Reason.TOO_MUCH);
            case Answer.Failed(var by) when UNREADABLE.contains(by) -> throw new IOException(by);
            case Answer.Failed(var by) -> {
                LOG.warn("the check of a scan ended with {}", by);
                yield new PdfCheck.Result.Refused(Reason.DAMAGED);
            }
        };
    }

    private static PdfCheck.Result result(JsonNode content) {
        if (content.has("refused")) {
            return new PdfCheck.Result.Refused(Reason.valueOf(content.get("refused").asText()));
        }
        var cautions = EnumSet.noneOf(Caution.class);
        content.path("cautions").forEach(name -> cautions.add(Caution.valueOf(name.asText())));
        return new PdfCheck.Result.Fine(content.path("pages").asInt(), cautions);
    }

    /// In the child.
    public static JsonNode answer(JsonNode request) throws IOException {
        try (var channel = FileChannel.open(Path.of(request.path("file").asText()))) {
            return json(PdfCheck.check(Source.of(channel)));
        }
    }

    private static JsonNode json(PdfCheck.Result result) {
        var content = JsonNodeFactory.instance.objectNode();
        switch (result) {
            case PdfCheck.Result.Refused(var reason) -> content.put("refused", reason.name());
            case PdfCheck.Result.Fine(int pages, var cautions) -> {
                content.put("pages", pages);
                var names = content.putArray("cautions");
                cautions.forEach(caution -> names.add(caution.name()));
            }
        }
        return content;
    }

    /// Has the check compiled before the first file comes.
    public static void warmUp() throws IOException {
        var objects =
                List.of(
                        "<</Type/Catalog/Pages 2 0 R/Lang(vi)/ViewerPreferences<</FitWindow true>>>>",
                        "<</Type/Pages/Count 1/Kids[3 0 R]>>",
                        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595.2 841.9]/Contents 4 0 R>>",
                        "<</Length 8>>stream\nq 1 w Q\n\nendstream");
        var file = new StringBuilder("%PDF-1.4\n");
        var rows = new StringBuilder("0000000000 65535 f \n");
        for (int i = 0; i < objects.size(); i++) {
            var offset = String.valueOf(file.length());
            rows.append("0".repeat(10 - offset.length())).append(offset).append(" 00000 n \n");
            file.append(i + 1).append(" 0 obj\n").append(objects.get(i)).append("\nendobj\n");
        }
        int start = file.length();
        file.append("xref\n0 5\n").append(rows).append("trailer<</Size 5/Root 1 0 R>>\n");
        file.append("startxref\n").append(start).append("\n%%EOF\n");
        var source = Source.of(file.toString().getBytes(StandardCharsets.ISO_8859_1));
        for (int i = 0; i < WARM_UPS; i++) {
            PdfCheck.check(source);
        }
    }
}
