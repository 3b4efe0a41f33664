package vn.chungthuc.agent.ui;

import java.awt.Dimension;
import java.util.List;
import javax.swing.JButton;
import javax.swing.JProgressBar;
import vn.chungthuc.protocol.ItemStatus;

/// After "Áp dụng": how far it is, a way to stop, and when something failed what happened and what
/// to do.
final class SigningStep {
    private final Messages messages;
    private final List<String> names;
    private final JProgressBar bar;
    private final Says says = new Says("signing-says");
    private final JButton stop;
    private final JButton close;
    private final Card card;
    private final Card failedCard;

    /// @param names of the papers, for people
    SigningStep(Messages messages, List<String> names, Runnable stopped, Runnable closed) {
        this.messages = messages;
        this.names = List.copyOf(names);
        bar = new JProgressBar(0, names.size());
        bar.setName("progress");
        bar.setMaximumSize(new Dimension(Integer.MAX_VALUE, bar.getPreferredSize().height));
        bar.getAccessibleContext().setAccessibleName(messages.text("signing.title"));
        bar.setIndeterminate(names.size() == 1);
        stop = Parts.button(messages, "signing.stop", () -> stop(stopped));
        stop.setVisible(names.size() > 1);
        close = Parts.button(messages, "signing.close", closed);
        var column = Parts.column(List.of(bar, says.component()));
        card = new Card(messages.text("signing.title"), column, List.of(stop), stop);
        failedCard = new Card(messages.text("signing.failed"), column, List.of(close), close);
    }

    Card card() {
        return card;
    }

    /// What stands there when all has ended and something failed.
    Card failedCard() {
        return failedCard;
    }

    private void stop(Runnable stopped) {
        stop.setEnabled(false);
        stop.setText(messages.text("signing.stopping"));
        stopped.run();
    }

    /// @param states of the papers, in their order
    void show(List<ItemStatus> states) {
        int ended = (int) states.stream().filter(ItemStatus::ended).count();
        bar.setValue(ended);
        if (ended < states.size()) {
            says.calmly(
                    messages.text(
                            "signing.progress",
                            String.valueOf(ended),
                            String.valueOf(states.size())));
        }
    }

    /// All has ended and something failed.
    void showFailures(List<ItemStatus> states) {
        bar.setIndeterminate(false);
        bar.setValue(states.size());
        long done = states.stream().filter(ItemStatus.Done.class::isInstance).count();
        var text = new StringBuilder();
        text.append(
                messages.text(
                        "signing.ended", String.valueOf(done), String.valueOf(states.size())));
        for (int i = 0; i < states.size(); i++) {
            if (states.get(i) instanceof ItemStatus.Failed(var problem)) {
                var words = problem.words(messages.locale());
                text.append("\n\n").append(names.get(i)).append(": ").append(words.title());
                text.append(". ").append(words.nextStep());
            }
        }
        says.refusal(text.toString());
    }
}
