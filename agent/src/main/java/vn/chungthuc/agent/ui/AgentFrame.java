package vn.chungthuc.agent.ui;

import java.awt.Dimension;
import java.awt.GraphicsEnvironment;
import java.awt.event.WindowAdapter;
import java.awt.event.WindowEvent;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import javax.swing.BorderFactory;
import javax.swing.JComponent;
import javax.swing.JFrame;
import javax.swing.JTabbedPane;

/// The agent's own window: self-check, settings, about. Escape and closing hide it; the agent runs
/// on.
final class AgentFrame extends JFrame {
    private static final long serialVersionUID = 1L;
    private static final int WIDTH = 760;
    private static final int HEIGHT = 620;

    private final JTabbedPane tabs = new JTabbedPane();
    private final transient Map<Desk.Tab, JComponent> bodies = new EnumMap<>(Desk.Tab.class);
    private final transient CheckPanel check;
    private final transient SettingsPanel settings;

    /// @param speak called with another language
    AgentFrame(Desk.Household household, Messages messages, Consumer<Locale> speak) {
        check = new CheckPanel(household, messages);
        settings = new SettingsPanel(household, messages, speak);
        setTitle(messages.text("desk.title"));
        setName("agent-window");
        setLocale(messages.locale());
        setIconImages(Mark.sizes());
        setDefaultCloseOperation(DO_NOTHING_ON_CLOSE);
        add(Desk.Tab.CHECK, check.component(), messages);
        add(Desk.Tab.SETTINGS, settings.component(), messages);
        add(Desk.Tab.ABOUT, AboutPanel.of(household, messages), messages);
        tabs.setBorder(BorderFactory.createEmptyBorder(6, 10, 10, 10));
        setContentPane(tabs);
        var screen = GraphicsEnvironment.getLocalGraphicsEnvironment().getMaximumWindowBounds();
        setSize(Math.min(WIDTH, screen.width), Math.min(HEIGHT, screen.height));
        setMinimumSize(new Dimension(Math.min(420, screen.width), Math.min(320, screen.height)));
        setLocationRelativeTo(null);
        Keys.bind(
                getRootPane(),
                JComponent.WHEN_IN_FOCUSED_WINDOW,
                "ESCAPE",
                () -> setVisible(false));
        addWindowListener(
                new WindowAdapter() {
                    @Override
                    public void windowClosing(WindowEvent e) {
                        setVisible(false);
                    }
                });
    }

    private void add(Desk.Tab tab, JComponent body, Messages messages) {
        tabs.addTab(messages.text("tab." + tab), body);
        tabs.setMnemonicAt(tabs.getTabCount() - 1, messages.mnemonic("tab." + tab));
        bodies.put(tab, body);
    }

    void open(Desk.Tab tab) {
        tabs.setSelectedComponent(bodies.get(tab));
        setExtendedState(getExtendedState() & ~ICONIFIED);
        setVisible(true);
        toFront();
        switch (tab) {
            case CHECK -> check.look();
            case SETTINGS -> settings.refresh();
            case ABOUT -> tabs.requestFocusInWindow();
        }
    }
}
