package vn.chungthuc.agent.ui;

import java.util.Arrays;
import javax.swing.JPasswordField;
import javax.swing.text.BadLocationException;
import javax.swing.text.Segment;

/// A password field that forgets: its content is overwritten when it is taken out.
final class PinField extends JPasswordField {
    private static final long serialVersionUID = 1L;

    PinField() {
        super(16);
    }

    /// The PIN, which the caller wipes; the field is empty afterwards.
    char[] take() {
        char[] pin = getPassword();
        wipe();
        return pin;
    }

    void wipe() {
        try {
            var content = new Segment();
            content.setPartialReturn(true); // the document's own array, not a copy
            int length = getDocument().getLength();
            getDocument().getText(0, length, content);
            Arrays.fill(content.array, content.offset, content.offset + content.count, '\0');
        } catch (BadLocationException e) {
            throw new IllegalStateException(e);
        }
        setText("");
    }
}
