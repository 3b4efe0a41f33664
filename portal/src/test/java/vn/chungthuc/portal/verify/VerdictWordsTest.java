package vn.chungthuc.portal.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import vn.chungthuc.portal.report.VerdictWords;
import vn.chungthuc.portal.signature.Integrity;

class VerdictWordsTest {
    private static final Pattern CODE =
            Pattern.compile(
                    "(?:Integrity\\.[A-Z_]+,|note\\(|SignatureException\\(|must\\()[^;]*?\"([a-z]+(?:-[a-z]+)*)\"");

    private static ResourceBundle words(String language) {
        return VerdictWords.bundle(Locale.of(language));
    }

    @Test
    void saysTheSameThingsInBothLanguages() {
        assertThat(words("vi").keySet()).isEqualTo(words("en").keySet());
        for (var key : words("vi").keySet()) {
            assertThat(words("vi").getString(key))
                    .isNotBlank()
                    .isNotEqualTo(words("en").getString(key));
        }
    }

    @Test
    void hasASentenceForEveryVerdict() {
        for (var integrity : Integrity.values()) {
            assertThat(words("vi").containsKey("verdict." + integrity.word())).isTrue();
        }
    }

    @Test
    void hasASentenceForEveryReasonInTheCode() throws IOException {
        var codes = new TreeSet<String>();
        var folder = Path.of("src/main/java/vn/chungthuc/portal/signature");
        try (var files = Files.list(folder)) {
            for (var file : files.toList()) {
                CODE.matcher(Files.readString(file)).results().forEach(m -> codes.add(m.group(1)));
            }
        }
        assertThat(codes).hasSizeGreaterThan(50);
        assertThat(codes)
                .allSatisfy(code ->
                        assertThat(words("vi").containsKey("reason." + code)).as(code).isTrue());
    }
}
