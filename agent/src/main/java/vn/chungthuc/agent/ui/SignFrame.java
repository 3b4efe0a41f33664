package vn.chungthuc.agent.ui;

import java.awt.BorderLayout;
import java.awt.Dimension;
import java.awt.GraphicsEnvironment;
import java.awt.event.WindowAdapter;
import java.awt.event.WindowEvent;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import javax.swing.BorderFactory;
import javax.swing.JComponent;
import javax.swing.JFrame;
import javax.swing.JPanel;
import javax.swing.Timer;
import vn.chungthuc.agent.sign.Consent.Answer;
import vn.chungthuc.agent.sign.Consent.Request;

/// The window: who asks, for what and the step on the left, the pages on the right.
final class SignFrame extends JFrame {
    private static final long serialVersionUID = 1L;
    private static final int SIDE = 404;
    private static final int LEAST_PAGES = 360;
    private static final int WIDEST = 1240;
    private static final int HIGHEST = 900;
    private static final int ROUND = 40;
    private static final int ON_TOP_MILLIS = 1500;

    private final transient Conversation conversation;
    private boolean gone;

    SignFrame(
            Request request,
            InstantSource clock,
            LastPlaces last,
            CompletableFuture<Answer> answer) {
        this.conversation = new Conversation(request, clock, last, answer, this::leave);
        var messages = conversation.messages();
        setTitle(messages.text("window.title"));
        setName("sign-window");
        setIconImages(Mark.sizes());
        setLocale(messages.locale());
        getAccessibleContext().setAccessibleDescription(inWords(request, messages));
        setDefaultCloseOperation(DO_NOTHING_ON_CLOSE);
        addWindowListener(new Closing());
        var screen = GraphicsEnvironment.getLocalGraphicsEnvironment().getMaximumWindowBounds();
        int width = Math.min(WIDEST, screen.width - (screen.width > WIDEST ? ROUND : 0));
        setContentPane(content(request, messages, Math.min(SIDE, width - LEAST_PAGES)));
        setSize(width, Math.min(HIGHEST, screen.height - (screen.height > HIGHEST ? ROUND : 0)));
        Keys.bind(getRootPane(), JComponent.WHEN_IN_FOCUSED_WINDOW, "ESCAPE", conversation::leave);
    }

    private static String inWords(Request request, Messages messages) {
        var count = String.valueOf(request.papers().size());
        return messages.text("stage." + request.stage())
                + ". "
                + messages.text("asks")
                + " "
                + request.portal()
                + ". "
                + messages.text("batch.title", count);
    }

    private JPanel content(Request request, Messages messages, int width) {
        var what = new JPanel(new BorderLayout(0, 12));
        what.setOpaque(false);
        what.add(new Asker(request, messages), BorderLayout.NORTH);
        what.add(conversation.papers().side(), BorderLayout.CENTER);
        what.add(conversation.steps().body(), BorderLayout.SOUTH);
        var side = new JPanel(new BorderLayout());
        side.setBorder(BorderFactory.createEmptyBorder(14, 18, 12, 6));
        side.setPreferredSize(new Dimension(width, 0));
        side.add(new SideColumn(what).scrolling(), BorderLayout.CENTER);
        side.add(conversation.steps().buttons(), BorderLayout.SOUTH);
        var content = new JPanel(new BorderLayout());
        content.add(side, BorderLayout.LINE_START);
        content.add(conversation.papers().pages(), BorderLayout.CENTER);
        return content;
    }

    /// Shows the window before everything else on the screen, the browser above all.
    void open() {
        setLocationRelativeTo(null);
        setAlwaysOnTop(true);
        setVisible(true);
        toFront();
        conversation.start();
        var release = new Timer(ON_TOP_MILLIS, _ -> setAlwaysOnTop(false));
        release.setRepeats(false);
        release.start();
    }

    /// Nobody waits for an answer any more.
    void withdraw() {
        conversation.withdraw();
    }

    /// Takes the window away, whatever it still shows.
    void leave() {
        if (!gone) {
            gone = true;
            conversation.wipe();
            dispose();
        }
    }

    private final class Closing extends WindowAdapter {
        @Override
        public void windowClosing(WindowEvent e) {
            conversation.leave();
        }
    }
}
