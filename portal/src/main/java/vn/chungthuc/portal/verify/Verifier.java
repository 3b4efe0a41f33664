package vn.chungthuc.portal.verify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.chungthuc.pdf.Source;
import vn.chungthuc.portal.confine.Answer;
import vn.chungthuc.portal.confine.Confined;
import vn.chungthuc.portal.confine.RecordJson;
import vn.chungthuc.portal.confine.Work;
import vn.chungthuc.portal.signature.Belief;
import vn.chungthuc.portal.signature.DocumentJudge;
import vn.chungthuc.portal.signature.Judgement;
import vn.chungthuc.portal.trust.Inquiry;

/// Judges files of unknown origin in a child: this side asks, the other answers. Whatever comes in,
/// there is a verdict or a refusal after 20 seconds at most.
public final class Verifier {
    /// What the children must be able to do.
    public static final Set<Work> WORKS = Set.of(Work.VERIFY, Work.TRUST);

    /// With what a virtual machine needs besides, less than 512 MB.
    private static final int MEGABYTES = 384;

    /// For all of it; the bytes may take most.
    private static final Duration PATIENCE = Duration.ofSeconds(19);

    private static final Duration PATIENCE_WITH_BYTES = Duration.ofSeconds(14);

    private static final Set<String> UNREADABLE =
            Set.of(
                    "NoSuchFileException",
                    "AccessDeniedException",
                    "FileSystemException",
                    "IOException");

    private final Confined confined;
    private final @Nullable Inquiry inquiry;

    /// What a child may take for one file.
    ///
    /// @param children that work side by side
    public static Confined.Limits limits(int children) {
        return new Confined.Limits(children, MEGABYTES, PATIENCE);
    }

    /// @param confined children for [#WORKS]
    /// @param inquiry about the signers; null if nobody is trusted
    public Verifier(Confined confined, @Nullable Inquiry inquiry) {
        this.confined = confined;
        this.inquiry = inquiry;
    }

    /// The verdict on a file, with what is believed of its signers; waits for a free child.
    ///
    /// @throws IOException when no child can be started
    public Judgement judge(Path file) throws IOException {
        var judgement = integrity(file);
        if (inquiry == null) {
            return judgement.believed(
                    judgement.signatures().stream()
                            .map(each -> each.believed(Belief.undetermined("no-anchors")))
                            .toList());
        }
        return inquiry.believed(judgement, PATIENCE.minus(PATIENCE_WITH_BYTES));
    }

    /// The verdict by the bytes alone.
    ///
    /// @throws IOException when no child can be started
    public Judgement integrity(Path file) throws IOException {
        var request = JsonNodeFactory.instance.objectNode();
        request.put("file", file.toAbsolutePath().toString());
        return switch (confined.ask(Work.VERIFY, request, PATIENCE_WITH_BYTES)) {
            case Answer.Done(var content) -> RecordJson.read(content, Judgement.class);
            case Answer.TookTooLong _, Answer.Died _ -> Judgement.tookTooLong();
            case Answer.Failed(var by) when by.equals("StackOverflowError") ->
                    Judgement.tookTooLong();
            case Answer.Failed(var by) when UNREADABLE.contains(by) -> Judgement.unreadable();
            case Answer.Failed _ -> Judgement.failed();
        };
    }

    /// What others' programs read about a file (ETSI TS 119 102-2, XML). Empty if no signature in
    /// it is sound, or nobody is trusted.
    ///
    /// @throws IOException when no child can be started
    public Optional<String> etsiReport(Path file) throws IOException {
        var report =
                inquiry == null
                        ? null
                        : inquiry.report(integrity(file), PATIENCE.minus(PATIENCE_WITH_BYTES));
        return Optional.ofNullable(report);
    }

    /// In the child.
    public static JsonNode answer(JsonNode request) throws IOException {
        try (var channel = FileChannel.open(Path.of(request.path("file").asText()))) {
            return RecordJson.write(DocumentJudge.judge(Source.of(channel)));
        }
    }
}
