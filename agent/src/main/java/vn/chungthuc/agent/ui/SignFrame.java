package vn.chungthuc.agent.ui;

import java.awt.BorderLayout;
import java.awt.Dimension;
import java.awt.GraphicsEnvironment;
import java.awt.event.WindowAdapter;
import java.awt.event.WindowEvent;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import javax.swing.BorderFactory;
import javax.swing.JComponent;
import javax.swing.JFrame;
import javax.swing.JPanel;
import javax.swing.KeyStroke;
import javax.swing.SwingUtilities;
import javax.swing.Timer;
import org.jspecify.annotations.Nullable;
import vn.chungthuc.agent.sign.Candidate;
import vn.chungthuc.agent.sign.Consent.Answer;
import vn.chungthuc.agent.sign.Consent.Given;
import vn.chungthuc.agent.sign.Consent.Refused;
import vn.chungthuc.agent.sign.Consent.Request;
import vn.chungthuc.agent.token.OpenKey;
import vn.chungthuc.protocol.ProblemException;
import vn.chungthuc.protocol.ProblemType;
import vn.chungthuc.protocol.Rect;

/// The window and its three steps: certificate and "Ok", PIN, place and "Áp dụng". Lives on the
/// event thread; only drivers are called elsewhere.
final class SignFrame extends JFrame {
    private static final long serialVersionUID = 1L;
    private static final ZoneOffset VIETNAM = ZoneOffset.ofHours(7);
    private static final int SIDE = 400;
    private static final int ON_TOP_MILLIS = 1500;

    private final transient Request request;
    private final transient InstantSource clock;
    private final transient CompletableFuture<Answer> answer;
    private final transient Messages messages;
    private final transient Papers papers;
    private final Steps steps;
    private transient @Nullable OpenKey key;
    private transient @Nullable OffsetDateTime time;
    private transient @Nullable List<Rect> applied;

    SignFrame(Request request, InstantSource clock, CompletableFuture<Answer> answer) {
        this.request = request;
        this.clock = clock;
        this.answer = answer;
        this.messages = new Messages(request.language());
        this.papers = new Papers(request.papers(), messages, this::applyWhenSeen);
        this.steps = new Steps(messages, request.stage(), request.papers().size(), new Flow());
        setTitle(messages.text("window.title"));
        setName("sign-window");
        setLocale(messages.locale());
        setDefaultCloseOperation(DO_NOTHING_ON_CLOSE);
        addWindowListener(new Closing());
        setContentPane(content());
        bindEscape();
    }

    private JPanel content() {
        var side = new JPanel(new BorderLayout(0, 12));
        side.setBorder(BorderFactory.createEmptyBorder(16, 18, 16, 18));
        side.setPreferredSize(new Dimension(SIDE, 0));
        var what = new JPanel(new BorderLayout(0, 12));
        what.add(new Asker(request, messages), BorderLayout.NORTH);
        what.add(papers.side(), BorderLayout.CENTER);
        side.add(what, BorderLayout.NORTH);
        side.add(steps, BorderLayout.CENTER);
        var content = new JPanel(new BorderLayout());
        content.add(side, BorderLayout.LINE_START);
        content.add(papers.pages(), BorderLayout.CENTER);
        return content;
    }

    /// Escape is "Bỏ qua" in every step.
    private void bindEscape() {
        getRootPane()
                .registerKeyboardAction(
                        _ -> refuse(),
                        KeyStroke.getKeyStroke("ESCAPE"),
                        JComponent.WHEN_IN_FOCUSED_WINDOW);
    }

    /// Shows the window before everything else on the screen, the browser above all.
    void open() {
        var screen = GraphicsEnvironment.getLocalGraphicsEnvironment().getMaximumWindowBounds();
        setSize(Math.min(1240, screen.width - 40), Math.min(860, screen.height - 40));
        setLocationRelativeTo(null);
        getRootPane().setDefaultButton(steps.defaultButton());
        setAlwaysOnTop(true);
        setVisible(true);
        toFront();
        steps.focusFirst();
        var release = new Timer(ON_TOP_MILLIS, _ -> setAlwaysOnTop(false));
        release.setRepeats(false);
        release.start();
        lookForCertificates(candidates -> steps.showCertificates(candidates));
    }

    private void lookForCertificates(Consumer<List<Candidate>> then) {
        elsewhere(() -> request.certificates().get(), then);
    }

    /// "Bỏ qua", Escape, closed or withdrawn: the same answer.
    void refuse() {
        if (key != null) {
            var open = key;
            key = null;
            Thread.ofVirtual().start(open::close);
        }
        end(new Refused());
    }

    private void end(Answer given) {
        steps.wipePin();
        papers.close();
        dispose();
        answer.complete(given);
    }

    private void chosen(Candidate candidate) {
        papers.showCertificationPage();
        steps.showPin(candidate);
        getRootPane().setDefaultButton(steps.defaultButton());
    }

    private void entered(Candidate candidate, char[] pin) {
        elsewhere(
                () -> {
                    try {
                        return new Opened(candidate.open(pin), null);
                    } catch (ProblemException e) {
                        return new Opened(null, e.type());
                    } finally {
                        Arrays.fill(pin, '\0');
                    }
                },
                opened -> opened(candidate, opened));
    }

    /// One of both.
    private record Opened(@Nullable OpenKey key, @Nullable ProblemType problem) {}

    private void opened(Candidate candidate, Opened opened) {
        if (opened.key != null) {
            if (answer.isDone()) {
                opened.key.close(); // the window was closed while the token was asked
                return;
            }
            key = opened.key;
            time = clock.instant().atOffset(VIETNAM).truncatedTo(ChronoUnit.SECONDS);
            papers.startPlacing(time);
            steps.showPlacing(time);
            getRootPane().setDefaultButton(steps.defaultButton());
            papers.focusPages();
        } else if (opened.problem != null) {
            var words = opened.problem.words(messages.locale());
            // the token's own warning, "last try" above all, may have changed
            lookForCertificates(found -> steps.pinFailed(words, again(candidate, found)));
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
            var open = key;
            key = null;
            end(new Given(open, applied, time));
        }
    }

    private <T> void elsewhere(java.util.function.Supplier<T> work, Consumer<T> then) {
        Thread.ofVirtual()
                .start(() -> {
                    T result = work.get();
                    SwingUtilities.invokeLater(() -> then.accept(result));
                });
    }

    /// What the buttons do.
    private final class Flow implements Steps.Flow {
        @Override
        public void lookAgain() {
            lookForCertificates(candidates -> steps.showCertificates(candidates));
        }

        @Override
        public void chosen(Candidate candidate) {
            SignFrame.this.chosen(candidate);
        }

        @Override
        public void entered(Candidate candidate, char[] pin) {
            SignFrame.this.entered(candidate, pin);
        }

        @Override
        public void resetPlace() {
            papers.resetPlace();
        }

        @Override
        public void apply() {
            SignFrame.this.apply();
        }

        @Override
        public void refuse() {
            SignFrame.this.refuse();
        }
    }

    private final class Closing extends WindowAdapter {
        @Override
        public void windowClosing(WindowEvent e) {
            refuse();
        }
    }
}
