package vn.chungthuc.agent.ui;

import java.awt.BorderLayout;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JPanel;
import vn.chungthuc.protocol.SigningStage;

/// The third step: where the stamp stands, in every way that one can say so, and "Áp dụng".
final class PlaceStep {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss dd/MM/yyyy");

    private final Messages messages;
    private final Papers papers;
    private final Says says = new Says("place-says");
    private final NumberFields numbers;
    private final JLabel time = new JLabel();
    private final JButton last;
    private final Card card;

    PlaceStep(
            Messages messages, SigningStage stage, Papers papers, Runnable apply, JButton cancel) {
        this.messages = messages;
        this.papers = papers;
        numbers = new NumberFields(messages, papers::placement, papers::placeChanged, says);
        last = Parts.button(messages, "place.last", this::takeLast);
        var button =
                Parts.button(
                        messages,
                        "apply",
                        () -> {
                            if (numbers.finish()) {
                                apply.run();
                            } else {
                                numbers.focusWrong();
                            }
                        });
        card =
                new Card(
                        messages.text("place.title"),
                        Parts.column(body(stage)),
                        List.of(button, cancel),
                        numbers);
    }

    private List<JComponent> body(SigningStage stage) {
        var body = new ArrayList<JComponent>();
        body.add(Parts.paragraph(messages.text("place.hint." + stage)));
        body.add(time);
        var grid = new JPanel(new BorderLayout());
        grid.setOpaque(false);
        grid.add(
                new PresetGrid(
                        messages,
                        where -> {
                            papers.placement().moveTo(where);
                            papers.placeChanged();
                        }),
                BorderLayout.NORTH);
        body.add(new WrapRow(List.of(numbers, grid)));
        body.add(says.component());
        var reset =
                Parts.button(
                        messages,
                        "place.reset",
                        () -> {
                            says.nothing();
                            papers.resetPlace();
                        });
        body.add(new WrapRow(List.of(reset, last)));
        if (papers.count() > 1) {
            body.add(Parts.button(messages, "place.forAll", this::takeForAll));
            var count = String.valueOf(papers.count());
            body.add(Parts.paragraph(messages.text("apply.many", count)));
        }
        return body;
    }

    Card card() {
        return card;
    }

    void start(OffsetDateTime at) {
        time.setText(messages.text("place.time", TIME.format(at)));
        refresh();
    }

    /// The stamp stands elsewhere, or another paper is shown.
    void refresh() {
        numbers.refresh();
        last.setVisible(papers.offersLast());
    }

    private void takeLast() {
        papers.takeLast();
        says.calmly(messages.text("place.lastTaken"));
    }

    private void takeForAll() {
        if (!numbers.finish()) {
            numbers.focusWrong();
            return;
        }
        int taken = papers.takeForAll();
        int left = papers.count() - taken;
        if (left == 0) {
            says.calmly(messages.text("place.allTaken", String.valueOf(taken)));
        } else {
            says.warning(
                    messages.text("place.someTaken", String.valueOf(taken), String.valueOf(left)));
        }
    }
}
