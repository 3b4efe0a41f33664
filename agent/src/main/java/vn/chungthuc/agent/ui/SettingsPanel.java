package vn.chungthuc.agent.ui;

import java.awt.BorderLayout;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import javax.swing.BorderFactory;
import javax.swing.JComboBox;
import javax.swing.JComponent;
import javax.swing.JPanel;

/// Settings: who may ask, and what else this computer signs with. Drivers and timestamp authorities
/// are shown only; they come from configuration files.
final class SettingsPanel {
    private final Desk.Household household;
    private final Messages messages;
    private final Consumer<Locale> speak;
    private final PortalsPanel portals;
    private final Says trouble = new Says("settings-trouble");
    private final JPanel drivers = Parts.column(List.of());
    private final JPanel panel = new JPanel(new BorderLayout());

    SettingsPanel(Desk.Household household, Messages messages, Consumer<Locale> speak) {
        this.household = household;
        this.messages = messages;
        this.speak = speak;
        this.portals = new PortalsPanel(household.admission(), messages);
        var parts = new ArrayList<JComponent>();
        parts.add(portals.component());
        parts.add(Parts.heading(messages.text("settings.drivers"), "h3"));
        parts.add(Parts.paragraph(messages.text("settings.drivers.hint")));
        parts.add(drivers);
        parts.add(Parts.heading(messages.text("settings.timestamps"), "h3"));
        parts.add(
                Parts.paragraph(
                        household.timestamps().isEmpty()
                                ? messages.text("settings.timestamps.none")
                                : String.join("\n", household.timestamps())));
        parts.add(Parts.heading(messages.text("settings.language"), "h3"));
        parts.add(language());
        parts.add(trouble.component());
        panel.setBorder(BorderFactory.createEmptyBorder(10, 6, 6, 6));
        panel.add(new SideColumn(Parts.column(parts)).scrolling(), BorderLayout.CENTER);
    }

    JComponent component() {
        return panel;
    }

    void refresh() {
        portals.refresh();
        drivers.removeAll();
        var found = household.drivers().get();
        drivers.add(
                Parts.paragraph(
                        found.isEmpty()
                                ? messages.text("settings.drivers.none")
                                : String.join("\n", found)));
        drivers.revalidate();
    }

    private JPanel language() {
        var box = new JComboBox<>(new String[] {"Tiếng Việt", "English"});
        box.setName("language");
        box.getAccessibleContext().setAccessibleName(messages.text("settings.language"));
        box.setSelectedIndex(messages.locale().getLanguage().equals("en") ? 1 : 0);
        box.setMaximumSize(box.getPreferredSize());
        box.addActionListener(_ -> choose(box.getSelectedIndex() == 1 ? "en" : "vi"));
        return Parts.row(List.of(box));
    }

    private void choose(String language) {
        if (language.equals(messages.locale().getLanguage())) {
            return;
        }
        try {
            household.file().speak(language);
            speak.accept(Locale.of(language));
        } catch (IOException e) {
            trouble.warning(messages.text("settings.notSaved", String.valueOf(e.getMessage())));
        }
    }
}
