package vn.chungthuc.agent.ui;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JTextField;
import javax.swing.SwingUtilities;
import org.jspecify.annotations.Nullable;
import vn.chungthuc.agent.config.AllowedPortal;
import vn.chungthuc.agent.trust.Admission;

/// The portals that may ask: seen, revoked, and added in two steps. First the address is typed and
/// the portal's keys are fetched; they are shown, and only a second press allows it.
final class PortalsPanel {
    private static final int COLUMNS = 28;

    private final Admission admission;
    private final Messages messages;
    private final JPanel list = Parts.column(List.of());
    private final JPanel adding = Parts.column(List.of());
    private final Says says = new Says("portal-says");
    private final JTextField address = new JTextField(COLUMNS);
    private final JButton look;
    private final JButton allow;
    private final JPanel body;
    private @Nullable AllowedPortal seen;

    PortalsPanel(Admission admission, Messages messages) {
        this.admission = admission;
        this.messages = messages;
        this.look = Parts.button(messages, "portal.look", this::look);
        this.allow = Parts.button(messages, "portal.allow", this::allow);
        address.setName("portal-address");
        address.addActionListener(_ -> look());
        address.setMaximumSize(address.getPreferredSize());
        var label = new JLabel(messages.text("portal.address"));
        label.setDisplayedMnemonic(messages.mnemonic("portal.address"));
        label.setLabelFor(address);
        allow.setVisible(false);
        adding.add(label);
        adding.add(new WrapRow(List.of(address, look)));
        adding.add(says.component());
        adding.add(Parts.row(List.of(allow)));
        var title = Parts.heading(messages.text("settings.portals"), "h3");
        body = Parts.column(List.of(title, list, adding));
    }

    JComponent component() {
        return body;
    }

    void refresh() {
        boolean closed = isClosed();
        list.removeAll();
        var all = admission.allowed();
        if (all.isEmpty()) {
            list.add(Parts.paragraph(messages.text("portal.none")));
        }
        all.forEach(portal -> list.add(row(portal, closed)));
        if (closed) {
            list.add(Parts.paragraph(messages.text("portal.closed")));
        }
        adding.setVisible(!closed);
        body.revalidate();
        body.repaint();
    }

    private boolean isClosed() {
        try {
            return admission.isClosed();
        } catch (IOException e) {
            return true; // a policy that cannot be read is no permission
        }
    }

    private JPanel row(AllowedPortal portal, boolean closed) {
        var parts = new ArrayList<JComponent>();
        var name = Parts.paragraph(portal.origin() + "\n" + keys(portal));
        name.setFocusable(true);
        parts.add(name);
        if (!closed) {
            var words = messages.text("portal.revoke");
            var revoke = Parts.button("portal.revoke", words, () -> revoke(portal));
            revoke.getAccessibleContext().setAccessibleName(words + " " + portal.origin());
            parts.add(revoke);
        }
        return Parts.row(parts);
    }

    private String keys(AllowedPortal portal) {
        return messages.text("portal.keys", String.join(", ", Admission.fingerprints(portal)));
    }

    private void look() {
        var typed = address.getText();
        seen = null;
        allow.setVisible(false);
        says.calmly(messages.text("portal.looking"));
        look.setEnabled(false);
        Thread.ofVirtual()
                .start(() -> {
                    try {
                        var found = admission.look(typed);
                        SwingUtilities.invokeLater(() -> found(found));
                    } catch (IOException e) {
                        var why = String.valueOf(e.getMessage());
                        SwingUtilities.invokeLater(() -> failed("portal.notFound", why));
                    }
                });
    }

    private void found(AllowedPortal portal) {
        seen = portal;
        look.setEnabled(true);
        says.calmly(messages.text("portal.found", portal.origin()) + "\n" + keys(portal));
        allow.setVisible(true);
        allow.requestFocusInWindow();
        body.revalidate();
    }

    private void failed(String key, String why) {
        look.setEnabled(true);
        says.warning(messages.text(key, why));
        address.requestFocusInWindow();
    }

    private void allow() {
        if (seen == null) {
            return;
        }
        try {
            admission.allow(seen);
            says.calmly(messages.text("portal.allowed", seen.origin()));
            address.setText("");
            allow.setVisible(false);
            seen = null;
            refresh();
        } catch (IOException e) {
            failed("settings.notSaved", String.valueOf(e.getMessage()));
        }
    }

    private void revoke(AllowedPortal portal) {
        try {
            admission.revoke(portal);
            says.calmly(messages.text("portal.revoked", portal.origin()));
            refresh();
        } catch (IOException e) {
            failed("settings.notSaved", String.valueOf(e.getMessage()));
        }
    }
}
