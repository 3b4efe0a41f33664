package vn.chungthuc.portal.trust;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.chungthuc.portal.confine.Answer;
import vn.chungthuc.portal.confine.Confined;
import vn.chungthuc.portal.confine.RecordJson;
import vn.chungthuc.portal.confine.Work;
import vn.chungthuc.portal.outside.Fetch;
import vn.chungthuc.portal.signature.Judgement;
import vn.chungthuc.portal.signature.Signed;
import vn.chungthuc.protocol.Base64Url;

/// Asks a child whom the signers of a file lead to; fetches what the child names, if it may, and
/// asks again. What was fetched is kept for a while.
public final class Inquiry {
    private static final Logger LOG = LoggerFactory.getLogger(Inquiry.class);
    private static final String OCSP_REQUEST = "application/ocsp-request";

    /// Each round may name what the one before made known: an issuer, its responder, its list.
    private static final int MOST_ROUNDS = 5;

    /// Of a revocation list, in bytes, where nobody says otherwise.
    public static final int LARGEST_LIST = 1 << 20;

    private static final int MOST_FETCHES = 30;
    private static final Duration KEPT = Duration.ofMinutes(10);
    private static final int MOST_KEPT = 1000;

    private final Confined confined;
    private final TrustList list;
    private final @Nullable Fetch fetch;
    private final InstantSource clock;
    private final Map<Question.Wanted, Kept> kept =
            new LinkedHashMap<>() {
                @Override
                protected boolean removeEldestEntry(Map.Entry<Question.Wanted, Kept> eldest) {
                    return size() > MOST_KEPT;
                }
            };

    private record Kept(Heard.Said said, Instant at) {}

    /// @param confined children that do [Work#TRUST]
    /// @param fetch null if nobody outside may be asked
    public Inquiry(Confined confined, TrustList list, @Nullable Fetch fetch, InstantSource clock) {
        this.confined = confined;
        this.list = list;
        this.fetch = fetch;
        this.clock = clock;
    }

    /// The judgement with each signer's belief; integrity stays as it is.
    ///
    /// @throws IOException when no child can be started
    public Judgement believed(Judgement judgement, Duration patience) throws IOException {
        var asked = judgement.signatures().stream().filter(Inquiry::worthAsking).toList();
        if (asked.isEmpty()) {
            return judgement;
        }
        var answer = ask(asked, judgement, patience, false);
        var beliefs = answer == null ? TrustJudge.silent(asked.size()) : answer.beliefs();
        var believed = new ArrayList<Signed>();
        int next = 0;
        for (var signature : judgement.signatures()) {
            believed.add(
                    worthAsking(signature) ? signature.believed(beliefs.get(next++)) : signature);
        }
        return judgement.believed(believed);
    }

    /// The validation report (ETSI TS 119 102-2, XML) on what is sound in a judgement; null if
    /// nothing is, or none could be made.
    ///
    /// @throws IOException when no child can be started
    public @Nullable String report(Judgement judgement, Duration patience) throws IOException {
        var asked = judgement.signatures().stream().filter(Inquiry::worthAsking).toList();
        var answer = asked.isEmpty() ? null : ask(asked, judgement, patience, true);
        return answer == null ? null : answer.report();
    }

    private static boolean worthAsking(Signed signature) {
        return signature.verdict().sound() && signature.value() != null;
    }

    private @Nullable TrustAnswer ask(
            List<Signed> asked, Judgement judgement, Duration patience, boolean report)
            throws IOException {
        var until = clock.instant().plus(patience);
        var heard = new ArrayList<Heard.Said>();
        for (int round = 1; ; round++) {
            var left = Duration.between(clock.instant(), until);
            var answer = once(question(asked, judgement, heard, report), left);
            if (answer == null
                    || answer.wanted().isEmpty()
                    || round == MOST_ROUNDS
                    || heard.size() + answer.wanted().size() > MOST_FETCHES
                    || fetch == null) {
                return answer;
            }
            heard.addAll(fetched(fetch, answer.wanted()));
        }
    }

    private Question question(
            List<Signed> asked, Judgement judgement, List<Heard.Said> heard, boolean report) {
        return new Question(
                asked,
                judgement.evidence(),
                list.anchors().stream()
                        .map(each -> new Question.Trusted(der(each.certificate()), each.family()))
                        .toList(),
                list.intermediates().stream().map(Inquiry::der).toList(),
                List.copyOf(heard),
                clock.instant(),
                fetch != null,
                report);
    }

    private @Nullable TrustAnswer once(Question question, Duration patience) throws IOException {
        if (patience.isNegative()) {
            return null;
        }
        var answer = confined.ask(Work.TRUST, RecordJson.write(question), patience);
        return answer instanceof Answer.Done(var content)
                ? RecordJson.read(content, TrustAnswer.class)
                : null;
    }

    /// All at once: each has its own few seconds.
    private List<Heard.Said> fetched(Fetch from, List<Question.Wanted> wanted) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            wanted.forEach(each -> threads.execute(() -> keep(from, each)));
        }
        synchronized (kept) {
            return wanted.stream().map(this::known).toList();
        }
    }

    private Heard.Said known(Question.Wanted wanted) {
        var known = kept.get(wanted);
        return known == null ? nothing(wanted) : known.said();
    }

    private static Heard.Said nothing(Question.Wanted wanted) {
        return new Heard.Said(wanted, null);
    }

    private void keep(Fetch from, Question.Wanted wanted) {
        synchronized (kept) {
            var known = kept.get(wanted);
            if (known != null && known.at().plus(KEPT).isAfter(clock.instant())) {
                return;
            }
        }
        var said = said(from, wanted);
        synchronized (kept) {
            kept.put(wanted, new Kept(said, clock.instant()));
        }
    }

    private static Heard.Said said(Fetch from, Question.Wanted wanted) {
        try {
            var body = wanted.body();
            var content =
                    body == null
                            ? from.get(wanted.address())
                            : from.post(wanted.address(), OCSP_REQUEST, body.bytes());
            return new Heard.Said(wanted, Base64Url.of(content));
        } catch (IOException e) {
            LOG.debug("{}: {}", wanted.address(), e.getMessage());
            return nothing(wanted);
        }
    }

    private static Base64Url der(X509Certificate certificate) {
        try {
            return Base64Url.of(certificate.getEncoded());
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException("a certificate that was decoded", e);
        }
    }

    /// In the child.
    public static JsonNode answer(JsonNode question) throws IOException {
        return RecordJson.write(TrustJudge.answer(RecordJson.read(question, Question.class)));
    }
}
