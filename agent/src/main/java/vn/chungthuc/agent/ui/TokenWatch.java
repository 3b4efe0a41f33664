package vn.chungthuc.agent.ui;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javax.swing.Timer;
import vn.chungthuc.agent.driver.DriverVerdict;
import vn.chungthuc.agent.sign.Candidate;
import vn.chungthuc.agent.sign.Consent.Certificates;
import vn.chungthuc.agent.token.DriverReport;
import vn.chungthuc.agent.token.TokenCertificate;

/// Looks at the tokens every second: they come and go. Lives on the event thread; drivers are asked
/// on another one, and never two things at once.
final class TokenWatch {
    private static final int EACH_SECOND = 1_000;

    private final Certificates certificates;
    private final Consumer<List<Candidate>> seen;
    private final Timer watching = new Timer(EACH_SECOND, _ -> watch());
    private final Set<TokenCertificate> keyless = new HashSet<>();
    private boolean asking;
    private boolean over;

    /// @param seen is given what there is, every second
    TokenWatch(Certificates certificates, Consumer<List<Candidate>> seen) {
        this.certificates = certificates;
        this.seen = seen;
    }

    void start() {
        watching.start();
    }

    /// For good.
    void stop() {
        over = true;
        watching.stop();
    }

    private void watch() {
        if (!asking) {
            ask(certificates::now, seen);
        }
    }

    /// Looks anew, also where drivers were in trouble.
    void look(Consumer<List<Candidate>> then) {
        ask(certificates, then);
    }

    private void ask(Supplier<List<Candidate>> work, Consumer<List<Candidate>> then) {
        asking = true;
        Conversation.elsewhere(
                work,
                result -> {
                    asking = false;
                    if (!over) {
                        then.accept(known(result));
                    }
                });
    }

    /// While a driver is asked something else.
    void pause() {
        asking = true;
    }

    void resume() {
        asking = false;
    }

    /// It was tried: its token holds no key for it.
    void hasNoKey(TokenCertificate certificate) {
        keyless.add(certificate);
    }

    private List<Candidate> known(List<Candidate> found) {
        return found.stream()
                .map(each -> keyless.contains(each.certificate()) ? each.withoutKey() : each)
                .toList();
    }

    List<DriverReport> drivers() {
        return certificates.drivers();
    }

    /// Whether a driver has not answered: what is not seen may be there.
    boolean isUnsure() {
        return drivers().stream().anyMatch(each -> each.verdict() == DriverVerdict.LOOKING);
    }
}
