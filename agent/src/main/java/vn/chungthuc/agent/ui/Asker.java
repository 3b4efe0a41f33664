package vn.chungthuc.agent.ui;

import com.formdev.flatlaf.FlatClientProperties;
import javax.swing.Box;
import javax.swing.BoxLayout;
import javax.swing.JPanel;
import vn.chungthuc.agent.sign.Consent.Request;

/// Which portal asks, and for what kind of signature.
final class Asker extends JPanel {
    private static final long serialVersionUID = 1L;

    Asker(Request request, Messages messages) {
        setLayout(new BoxLayout(this, BoxLayout.PAGE_AXIS));
        setOpaque(false);
        var stage = Parts.heading(messages.text("stage." + request.stage()), "h3");
        var asks = Parts.faint(messages.text("asks"));
        // whole, however long: a cut address could be anybody's
        var portal = Parts.paragraph(request.portal());
        portal.setName("portal");
        portal.setWrapStyleWord(false);
        portal.putClientProperty(FlatClientProperties.STYLE, "font: bold");
        portal.setForeground(Ink.ACCENT.colour());
        portal.getAccessibleContext()
                .setAccessibleName(messages.text("asks") + " " + request.portal());
        add(stage);
        add(Box.createVerticalStrut(6));
        add(asks);
        add(portal);
    }
}
