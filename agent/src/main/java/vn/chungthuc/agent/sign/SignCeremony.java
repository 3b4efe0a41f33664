package vn.chungthuc.agent.sign;

import java.io.IOException;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.chungthuc.agent.sign.Consent.Given;
import vn.chungthuc.agent.sign.Consent.Paper;
import vn.chungthuc.agent.sign.Consent.Refused;
import vn.chungthuc.agent.token.Tokens;
import vn.chungthuc.pdf.PdfFault;
import vn.chungthuc.pdf.PdfFile;
import vn.chungthuc.pdf.SignaturePlace;
import vn.chungthuc.pdf.TimestampAuthorities;
import vn.chungthuc.protocol.ItemStatus;
import vn.chungthuc.protocol.Problem;
import vn.chungthuc.protocol.ProblemException;
import vn.chungthuc.protocol.ProblemType;
import vn.chungthuc.protocol.SignTicket;

/// The whole story of a job: its documents are in; the person is asked; each item is signed,
/// checked and handed over. One failing item does not stop the others, and whatever happens every
/// item ends with an answer.
public final class SignCeremony {
    private static final Logger LOG = LoggerFactory.getLogger(SignCeremony.class);

    private final Consent consent;
    private final Tokens tokens;
    private final PortalLink portal;
    private final TimestampAuthorities timestamps;
    private final InstantSource clock;

    /// @param timestamps may be none: then tickets that want one are not signed
    public SignCeremony(
            Consent consent,
            Tokens tokens,
            PortalLink portal,
            TimestampAuthorities timestamps,
            InstantSource clock) {
        this.consent = consent;
        this.tokens = tokens;
        this.portal = portal;
        this.timestamps = timestamps;
        this.clock = clock;
    }

    /// A job will come: what takes long to start is started.
    void prepare() {
        tokens.prepare();
    }

    /// @throws ProblemException NO_DISPLAY when nobody can be asked
    void reachable() {
        consent.reachable();
    }

    /// Never throws; when it returns, the job has ended.
    void hold(Job job) {
        try {
            var papers = readable(job);
            if (!papers.isEmpty() && !job.isWithdrawn()) {
                papers.sequencedKeySet().forEach(item -> job.set(item, new ItemStatus.Shown()));
                switch (consent.ask(request(job, papers))) {
                    case Refused _ -> LOG.info("job {} was not consented to", job.id());
                    case Given given ->
                            new Batch(job, new ItemSigning(given, portal, timestamps))
                                    .sign(papers, given);
                }
            }
            job.endAll(job.endWithoutConsent());
        } catch (ProblemException e) {
            LOG.warn("job {}: {}", job.id(), e.getMessage(), e.getCause());
            job.endAll(failed(e.type()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            job.endAll(new ItemStatus.Cancelled());
        } catch (RuntimeException | Error e) {
            LOG.error("job {}", job.id(), e);
            job.endAll(failed(ProblemType.INTERNAL));
        } finally {
            // whoever waits for a withdrawal holds the papers
            job.withdraw(new ItemStatus.Cancelled());
        }
    }

    private SequencedMap<Job.Item, Paper> readable(Job job) {
        var papers = new LinkedHashMap<Job.Item, Paper>();
        for (var item : job.open()) {
            if (job.isWithdrawn()) {
                break;
            }
            try {
                papers.put(item, paper(item));
            } catch (ProblemException e) {
                LOG.warn("job {}: {}", job.id(), e.getMessage());
                job.fail(item, e);
            } catch (IOException | PdfFault | RuntimeException e) {
                LOG.warn("job {}: document unreadable: {}", job.id(), e.toString());
                job.fail(item, new ProblemException(ProblemType.DOCUMENT_UNREADABLE));
            }
        }
        return papers;
    }

    private Paper paper(Job.Item item) throws IOException, PdfFault {
        var checked = item.checked();
        var ticket = checked.ticket();
        if (SignTicket.WITH_TIMESTAMP.equals(ticket.level()) && !timestamps.configured()) {
            throw new ProblemException(ProblemType.TIMESTAMPS_NOT_SET_UP);
        }
        var file = PdfFile.read(item.document().source());
        var place = SignaturePlace.find(file, ticket.field());
        if (place.page() != ticket.page()) {
            throw new ProblemException(ProblemType.DOCUMENT_UNREADABLE, "field on another page");
        }
        return new Paper(checked, item.document(), place, file.pageCount());
    }

    private Consent.Request request(Job job, SequencedMap<Job.Item, Paper> items) {
        var papers = List.copyOf(items.sequencedValues());
        return new Consent.Request(
                job.origin(),
                papers.getFirst().checked().ticket().stage(),
                job.language(),
                papers,
                new Candidates(tokens, clock, papers),
                job.withdrawn(),
                new JobCourse(job, List.copyOf(items.sequencedKeySet())));
    }

    static ItemStatus failed(ProblemType type) {
        return new ItemStatus.Failed(Problem.of(type, null));
    }
}
