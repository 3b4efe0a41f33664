package vn.chungthuc.agent.sign;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import vn.chungthuc.agent.sign.Consent.Paper;
import vn.chungthuc.agent.token.DriverReport;
import vn.chungthuc.agent.token.Inventory;
import vn.chungthuc.agent.token.Tokens;
import vn.chungthuc.protocol.Sha256;

/// What of all tokens can sign a job: fit is what every ticket of it allows.
final class Candidates implements Consent.Certificates {
    /// A list with one driver missing is better than none.
    private static final Duration PATIENCE = Duration.ofSeconds(4);

    private final Tokens tokens;
    private final InstantSource clock;
    private final List<Sha256> allowed;
    private volatile List<DriverReport> drivers = List.of();

    Candidates(Tokens tokens, InstantSource clock, List<Paper> papers) {
        this.tokens = tokens;
        this.clock = clock;
        var common = new ArrayList<>(papers.getFirst().checked().ticket().certs());
        papers.forEach(paper -> common.retainAll(paper.checked().ticket().certs()));
        this.allowed = List.copyOf(common);
    }

    @Override
    public List<Candidate> get() {
        return of(tokens.look(PATIENCE));
    }

    @Override
    public List<Candidate> now() {
        return of(tokens.now(PATIENCE));
    }

    @Override
    public List<DriverReport> drivers() {
        return drivers;
    }

    private List<Candidate> of(Inventory seen) {
        drivers = seen.drivers();
        var found = new ArrayList<Candidate>();
        for (var token : seen.tokens()) {
            for (var certificate : token.certificates()) {
                var unfit = certificate.unfit(clock.instant(), allowed);
                found.add(new Candidate(token, certificate, unfit));
            }
        }
        return found;
    }
}
