package vn.chungthuc.agent.ui;

import java.awt.GridBagConstraints;
import java.awt.GridBagLayout;
import java.awt.Insets;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.swing.JPanel;
import vn.chungthuc.agent.sign.Consent.Paper;

/// What is to be signed, in words: nothing here stands outside the ticket.
final class PaperFacts extends JPanel {
    private static final long serialVersionUID = 1L;

    PaperFacts(Paper paper, Messages messages) {
        super(new GridBagLayout());
        setName("facts");
        setOpaque(false);
        int row = 0;
        for (var fact : facts(paper).entrySet()) {
            addRow(row++, messages.text("fact." + fact.getKey()), fact.getValue());
        }
    }

    private static Map<String, String> facts(Paper paper) {
        var item = paper.checked().item();
        var facts = new LinkedHashMap<String, String>();
        facts.put("code", item.dossierCode());
        facts.put("type", item.documentType());
        facts.put("registrant", item.registrant());
        facts.put("agency", item.agency());
        facts.put("signer", item.signer());
        facts.put("pages", String.valueOf(paper.pages()));
        facts.put("hash", paper.checked().ticket().base().sha256().forPeople());
        return facts;
    }

    private void addRow(int row, String name, String value) {
        var at = new GridBagConstraints();
        at.gridy = row;
        at.anchor = GridBagConstraints.FIRST_LINE_START;
        at.insets = new Insets(2, 0, 2, 12);
        var label = Parts.faint(name);
        add(label, at);
        at.weightx = 1;
        at.fill = GridBagConstraints.HORIZONTAL;
        at.insets = new Insets(2, 0, 2, 0);
        var text = Parts.paragraph(value);
        text.setColumns(18);
        label.setLabelFor(text);
        text.getAccessibleContext().setAccessibleName(name + ": " + value);
        add(text, at);
    }
}
