package vn.chungthuc.agent.ui;

import com.formdev.flatlaf.FlatClientProperties;
import javax.swing.Box;
import javax.swing.BoxLayout;
import javax.swing.JLabel;
import javax.swing.JPanel;
import vn.chungthuc.agent.sign.Consent.Request;

/// Which portal asks, and for what kind of signature.
final class Asker extends JPanel {
    private static final long serialVersionUID = 1L;

    Asker(Request request, Messages messages) {
        setLayout(new BoxLayout(this, BoxLayout.PAGE_AXIS));
        setOpaque(false);
        var stage = new JLabel(messages.text("stage." + request.stage()));
        stage.putClientProperty(FlatClientProperties.STYLE_CLASS, "h3");
        stage.setAlignmentX(LEFT_ALIGNMENT);
        var asks = new JLabel(messages.text("asks"));
        asks.putClientProperty(FlatClientProperties.STYLE, "foreground: #5b6472");
        asks.setAlignmentX(LEFT_ALIGNMENT);
        // whole, however long: a cut address could be anybody's
        var portal = Steps.paragraph(request.portal());
        portal.setName("portal");
        portal.setWrapStyleWord(false);
        portal.putClientProperty(FlatClientProperties.STYLE, "font: bold; foreground: #1d5fbf");
        portal.getAccessibleContext()
                .setAccessibleName(messages.text("asks") + " " + request.portal());
        add(stage);
        add(Box.createVerticalStrut(6));
        add(asks);
        add(portal);
    }
}
