package vn.chungthuc.agent.ui;

import java.awt.KeyboardFocusManager;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.InstantSource;
import java.util.Locale;
import javax.swing.JComponent;
import org.jspecify.annotations.Nullable;
import vn.chungthuc.agent.sign.Consent;
import vn.chungthuc.agent.token.PinState;
import vn.chungthuc.pdf.PdfFault;
import vn.chungthuc.protocol.SigningStage;

/// Opens the real window on the display of this process and prints what the person answered; before
/// that a line for each place that the keyboard goes to, and `READY` when "Ok" can be pressed.
/// Arguments: a folder, how many papers, `vi` or `en`, optionally how the token's PIN stands.
public final class WindowPlay {
    static final String PIN = WindowCase.PIN;

    private WindowPlay() {}

    public static void main(String[] arguments)
            throws IOException, GeneralSecurityException, PdfFault, InterruptedException {
        var folder = Path.of(arguments[0]);
        int count = Integer.parseInt(arguments[1]);
        var pin = arguments.length > 3 ? PinState.valueOf(arguments[3]) : PinState.FINE;
        var locale = Locale.of(arguments[2]);
        try (var play = WindowCase.of(folder, count, locale, SigningStage.SIGN, pin)) {
            var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
            KeyboardFocusManager.getCurrentKeyboardFocusManager()
                    .addPropertyChangeListener(
                            "permanentFocusOwner", event -> tell(out, event.getNewValue()));
            switch (new SignWindow(InstantSource.system(), folder).ask(play.request())) {
                case Consent.Refused _ -> out.println("REFUSED");
                case Consent.Given given -> {
                    out.println("GIVEN " + given.placed() + " " + given.time());
                    given.key().close();
                    play.course().play();
                }
            }
        }
        System.exit(0);
    }

    private static void tell(PrintStream out, @Nullable Object focused) {
        if (!(focused instanceof JComponent part)) {
            return;
        }
        out.println("FOCUS " + part.getName());
        var ok = part.getRootPane().getDefaultButton();
        if (!"certificates".equals(part.getName()) || ok == null) {
            return;
        }
        if (ok.isEnabled()) {
            out.println("READY");
        }
        ok.addPropertyChangeListener(
                "enabled",
                _ -> {
                    if (ok.isEnabled()) {
                        out.println("READY");
                    }
                });
    }
}
