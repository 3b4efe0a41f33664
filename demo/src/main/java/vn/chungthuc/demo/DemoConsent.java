package vn.chungthuc.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Properties;
import vn.chungthuc.agent.sign.Candidate;
import vn.chungthuc.agent.sign.Consent;
import vn.chungthuc.pdf.SignatureRevision;
import vn.chungthuc.pdf.Stamp;
import vn.chungthuc.protocol.ProblemException;
import vn.chungthuc.protocol.ProblemType;
import vn.chungthuc.protocol.Rect;

/// Answers in the person's place, by what stands in a file at that moment: `consent` (`given` or
/// `refused`), `pin.SIGN` and `pin.SEAL`, `move.x` and `move.y` (points, from the proposed place).
/// Only the demo's own agent has it.
final class DemoConsent implements Consent {

    private final Path answers;
    private final InstantSource clock;

    DemoConsent(Path answers, InstantSource clock) {
        this.answers = answers;
        this.clock = clock;
    }

    @Override
    public Answer ask(Request request) {
        var said = read();
        if (!said.getProperty("consent", "given").equals("given")) {
            return new Refused();
        }
        var candidate =
                request.certificates().get().stream()
                        .filter(Candidate::fits)
                        .findFirst()
                        .orElseThrow(() -> new ProblemException(ProblemType.CERTIFICATE_MISSING));
        var pin = said.getProperty("pin." + request.stage(), "").toCharArray();
        var key = candidate.open(pin);
        var placed = request.papers().stream().map(paper -> place(paper, said)).toList();
        var time = clock.instant().atOffset(SignatureRevision.ZONE).truncatedTo(ChronoUnit.SECONDS);
        return new Given(key, placed, time);
    }

    /// Where it was proposed, moved as far as the slot lets it.
    private static Rect place(Paper paper, Properties said) {
        var proposed = paper.look().rect();
        var moved =
                Rect.at(
                        proposed.llx() + Double.parseDouble(said.getProperty("move.x", "0")),
                        proposed.lly() + Double.parseDouble(said.getProperty("move.y", "0")),
                        proposed.width(),
                        proposed.height());
        var slot = paper.checked().ticket().slot();
        return Stamp.fault(paper.look(), slot, moved).isEmpty() ? moved : proposed;
    }

    private Properties read() {
        var said = new Properties();
        try (var in = Files.newBufferedReader(answers)) {
            said.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return said;
    }
}
