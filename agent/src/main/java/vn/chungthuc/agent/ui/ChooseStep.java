package vn.chungthuc.agent.ui;

import java.awt.Dimension;
import java.util.List;
import java.util.function.Consumer;
import javax.swing.JButton;
import javax.swing.JScrollPane;
import javax.swing.ScrollPaneConstants;
import vn.chungthuc.agent.driver.DriverVerdict;
import vn.chungthuc.agent.sign.Candidate;
import vn.chungthuc.agent.token.DriverReport;
import vn.chungthuc.protocol.Problem;

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

    /// @param drivers how they stand: why something may be missing
    void show(List<Candidate> candidates, List<DriverReport> drivers) {
        if (!certificates.shows(candidates)) {
            certificates.show(candidates);
        }
        allow();
        if (!certificates.chosen().isEmpty()) {
            says.nothing();
            return;
        }
        var none = candidates.isEmpty() ? "certificates.none" : "certificates.noneFits";
        var text = new StringBuilder(messages.text(none));
        for (var driver : drivers) {
            if (driver.verdict() != DriverVerdict.WORKS) {
                var words = driver.verdict().words(messages.locale());
                text.append("\n\n")
                        .append(
                                messages.text(
                                        "certificates.driver", driver.driver().name(), words));
            }
        }
        says.refusal(text.toString());
    }

    /// Why the person is here again.
    void tell(Problem.Words words) {
        says.refusal(words.title() + ". " + words.nextStep());
    }
}
