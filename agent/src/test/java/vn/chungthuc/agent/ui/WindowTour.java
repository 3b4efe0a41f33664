package vn.chungthuc.agent.ui;

import java.awt.Component;
import java.awt.Container;
import java.awt.Rectangle;
import java.awt.Robot;
import java.io.File;
import java.io.PrintStream;
import java.lang.reflect.InvocationTargetException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import javax.imageio.ImageIO;
import javax.swing.JButton;
import javax.swing.JLabel;
import javax.swing.JPasswordField;
import javax.swing.JTextArea;
import javax.swing.JToggleButton;
import javax.swing.SwingUtilities;
import org.jspecify.annotations.Nullable;
import vn.chungthuc.agent.sign.Consent.Answer;
import vn.chungthuc.agent.sign.Consent.Given;
import vn.chungthuc.agent.token.PinState;
import vn.chungthuc.pdf.PdfFile;
import vn.chungthuc.pdf.SignatureRevision;
import vn.chungthuc.protocol.ItemStatus;
import vn.chungthuc.protocol.Problem;
import vn.chungthuc.protocol.ProblemType;
import vn.chungthuc.protocol.SigningStage;

/// Goes through the window on the display of this process, photographs each step and prints what is
/// cut off or has no name. Arguments: a folder, how many papers, `vi` or `en`, `SIGN` or `SEAL`,
/// how the PIN stands, a prefix for the photographs. The look is the system property
/// `chungthuc.look`.
public final class WindowTour {
    private final SignFrame frame;
    private final WindowCase play;
    private final CompletableFuture<Answer> answer;
    private final String prefix;
    private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    private int photos;

    private WindowTour(
            SignFrame frame, WindowCase play, CompletableFuture<Answer> answer, String prefix) {
        this.frame = frame;
        this.play = play;
        this.answer = answer;
        this.prefix = prefix;
    }

    public static void main(String[] arguments) throws Exception {
        var folder = Path.of(arguments[0]);
        int count = Integer.parseInt(arguments[1]);
        Look.install(DesktopTheme.isDark());
        try (var play =
                WindowCase.of(
                        folder,
                        count,
                        Locale.of(arguments[2]),
                        SigningStage.valueOf(arguments[3]),
                        PinState.valueOf(arguments[4]))) {
            var answer = new CompletableFuture<Answer>();
            var last = new LastPlaces(folder);
            var paper = play.request().papers().getFirst();
            last.remember(
                    play.request().portal(),
                    List.of(paper),
                    List.of(
                            new Spot(20, 20, 1)
                                    .in(paper.checked().ticket().slot(), paper.look().rect())));
            var frame =
                    onEventThread(() -> {
                        var opened =
                                new SignFrame(play.request(), InstantSource.system(), last, answer);
                        opened.open();
                        return opened;
                    });
            new WindowTour(frame, play, answer, arguments[5]).go(PinState.valueOf(arguments[4]));
        }
        System.exit(0);
    }

    private void go(PinState state) throws Exception {
        until(() -> button("ok").isEnabled());
        pause();
        photograph("choose");
        press("ok");
        pause();
        photograph("pin-" + state);
        if (state == PinState.LOCKED) {
            return;
        }
        if (state == PinState.FINAL_TRY) {
            onEventThread(() -> {
                ((JToggleButton) the(frame, "understood")).doClick();
                return 0;
            });
        }
        press("pin.next");
        pause();
        photograph("pin-empty");
        onEventThread(() -> {
            ((JPasswordField) the(frame, "pin")).setText(WindowCase.PIN);
            return 0;
        });
        press("pin.next");
        until(() -> find(frame, "apply") != null);
        pause();
        photograph("place");
        press("preset-0");
        pause();
        photograph("moved");
        tellPage();
        out.println("BANNER " + onEventThread(() -> ((JTextArea) the(frame, "banner")).getText()));
        if (find(frame, "place.forAll") != null) {
            press("place.forAll");
            pause();
            photograph("for-all");
        }
        press("apply");
        writeSigned((Given) answer.get());
        play.course().set(0, new ItemStatus.Signing());
        pause();
        photograph("signing");
        var failed = Problem.of(ProblemType.PORTAL_UNREACHABLE, null);
        for (int i = 0; i < play.request().papers().size(); i++) {
            play.course().set(i, i == 0 ? new ItemStatus.Failed(failed) : new ItemStatus.Done(1));
        }
        pause();
        photograph("failed");
    }

    /// Where the certification page lies on the photograph, and pixels a point.
    private void tellPage() throws Exception {
        out.println(
                onEventThread(() -> {
                    var view = (PagesView) the(frame, "pages");
                    var canvas = view.stampCanvas().orElseThrow();
                    var page = SwingUtilities.convertRectangle(view, canvas.page(), frame);
                    return "PAGE %d %d %d %s"
                            .formatted(page.x, page.y, page.height, canvas.scale());
                }));
    }

    /// What is signed after this yes, but for the signature itself.
    private void writeSigned(Given given) throws Exception {
        var paper = play.request().papers().getFirst();
        var ticket = paper.checked().ticket();
        var base = paper.document().source();
        var revision =
                SignatureRevision.lay(
                        PdfFile.read(base),
                        ticket.base().sha256(),
                        paper.place(),
                        new SignatureRevision.Filling(
                                ticket.stage(),
                                paper.look(),
                                given.placed().getFirst(),
                                given.time(),
                                ticket.reason(),
                                4_096));
        try (var file = Files.newOutputStream(Path.of(prefix + "signed.pdf"))) {
            var whole = paper.document().mapped();
            var bytes = new byte[whole.remaining()];
            whole.get(bytes);
            file.write(bytes);
            file.write(revision.with(new byte[0]));
        }
    }

    private void press(String name) throws Exception {
        onEventThread(() -> {
            button(name).doClick(20);
            return 0;
        });
    }

    private JButton button(String name) {
        return (JButton) the(frame, name);
    }

    private static Component the(Container in, String name) {
        return Objects.requireNonNull(find(in, name), name);
    }

    static @Nullable Component find(Container in, String name) {
        for (var component : in.getComponents()) {
            if (name.equals(component.getName())) {
                return component;
            }
            if (component instanceof Container container) {
                var found = find(container, name);
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }

    private void photograph(String step) throws Exception {
        var bounds =
                onEventThread(() -> new Rectangle(frame.getLocationOnScreen(), frame.getSize()));
        var image = new Robot().createScreenCapture(bounds);
        var file = new File(prefix + photos++ + "-" + step + ".png");
        ImageIO.write(image, "png", file);
        var faults =
                onEventThread(() -> {
                    var found = new ArrayList<String>();
                    check(frame, found);
                    return found;
                });
        out.println("STEP " + step);
        faults.forEach(fault -> out.println("FAULT " + step + ": " + fault));
    }

    private static void check(Container in, List<String> found) {
        for (var component : in.getComponents()) {
            if (!component.isShowing()) {
                continue;
            }
            if (component.isFocusable() && takesFocus(component)) {
                var name = component.getAccessibleContext().getAccessibleName();
                if (name == null || name.isBlank()) {
                    found.add("no name: " + component);
                }
            }
            boolean words = component instanceof JLabel || component instanceof JButton;
            if (words && component.getWidth() < component.getPreferredSize().width) {
                found.add("cut off: " + component.getName() + " " + text(component));
            }
            if (component instanceof JTextArea area
                    && area.getHeight() < area.getPreferredSize().height) {
                found.add("cut off: " + area.getText());
            }
            if (component instanceof Container container) {
                check(container, found);
            }
        }
    }

    private static String text(Component component) {
        return component instanceof JLabel label
                ? label.getText()
                : ((JButton) component).getText();
    }

    /// Whether the Tab key leads to it.
    private static boolean takesFocus(Component component) {
        var root = component.getFocusCycleRootAncestor();
        var policy = root.getFocusTraversalPolicy();
        var at = policy.getFirstComponent(root);
        for (int i = 0; i < 500 && at != null; i++) {
            if (at.equals(component)) {
                return true;
            }
            at = policy.getComponentAfter(root, at);
            if (policy.getFirstComponent(root).equals(at)) {
                return false;
            }
        }
        return false;
    }

    private void until(Callable<Boolean> condition) throws Exception {
        for (int i = 0; i < 600 && !onEventThread(condition); i++) {
            Thread.sleep(50);
        }
    }

    private static void pause() throws InterruptedException {
        Thread.sleep(1_500);
    }

    private static <T> T onEventThread(Callable<T> work)
            throws InterruptedException, InvocationTargetException {
        var result = new AtomicReference<T>();
        SwingUtilities.invokeAndWait(() -> {
            try {
                result.set(work.call());
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
        return result.get();
    }
}
