package vn.chungthuc.agent.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import vn.chungthuc.agent.token.TokenCertificate.Unfit;
import vn.chungthuc.protocol.SigningStage;

class MessagesTest {
    private static final String BUNDLE = "vn.chungthuc.agent.ui.messages";

    @Test
    void bothLanguagesHaveTheSameKeys() {
        var vi = ResourceBundle.getBundle(BUNDLE, Locale.of("vi"));
        var en = ResourceBundle.getBundle(BUNDLE, Locale.ENGLISH);
        assertThat(vi.getLocale().getLanguage()).isEqualTo("vi");
        assertThat(en.getLocale().getLanguage()).isEqualTo("en");
        assertThat(vi.keySet()).isEqualTo(en.keySet());
    }

    @Test
    void everyReasonAndStageHasWords() {
        for (var locale : new Locale[] {Locale.of("vi"), Locale.ENGLISH}) {
            var messages = new Messages(locale);
            Stream.of(Unfit.values())
                    .forEach(unfit -> assertThat(messages.text("unfit." + unfit)).isNotBlank());
            Stream.of(SigningStage.values())
                    .forEach(stage -> assertThat(messages.text("stage." + stage)).isNotBlank());
        }
    }

    @Test
    void everyMnemonicStandsInItsWords() {
        for (var locale : new Locale[] {Locale.of("vi"), Locale.ENGLISH}) {
            var messages = new Messages(locale);
            ResourceBundle.getBundle(BUNDLE, locale).keySet().stream()
                    .filter(key -> key.startsWith("mnemonic."))
                    .map(key -> key.substring("mnemonic.".length()))
                    .forEach(key ->
                            assertThat(messages.text(key))
                                    .as(key)
                                    .containsIgnoringCase(String.valueOf(messages.mnemonic(key))));
        }
    }

    @Test
    void everyStateAndPresetHasWords() {
        for (var locale : new Locale[] {Locale.of("vi"), Locale.ENGLISH}) {
            var messages = new Messages(locale);
            for (var state : PaperList.State.values()) {
                assertThat(messages.text("state." + state)).isNotBlank();
            }
            for (int i = 0; i < 9; i++) {
                assertThat(messages.text("preset." + (i % 3 - 1) + "." + (i / 3 - 1))).isNotBlank();
            }
        }
    }

    @Test
    void labelsAreThoseThatOfficialsKnow() {
        var messages = new Messages(Locale.of("vi"));
        assertThat(messages.text("ok")).isEqualTo("Ok");
        assertThat(messages.text("apply")).isEqualTo("Áp dụng");
        assertThat(messages.text("cancel")).isEqualTo("Bỏ qua");
        assertThat(messages.text("window.title")).isEqualTo("ChungThuc – Ký số");
    }
}
