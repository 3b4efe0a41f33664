package vn.chungthuc.agent.ui;

import java.awt.Dimension;
import java.util.List;
import javax.swing.JButton;
import javax.swing.JCheckBox;
import javax.swing.JLabel;
import javax.swing.JTextArea;
import javax.swing.Timer;
import javax.swing.event.DocumentEvent;
import javax.swing.event.DocumentListener;
import org.jspecify.annotations.Nullable;
import vn.chungthuc.agent.sign.Candidate;
import vn.chungthuc.agent.token.PinState;
import vn.chungthuc.protocol.Problem;
import vn.chungthuc.protocol.ProblemType;

/// The second step: the PIN, asked as often as the person likes and never tried by itself. What the
/// token tells about it stands there first.
final class PinStep {
    /// A PIN that was typed and left is wiped.
    private static final int FORGOTTEN_AFTER = 60_000;

    /// Takes a PIN, which it wipes.
    interface Entry {
        void entered(Candidate candidate, char[] pin);
    }

    private final Messages messages;
    private final Entry entry;
    private final JTextArea hint = Parts.paragraph("");
    private final JLabel label = new JLabel();
    private final PinField pin = new PinField();
    private final Says capsLock = new Says("caps-lock");
    private final JCheckBox understood;
    private final Says warning = new Says("pin-warning");
    private final Says says = new Says("pin-says");
    private final JButton next;
    private final JButton cancel;
    private final Card card;
    private final Timer forgetting = new Timer(FORGOTTEN_AFTER, _ -> forget());
    private @Nullable Candidate candidate;

    PinStep(Messages messages, Entry entry, JButton cancel) {
        this.messages = messages;
        this.entry = entry;
        this.cancel = cancel;
        pin.setName("pin");
        pin.setMaximumSize(new Dimension(Integer.MAX_VALUE, pin.getPreferredSize().height));
        pin.addActionListener(_ -> enter());
        pin.getDocument().addDocumentListener(new Typed());
        forgetting.setRepeats(false);
        CapsLock.watch(pin, this::tellCapsLock);
        label.setLabelFor(pin);
        label.setDisplayedMnemonic(messages.mnemonic("pin.label"));
        understood = new JCheckBox(messages.text("pin.understood"));
        understood.setName("understood");
        understood.setMnemonic(messages.mnemonic("pin.understood"));
        understood.addActionListener(_ -> allow());
        next = Parts.button(messages, "pin.next", this::enter);
        card =
                new Card(
                        messages.text("pin.title"),
                        Parts.column(
                                List.of(
                                        hint,
                                        warning.component(),
                                        understood,
                                        label,
                                        pin,
                                        capsLock.component(),
                                        says.component())),
                        List.of(next, cancel),
                        pin);
    }

    Card card() {
        return card;
    }

    void ask(Candidate chosen) {
        hint.setText(messages.text("pin.hint", chosen.owner()));
        says.nothing();
        tell(chosen);
    }

    /// Shows what the token says about its PIN; the last try needs a tick.
    private void tell(Candidate chosen) {
        candidate = chosen;
        var state = chosen.token().pinState();
        boolean locked = state == PinState.LOCKED;
        label.setText(messages.text("pin.label", chosen.token().label()));
        label.setVisible(!locked);
        hint.setVisible(!locked);
        pin.setVisible(!locked);
        next.setVisible(!locked);
        understood.setVisible(state == PinState.FINAL_TRY);
        understood.setSelected(false);
        switch (state) {
            case FINE -> warning.nothing();
            case COUNT_LOW -> warning.warning(messages.text("pin.COUNT_LOW"));
            case FINAL_TRY -> warning.refusal(messages.text("pin.FINAL_TRY"));
            case LOCKED -> warning.refusal(lockedWords());
        }
        allow();
    }

    private String lockedWords() {
        var words = ProblemType.PIN_LOCKED.words(messages.locale());
        return words.title() + ". " + words.nextStep();
    }

    private void allow() {
        var state = candidate == null ? PinState.LOCKED : candidate.token().pinState();
        boolean allowed =
                switch (state) {
                    case FINE, COUNT_LOW -> true;
                    case FINAL_TRY -> understood.isSelected();
                    case LOCKED -> false;
                };
        pin.setEnabled(allowed);
        next.setEnabled(allowed);
        describe();
    }

    /// What stands beside the field belongs to it for a screen reader, too.
    private void describe() {
        var parts = new java.util.StringJoiner(". ");
        for (var said : List.of(warning, says, capsLock)) {
            if (!said.text().isEmpty()) {
                parts.add(said.text());
            }
        }
        pin.getAccessibleContext().setAccessibleDescription(parts.toString());
    }

    /// Where a person goes on: the field, or before the last try its tick, or the way out.
    void focus() {
        if (pin.isVisible() && pin.isEnabled()) {
            pin.requestFocusInWindow();
        } else if (understood.isVisible()) {
            understood.requestFocusInWindow();
        } else {
            cancel.requestFocusInWindow();
        }
    }

    private void tellCapsLock(boolean on) {
        if (on) {
            capsLock.warning(messages.text("pin.capsLock"));
        } else {
            capsLock.nothing();
        }
        describe();
    }

    private void enter() {
        if (candidate == null || !next.isEnabled()) {
            return;
        }
        if (pin.getDocument().getLength() == 0) {
            says.refusal(messages.text("pin.empty"));
            describe();
            pin.requestFocusInWindow();
            return;
        }
        pin.setEnabled(false);
        next.setEnabled(false);
        understood.setEnabled(false);
        says.calmly(messages.text("pin.checking"));
        entry.entered(candidate, pin.take());
    }

    /// @param now the same certificate as its token is now
    void failed(Problem.Words words, Candidate now) {
        understood.setEnabled(true);
        tell(now);
        if (now.token().pinState() == PinState.LOCKED) {
            says.nothing(); // the warning says it
        } else {
            says.refusal(words.title() + ". " + words.nextStep());
        }
        describe();
        focus();
    }

    /// The same certificate as its token is now: what it says of its PIN may have changed.
    void refresh(Candidate now) {
        if (candidate != null && candidate.token().pinState() != now.token().pinState()) {
            tell(now);
        }
    }

    private void forget() {
        if (pin.getDocument().getLength() > 0) {
            pin.wipe();
            says.refusal(messages.text("pin.forgotten"));
            describe();
        }
    }

    void wipe() {
        pin.wipe();
        forgetting.stop();
    }

    /// Each character begins the waiting anew.
    private final class Typed implements DocumentListener {
        @Override
        public void insertUpdate(DocumentEvent event) {
            forgetting.restart();
        }

        @Override
        public void removeUpdate(DocumentEvent event) {
            forgetting.restart();
        }

        @Override
        public void changedUpdate(DocumentEvent event) {
            // a password field has no attributes
        }
    }
}
