package vn.chungthuc.agent.ui;

import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javax.swing.JButton;
import javax.swing.SwingUtilities;
import org.jspecify.annotations.Nullable;
import vn.chungthuc.agent.sign.Candidate;
import vn.chungthuc.agent.sign.Consent.Answer;
import vn.chungthuc.agent.sign.Consent.Given;
import vn.chungthuc.agent.sign.Consent.Refused;
import vn.chungthuc.agent.sign.Consent.Request;
import vn.chungthuc.agent.token.OpenKey;
import vn.chungthuc.pdf.SignatureRevision;
import vn.chungthuc.protocol.ItemStatus;
import vn.chungthuc.protocol.ProblemException;
import vn.chungthuc.protocol.ProblemType;
import vn.chungthuc.protocol.Rect;

/// The steps in their order: certificate and "Ok", PIN, place and "Áp dụng", then what becomes of
/// it. Lives on the event thread; only drivers are called elsewhere.
final class Conversation {

    private final Request request;
    private final InstantSource clock;
    private final CompletableFuture<Answer> answer;
    private final Runnable gone;
    private final Messages messages;
    private final Papers papers;
    private final Steps steps = new Steps();
    private final ChooseStep choose;
    private final PinStep pin;
    private final PlaceStep place;
    private final SigningStep signing;
    private final TokenWatch tokens;
    private @Nullable Candidate chosen;
    private @Nullable OpenKey key;
    private @Nullable OffsetDateTime time;
    private @Nullable List<Rect> applied;
    private boolean under; // way: "Áp dụng" was said
    private boolean over;

    /// @param gone closes the window
    Conversation(
            Request request,
            InstantSource clock,
            LastPlaces last,
            CompletableFuture<Answer> answer,
            Runnable gone) {
        this.request = request;
        this.clock = clock;
        this.answer = answer;
        this.gone = gone;
        this.messages = new Messages(request.language());
        this.papers = new Papers(request, messages, last, new Watcher());
        this.tokens = new TokenWatch(request.certificates(), this::seen);
        this.choose = new ChooseStep(messages, this::chosen, this::look, cancel());
        this.pin = new PinStep(messages, this::entered, cancel());
        this.place = new PlaceStep(messages, request.stage(), papers, this::apply, cancel());
        this.signing =
                new SigningStep(messages, papers.names(), request.course()::stop, this::leave);
    }

    private JButton cancel() {
        return Parts.button(messages, "cancel", this::leave);
    }

    Messages messages() {
        return messages;
    }

    Papers papers() {
        return papers;
    }

    Steps steps() {
        return steps;
    }

    void start() {
        show(choose.card());
        look();
        tokens.start();
    }

    private void show(Card card) {
        steps.show(card);
        card.first().requestFocusInWindow();
    }

    private void look() {
        tokens.look(this::offer);
    }

    private void offer(List<Candidate> found) {
        if (chosen == null) {
            choose.show(found, tokens.drivers());
        }
    }

    private void seen(List<Candidate> found) {
        var before = chosen;
        if (before == null) {
            offer(found);
            return;
        }
        var still =
                found.stream()
                        .filter(each -> each.certificate().equals(before.certificate()))
                        .findFirst();
        if (still.isPresent()) {
            pin.refresh(still.get());
        } else if (!tokens.isUnsure()) {
            backToChoice(found, ProblemType.TOKEN_REMOVED);
        }
    }

    /// The chosen certificate cannot sign any more: nothing of it stays.
    private void backToChoice(List<Candidate> found, ProblemType why) {
        pin.wipe();
        closeKey();
        time = null;
        applied = null;
        chosen = null;
        offer(found);
        choose.tell(why.words(messages.locale()));
        show(choose.card());
    }

    /// "Bỏ qua", Escape or closed: a no before "Áp dụng", after it a wish to stop, in the end good
    /// bye.
    void leave() {
        if (!under) {
            refuse();
        } else if (over) {
            gone.run();
        } else {
            request.course().stop();
        }
    }

    /// Nobody waits for an answer any more.
    void withdraw() {
        if (!under) {
            refuse();
        }
    }

    private void closeKey() {
        if (key != null) {
            var open = key;
            key = null;
            Thread.ofVirtual().start(open::close);
        }
    }

    private void refuse() {
        closeKey();
        gone.run();
        answer.complete(new Refused());
    }

    /// The window is gone: nothing of this stays.
    void wipe() {
        tokens.stop();
        pin.wipe();
        papers.close();
    }

    private void chosen(Candidate candidate) {
        chosen = candidate;
        papers.showCertificationPage();
        pin.ask(candidate);
        steps.show(pin.card());
        pin.focus();
    }

    private void entered(Candidate candidate, char[] entered) {
        tokens.pause();
        elsewhere(
                () -> {
                    try {
                        return new Opened(candidate.open(entered), null);
                    } catch (ProblemException e) {
                        return new Opened(null, e.type());
                    } finally {
                        Arrays.fill(entered, '\0');
                    }
                },
                opened -> opened(candidate, opened));
    }

    /// One of both.
    private record Opened(@Nullable OpenKey key, @Nullable ProblemType problem) {}

    private void opened(Candidate candidate, Opened opened) {
        tokens.resume();
        if (opened.key != null) {
            if (answer.isDone()) {
                opened.key.close(); // the window was closed while the token was asked
                return;
            }
            key = opened.key;
            time = clock.instant().atOffset(SignatureRevision.ZONE).truncatedTo(ChronoUnit.SECONDS);
            papers.startPlacing(time);
            place.start(time);
            steps.show(place.card());
            papers.focusPages();
        } else if (opened.problem == ProblemType.CERTIFICATE_MISSING) {
            tokens.hasNoKey(candidate.certificate());
            tokens.look(found -> backToChoice(found, ProblemType.CERTIFICATE_MISSING));
        } else if (opened.problem != null) {
            var words = opened.problem.words(messages.locale());
            // the token's own warning, "last try" above all, may have changed
            tokens.look(found -> pin.failed(words, again(candidate, found)));
        }
    }

    private static Candidate again(Candidate before, List<Candidate> found) {
        return found.stream()
                .filter(candidate -> candidate.certificate().equals(before.certificate()))
                .findFirst()
                .orElse(before);
    }

    /// "Áp dụng": what is signed is what was shown, so it waits for the picture of the last move.
    private void apply() {
        applied = papers.placed();
        if (!papers.allSeen()) {
            papers.showCertificationPage();
        }
        applyWhenSeen();
    }

    private void applyWhenSeen() {
        if (applied != null && !applied.equals(papers.placed())) {
            applied = null; // moved since: that was a yes to another place
        }
        if (applied != null && key != null && time != null && papers.allSeen()) {
            var given = new Given(key, applied, time);
            key = null;
            under = true;
            tokens.stop();
            papers.fix();
            show(signing.card());
            request.course().follow(states -> SwingUtilities.invokeLater(() -> follow(states)));
            answer.complete(given);
        }
    }

    private void follow(List<ItemStatus> states) {
        papers.follow(states);
        signing.show(states);
        if (over || !states.stream().allMatch(ItemStatus::ended)) {
            return;
        }
        over = true;
        if (states.stream().anyMatch(ItemStatus.Failed.class::isInstance)) {
            signing.showFailures(states);
            show(signing.failedCard());
        } else {
            gone.run();
        }
    }

    static <T> void elsewhere(Supplier<T> work, Consumer<T> then) {
        Thread.ofVirtual()
                .start(() -> {
                    T result = work.get();
                    SwingUtilities.invokeLater(() -> then.accept(result));
                });
    }

    private final class Watcher implements Papers.Watcher {
        @Override
        public void stampPainted() {
            applyWhenSeen();
        }

        @Override
        public void placeChanged() {
            place.refresh();
        }
    }
}
