package vn.chungthuc.agent.ui;

import java.awt.Dimension;
import java.util.List;
import java.util.function.Consumer;
import javax.swing.JButton;
import javax.swing.JScrollPane;
import javax.swing.ScrollPaneConstants;
import vn.chungthuc.agent.sign.Candidate;

/// The first step: which certificate.
final class ChooseStep {
    private static final int LIST_HEIGHT = 196;

    private final Messages messages;
    private final Runnable look;
    private final CertificateList certificates;
    private final Says says = new Says("choose-says");
    private final JButton ok;
    private final Card card;

    /// @param look for tokens again
    ChooseStep(Messages messages, Consumer<Candidate> chosen, Runnable look, JButton cancel) {
        this.messages = messages;
        this.look = look;
        certificates = new CertificateList(messages);
        certificates.addListSelectionListener(_ -> allow());
        ok = Parts.button(messages, "ok", () -> certificates.chosen().ifPresent(chosen));
        ok.setEnabled(false);
        says.calmly(messages.text("certificates.looking"));
        var again = Parts.button(messages, "again", this::lookAgain);
        var list = new JScrollPane(certificates);
        list.setHorizontalScrollBarPolicy(ScrollPaneConstants.HORIZONTAL_SCROLLBAR_NEVER);
        list.setPreferredSize(new Dimension(100, LIST_HEIGHT));
        list.setMaximumSize(new Dimension(Integer.MAX_VALUE, LIST_HEIGHT));
        list.getVerticalScrollBar().setFocusable(false);
        card =
                new Card(
                        messages.text("certificates.title"),
                        Parts.column(List.of(list, says.component())),
                        List.of(ok, again, cancel),
                        certificates);
    }

    Card card() {
        return card;
    }

    private void allow() {
        ok.setEnabled(certificates.chosen().isPresent());
    }

    private void lookAgain() {
        ok.setEnabled(false);
        says.calmly(messages.text("certificates.looking"));
        look.run();
    }

    void show(List<Candidate> candidates) {
        certificates.show(candidates);
        allow();
        if (candidates.isEmpty()) {
            says.refusal(messages.text("certificates.none"));
        } else if (certificates.chosen().isEmpty()) {
            says.refusal(messages.text("certificates.noneFits"));
        } else {
            says.nothing();
        }
    }
}
