package vn.chungthuc.agent.ui;

import com.formdev.flatlaf.FlatClientProperties;
import java.awt.BorderLayout;
import java.awt.CardLayout;
import java.awt.Color;
import java.awt.Dimension;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import javax.swing.Box;
import javax.swing.BoxLayout;
import javax.swing.JButton;
import javax.swing.JCheckBox;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.JTextArea;
import javax.swing.ScrollPaneConstants;
import org.jspecify.annotations.Nullable;
import vn.chungthuc.agent.sign.Candidate;
import vn.chungthuc.agent.token.PinState;
import vn.chungthuc.protocol.Problem;
import vn.chungthuc.protocol.ProblemType;
import vn.chungthuc.protocol.SigningStage;

/// The lower left of the window: one card a step, each with its one default button and "Bỏ qua".
final class Steps extends JPanel {
    private static final long serialVersionUID = 1L;
    private static final Color REASON = new Color(0xB42318);
    private static final int LIST_HEIGHT = 196;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss dd/MM/yyyy");

    /// What the person's presses lead to.
    interface Flow {
        void lookAgain();

        void chosen(Candidate candidate);

        /// @param pin to be wiped by whoever gets it
        void entered(Candidate candidate, char[] pin);

        void resetPlace();

        void apply();

        void refuse();
    }

    private final transient Messages messages;
    private final transient Flow flow;
    private final CardLayout cards = new CardLayout();
    private final CertificateList certificates;
    private final JTextArea chooseSays = paragraph("");
    private final JButton ok;
    private final JLabel pinLabel = new JLabel();
    private final JTextArea pinHint = paragraph("");
    private final JTextArea pinSays = paragraph("");
    private final JCheckBox understood;
    private final PinField pin = new PinField();
    private final JButton next;
    private final JLabel placeTime = new JLabel();
    private final JButton apply;
    private JButton defaultButton;
    private transient @Nullable Candidate candidate;

    Steps(Messages messages, SigningStage stage, int papers, Flow flow) {
        this.messages = messages;
        this.flow = flow;
        setLayout(cards);
        setOpaque(false);
        certificates = new CertificateList(messages);
        ok = button("ok", messages.text("ok"), () -> certificates.chosen().ifPresent(flow::chosen));
        next = button("next", messages.text("pin.next"), this::enter);
        understood = new JCheckBox(messages.text("pin.understood"));
        apply = button("apply", messages.text("apply"), flow::apply);
        defaultButton = ok;
        add(choose(), "choose");
        add(pin(), "pin");
        add(place(stage, papers), "place");
    }

    JButton defaultButton() {
        return defaultButton;
    }

    void focusFirst() {
        certificates.requestFocusInWindow();
    }

    private JPanel choose() {
        var again = button("again", messages.text("again"), this::lookAgain);
        ok.setEnabled(false);
        chooseSays.setText(messages.text("certificates.looking"));
        certificates.addListSelectionListener(
                _ -> ok.setEnabled(certificates.chosen().isPresent()));
        var list = new JScrollPane(certificates);
        list.setHorizontalScrollBarPolicy(ScrollPaneConstants.HORIZONTAL_SCROLLBAR_NEVER);
        list.setPreferredSize(new Dimension(100, LIST_HEIGHT));
        list.setMaximumSize(new Dimension(Integer.MAX_VALUE, LIST_HEIGHT));
        list.setAlignmentX(LEFT_ALIGNMENT);
        return card("certificates.title", List.of(list, chooseSays), List.of(ok, again, cancel()));
    }

    private void lookAgain() {
        ok.setEnabled(false);
        chooseSays.setText(messages.text("certificates.looking"));
        flow.lookAgain();
    }

    void showCertificates(List<Candidate> candidates) {
        certificates.show(candidates);
        boolean fits = certificates.chosen().isPresent();
        ok.setEnabled(fits);
        chooseSays.setText(
                candidates.isEmpty()
                        ? messages.text("certificates.none")
                        : fits ? "" : messages.text("certificates.noneFits"));
        chooseSays.setForeground(fits ? new JLabel().getForeground() : REASON);
    }

    private JPanel pin() {
        pin.setName("pin");
        pinLabel.setLabelFor(pin);
        pinLabel.putClientProperty("html.disable", true);
        pinSays.setName("pin-says");
        pinSays.setForeground(REASON);
        understood.addActionListener(_ -> allowPin());
        pin.addActionListener(_ -> next.doClick());
        pin.setAlignmentX(LEFT_ALIGNMENT);
        pin.setMaximumSize(new Dimension(Integer.MAX_VALUE, pin.getPreferredSize().height));
        pinLabel.setAlignmentX(LEFT_ALIGNMENT);
        understood.setAlignmentX(LEFT_ALIGNMENT);
        return card(
                "pin.title",
                List.of(pinHint, pinLabel, pin, understood, pinSays),
                List.of(next, cancel()));
    }

    void showPin(Candidate chosen) {
        pinHint.setText(messages.text("pin.hint", chosen.owner()));
        pinLabel.setText(messages.text("pin.label", chosen.token().label()));
        pinSays.setText("");
        warn(chosen);
        defaultButton = next;
        cards.show(this, "pin");
        pin.requestFocusInWindow();
    }

    /// Says what the token says about its PIN, and asks for a tick before the last try.
    private void warn(Candidate chosen) {
        candidate = chosen;
        var state = chosen.token().pinState();
        understood.setVisible(state == PinState.FINAL_TRY);
        understood.setSelected(false);
        switch (state) {
            case FINE -> {}
            case COUNT_LOW, FINAL_TRY -> pinSays.setText(messages.text("pin." + state));
            case LOCKED -> {
                var words = ProblemType.PIN_LOCKED.words(messages.locale());
                pinSays.setText(words.title() + ". " + words.nextStep());
            }
        }
        allowPin();
    }

    private void allowPin() {
        var state = candidate == null ? PinState.LOCKED : candidate.token().pinState();
        boolean allowed =
                state != PinState.LOCKED
                        && (state != PinState.FINAL_TRY || understood.isSelected());
        pin.setVisible(state != PinState.LOCKED);
        pin.setEnabled(allowed);
        next.setEnabled(allowed);
    }

    private void enter() {
        if (candidate != null && pin.getDocument().getLength() > 0) {
            pin.setEnabled(false);
            next.setEnabled(false);
            pinSays.setText(messages.text("pin.checking"));
            flow.entered(candidate, pin.take());
        }
    }

    void pinFailed(Problem.Words words, Candidate now) {
        warn(now);
        pinSays.setText(words.title() + ". " + words.nextStep());
        if (now.token().pinState() == PinState.FINAL_TRY) {
            pinSays.append("\n" + messages.text("pin.FINAL_TRY"));
        }
        pin.requestFocusInWindow();
    }

    void wipePin() {
        pin.wipe();
    }

    private JPanel place(SigningStage stage, int papers) {
        var reset = button("reset", messages.text("place.reset"), flow::resetPlace);
        placeTime.setAlignmentX(LEFT_ALIGNMENT);
        var all = papers == 1 ? "" : messages.text("apply.many", String.valueOf(papers));
        return card(
                "place.title",
                List.of(paragraph(messages.text("place.hint." + stage)), placeTime, paragraph(all)),
                List.of(apply, reset, cancel()));
    }

    void showPlacing(OffsetDateTime time) {
        placeTime.setText(messages.text("place.time", TIME.format(time)));
        defaultButton = apply;
        cards.show(this, "place");
    }

    private JPanel card(String title, List<JComponent> parts, List<JButton> buttons) {
        var column = new JPanel();
        column.setLayout(new BoxLayout(column, BoxLayout.PAGE_AXIS));
        column.setOpaque(false);
        for (var part : parts) {
            column.add(part);
            column.add(Box.createVerticalStrut(6));
        }
        var heading = new JLabel(messages.text(title));
        heading.putClientProperty(FlatClientProperties.STYLE_CLASS, "h4");
        var row = new JPanel();
        row.setLayout(new BoxLayout(row, BoxLayout.LINE_AXIS));
        row.setOpaque(false);
        for (var button : buttons) {
            row.add(button);
            row.add(Box.createHorizontalStrut(8));
        }
        var top = new JPanel(new BorderLayout(0, 8));
        top.setOpaque(false);
        top.add(heading, BorderLayout.NORTH);
        top.add(column, BorderLayout.CENTER);
        var card = new JPanel(new BorderLayout(0, 8));
        card.setOpaque(false);
        card.add(top, BorderLayout.NORTH);
        card.add(row, BorderLayout.SOUTH);
        return card;
    }

    private JButton cancel() {
        return button("cancel", messages.text("cancel"), flow::refuse);
    }

    private static JButton button(String name, String text, Runnable pressed) {
        var button = new JButton(text);
        button.setName(name);
        button.addActionListener(_ -> pressed.run());
        return button;
    }

    /// Text that wraps and is never read as markup.
    static JTextArea paragraph(String text) {
        var area = new JTextArea(text);
        area.setEditable(false);
        area.setFocusable(false);
        area.setLineWrap(true);
        area.setWrapStyleWord(true);
        area.setOpaque(false);
        area.setBorder(null);
        area.setFont(new JLabel().getFont());
        area.setAlignmentX(LEFT_ALIGNMENT);
        return area;
    }
}
