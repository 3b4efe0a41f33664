package vn.chungthuc.agent.ui;

import com.formdev.flatlaf.FlatClientProperties;
import java.awt.GridBagConstraints;
import java.awt.GridBagLayout;
import java.awt.Insets;
import java.awt.event.FocusAdapter;
import java.awt.event.FocusEvent;
import java.util.Locale;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Supplier;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JTextField;

/// The place in millimetres from the lower left corner of the slot, and the width of what may be
/// resized. A number counts when it is finished: Enter, or the focus leaves.
final class NumberFields extends JPanel {
    private static final long serialVersionUID = 1L;
    private static final double SAME = 0.15; // a decimal of a millimetre is 0.28 pt

    private final transient Messages messages;
    private final transient Supplier<Placement> placement;
    private final transient Runnable moved;
    private final transient Says says;
    private final JTextField x;
    private final JTextField y;
    private final JTextField width;
    private JTextField wrong;

    /// @param placement of the paper that is shown
    /// @param moved after it stands elsewhere
    /// @param says what is wrong with a number
    NumberFields(Messages messages, Supplier<Placement> placement, Runnable moved, Says says) {
        super(new GridBagLayout());
        setOpaque(false);
        this.messages = messages;
        this.placement = placement;
        this.moved = moved;
        this.says = says;
        x = field("place.x", 0);
        wrong = x;
        y = field("place.y", 1);
        width = placement.get().resizable() ? field("place.width", 2) : new JTextField();
    }

    private JTextField field(String name, int row) {
        var field = new JTextField(5);
        field.setName(name);
        field.setHorizontalAlignment(JTextField.TRAILING);
        field.getAccessibleContext().setAccessibleName(messages.text(name + ".name"));
        field.addActionListener(_ -> finish());
        field.addFocusListener(
                new FocusAdapter() {
                    @Override
                    public void focusGained(FocusEvent e) {
                        field.selectAll();
                    }

                    @Override
                    public void focusLost(FocusEvent e) {
                        finish();
                    }
                });
        var label = new JLabel(messages.text(name));
        label.setLabelFor(field);
        label.setDisplayedMnemonic(messages.mnemonic(name));
        var at = new GridBagConstraints();
        at.gridy = row;
        at.anchor = GridBagConstraints.LINE_START;
        at.insets = new Insets(1, 0, 1, 6);
        add(label, at);
        add(field, at);
        at.insets = new Insets(1, 0, 1, 12);
        add(new JLabel("mm"), at);
        return field;
    }

    /// Shows where the stamp stands now.
    void refresh() {
        var now = placement.get();
        show(x, now.spot().x());
        show(y, now.spot().y());
        show(width, now.rect().width());
    }

    private void show(JTextField field, double points) {
        var text = Millimetres.text(points, messages.locale());
        if (!field.getText().equals(text)) {
            field.setText(text);
        }
        field.putClientProperty(FlatClientProperties.OUTLINE, null);
        field.getAccessibleContext().setAccessibleDescription("");
    }

    /// Takes what is typed.
    ///
    /// @return whether all of it could be taken; else it says why not
    boolean finish() {
        var now = placement.get();
        var before = now.rect();
        boolean good =
                take(
                                x,
                                now.spot().x(),
                                points -> {
                                    now.moveTo(now.slot().llx() + points, now.rect().lly());
                                    return now.spot().x();
                                })
                        && take(
                                y,
                                now.spot().y(),
                                points -> {
                                    now.moveTo(now.rect().llx(), now.slot().lly() + points);
                                    return now.spot().y();
                                })
                        && (!now.resizable()
                                || take(
                                        width,
                                        now.rect().width(),
                                        points -> {
                                            now.widen(points);
                                            return now.rect().width();
                                        }));
        if (!now.rect().equals(before)) {
            moved.run();
        }
        return good;
    }

    /// @param set moves the stamp as far as it may and tells how far that was
    private boolean take(JTextField field, double shown, DoubleUnaryOperator set) {
        var locale = messages.locale();
        if (field.getText().equals(Millimetres.text(shown, locale))) {
            return true; // nobody touched it
        }
        var typed = Millimetres.points(field.getText());
        if (typed.isEmpty()) {
            refuse(field, messages.text("place.notANumber", example(locale)));
            return false;
        }
        double got = set.applyAsDouble(typed.getAsDouble());
        if (Math.abs(got - typed.getAsDouble()) > SAME) {
            says.warning(
                    messages.text(
                            "place.clamped",
                            field.getText().strip(),
                            Millimetres.text(got, locale)));
        } else {
            says.nothing();
        }
        show(field, got);
        return true;
    }

    private static String example(Locale locale) {
        return String.format(locale, "%.1f", 35.5);
    }

    private void refuse(JTextField field, String why) {
        field.putClientProperty(FlatClientProperties.OUTLINE, FlatClientProperties.OUTLINE_ERROR);
        field.getAccessibleContext().setAccessibleDescription(why);
        says.refusal(why);
        wrong = field;
    }

    /// Where the last number stands that could not be taken.
    void focusWrong() {
        wrong.requestFocusInWindow();
    }
}
