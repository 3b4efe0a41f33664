package vn.chungthuc.portal.verify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import vn.chungthuc.pdf.Source;
import vn.chungthuc.portal.confine.Answer;
import vn.chungthuc.portal.confine.Confined;
import vn.chungthuc.portal.confine.Work;
import vn.chungthuc.portal.signature.DocumentJudge;
import vn.chungthuc.portal.signature.Judgement;

/// Judges files of unknown origin in a child: this side asks, the other answers. Whatever comes in,
/// there is a verdict or a refusal after 20 seconds at most.
public final class Verifier {
    /// What the children must be able to do.
    public static final Set<Work> WORKS = Set.of(Work.VERIFY);

    /// With what a virtual machine needs besides, less than 512 MB.
    private static final int MEGABYTES = 384;

    private static final Duration PATIENCE = Duration.ofSeconds(19);

    private static final Set<String> UNREADABLE =
            Set.of(
                    "NoSuchFileException",
                    "AccessDeniedException",
                    "FileSystemException",
                    "IOException");

    private final Confined confined;

    /// What a child may take for one file.
    ///
    /// @param children that work side by side
    public static Confined.Limits limits(int children) {
        return new Confined.Limits(children, MEGABYTES, PATIENCE);
    }

    /// @param confined children for [#WORKS]
    public Verifier(Confined confined) {
        this.confined = confined;
    }

    /// The verdict on a file; waits for a free child.
    ///
    /// @throws IOException when no child can be started
    public Judgement judge(Path file) throws IOException {
        var request = JsonNodeFactory.instance.objectNode();
        request.put("file", file.toAbsolutePath().toString());
        return switch (confined.ask(Work.VERIFY, request)) {
            case Answer.Done(var content) -> JudgementJson.read(content, Judgement.class);
            case Answer.TookTooLong _, Answer.Died _ -> Judgement.tookTooLong();
            case Answer.Failed(var by) when by.equals("StackOverflowError") ->
                    Judgement.tookTooLong();
            case Answer.Failed(var by) when UNREADABLE.contains(by) -> Judgement.unreadable();
            case Answer.Failed _ -> Judgement.failed();
        };
    }

    /// In the child.
    public static JsonNode answer(JsonNode request) throws IOException {
        try (var channel = FileChannel.open(Path.of(request.path("file").asText()))) {
            return JudgementJson.write(DocumentJudge.judge(Source.of(channel)));
        }
    }
}
