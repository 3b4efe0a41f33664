package vn.chungthuc.agent.ui;

import com.formdev.flatlaf.FlatClientProperties;
import java.awt.FlowLayout;
import java.util.function.Supplier;
import javax.swing.Box;
import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JTextField;

/// Below the pages: which page, how large.
final class PagesBar extends JPanel {
    private static final long serialVersionUID = 1L;

    private final transient Messages messages;
    private final transient Supplier<PagesView> view;
    private final JTextField page = new JTextField(4);
    private final JLabel count = new JLabel();
    private final JButton real;

    /// @param view the pages that are shown now
    PagesBar(Messages messages, Supplier<PagesView> view) {
        super(new FlowLayout(FlowLayout.CENTER, 4, 4));
        this.messages = messages;
        this.view = view;
        add(button("page.previous", "‹", () -> turn(-1)));
        page.setName("page");
        page.setHorizontalAlignment(JTextField.TRAILING);
        page.getAccessibleContext().setAccessibleName(messages.text("page.box"));
        page.setToolTipText(messages.text("page.box"));
        page.addActionListener(_ -> go());
        add(page);
        add(count);
        add(button("page.next", "›", () -> turn(1)));
        add(Box.createHorizontalStrut(8));
        add(button("zoom.out", "−", () -> view.get().zoomBy(-1)));
        real = button("zoom.real", "100 %", () -> view.get().zoomTo(Zoom.REAL));
        add(real);
        add(button("zoom.in", "+", () -> view.get().zoomBy(1)));
        add(button("zoom.fit", messages.text("zoom.fit"), () -> view.get().zoomTo(Zoom.FIT)));
    }

    private JButton button(String name, String text, Runnable pressed) {
        var button = Parts.button(name, text, pressed);
        button.putClientProperty(FlatClientProperties.STYLE, "margin: 2,6,2,6; minimumWidth: 28");
        button.setToolTipText(messages.text(name));
        button.getAccessibleContext().setAccessibleName(messages.text(name));
        return button;
    }

    /// The same by keys wherever the focus is.
    void bindKeys(JComponent window) {
        int anywhere = JComponent.WHEN_IN_FOCUSED_WINDOW;
        for (var key : new String[] {"PLUS", "EQUALS", "ADD", "shift EQUALS"}) {
            Keys.bind(window, anywhere, "ctrl " + key, () -> view.get().zoomBy(1));
        }
        Keys.bind(window, anywhere, "ctrl MINUS", () -> view.get().zoomBy(-1));
        Keys.bind(window, anywhere, "ctrl SUBTRACT", () -> view.get().zoomBy(-1));
        Keys.bind(window, anywhere, "ctrl 0", () -> view.get().zoomTo(Zoom.FIT));
        Keys.bind(window, anywhere, "ctrl 1", () -> view.get().zoomTo(Zoom.REAL));
        Keys.bind(window, anywhere, "ctrl PAGE_UP", () -> turn(-1));
        Keys.bind(window, anywhere, "ctrl PAGE_DOWN", () -> turn(1));
    }

    private void turn(int by) {
        view.get().showPage(view.get().page() + by);
    }

    private void go() {
        try {
            view.get().showPage(Integer.parseInt(page.getText().strip()) - 1);
        } catch (NumberFormatException _) {
            // what is shown takes its place again
        }
        refresh();
        page.selectAll();
    }

    /// After the view showed something else.
    void refresh() {
        var shown = view.get();
        var now = shown.pageCount() == 0 ? "" : String.valueOf(shown.page() + 1);
        if (!page.getText().equals(now)) {
            page.setText(now);
        }
        count.setText("/ " + (shown.pageCount() == 0 ? "…" : String.valueOf(shown.pageCount())));
        var percent = Zoom.percent(shown.shownScale());
        real.setText(percent + " %");
        real.getAccessibleContext()
                .setAccessibleName(messages.text("zoom.real") + ", " + percent + " %");
    }
}
