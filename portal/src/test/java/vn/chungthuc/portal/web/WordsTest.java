package vn.chungthuc.portal.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import vn.chungthuc.portal.admin.Check;
import vn.chungthuc.portal.admin.Journal;
import vn.chungthuc.portal.dossier.Deed;
import vn.chungthuc.portal.dossier.Status;
import vn.chungthuc.portal.intake.Caution;
import vn.chungthuc.portal.intake.Reason;
import vn.chungthuc.portal.outbox.Outbox;
import vn.chungthuc.portal.report.Outcome;
import vn.chungthuc.portal.report.Registered;
import vn.chungthuc.portal.report.Sheet;
import vn.chungthuc.portal.signature.Belief;
import vn.chungthuc.portal.signature.Signed;
import vn.chungthuc.portal.signature.Trust;
import vn.chungthuc.portal.statistics.Report;

class WordsTest {
    private static final Words VI = new Words(Language.VI);
    private static final Words EN = new Words(Language.EN);

    /// A key, or the beginning of one when code goes on with `" + …`.
    private static final Pattern ASKED =
            Pattern.compile(
                    "(?:say\\(|new Fault\\(\"[a-zA-Z]+\", |fault\\(\"[a-zA-Z]+\", )(?:[^\"()]*\\? )?\"([a-z][A-Za-z0-9.-]*)\"(\\s*\\+)?(?: : \"([a-z][A-Za-z0-9.-]*)\")?");

    @Test
    void saysEverythingInBothLanguages() {
        var vi = new TreeSet<>(Words.bundle(Language.VI.locale()).keySet());
        var en = new TreeSet<>(Words.bundle(Language.EN.locale()).keySet());
        assertThat(en).isEqualTo(vi);
        assertThat(vi).allSatisfy(key -> assertThat(VI.say(key)).isNotBlank());
        assertThat(en).allSatisfy(key -> assertThat(EN.say(key)).isNotBlank());
        assertThat(vi.stream().filter(key -> VI.say(key).equals(EN.say(key))))
                .as("the same in both languages, so one is not translated")
                .isEmpty();
    }

    @Test
    void knowsEveryKeyThatPagesAskFor() throws IOException {
        var asked = new TreeSet<String>();
        for (var folder : new String[] {"src/main/jte", "src/main/java"}) {
            try (Stream<Path> files = Files.walk(Path.of(folder))) {
                for (var file : files.filter(Files::isRegularFile).toList()) {
                    keys(Files.readString(file), asked);
                }
            }
        }
        assertThat(asked).hasSizeGreaterThan(150);
        assertThat(asked).allSatisfy(key -> assertThat(VI.knows(key)).as(key).isTrue());
    }

    @Test
    void hasWordsForEveryStatusDeedRoleMailAndRefusal() {
        var keys = new TreeSet<String>();
        Stream.of(Status.values()).forEach(s -> keys.add("stage." + s.name()));
        Stream.of(Deed.values()).forEach(d -> keys.add("deed." + d.name()));
        Stream.of(Role.values()).forEach(r -> keys.add("role." + r.name()));
        Stream.of(Outbox.State.values()).forEach(s -> keys.add("mail.state." + s.name()));
        Stream.of(Reason.values()).forEach(r -> keys.add(r.key()));
        Stream.of(Caution.values()).forEach(c -> keys.add(c.key()));
        Stream.of(Report.Group.values())
                .filter(g -> g != Report.Group.TIME)
                .flatMap(g -> Stream.of("statistics.group." + g, "statistics.by." + g))
                .forEach(keys::add);
        Stream.of(Check.Topic.values())
                .flatMap(t -> Stream.of("admin.check." + t.name(), "admin.mend." + t.name()))
                .forEach(keys::add);
        Stream.of(Check.State.values()).forEach(s -> keys.add("admin.state." + s.name()));
        Stream.of(Journal.Kind.values()).forEach(k -> keys.add("admin.deed." + k.name()));
        assertThat(keys).allSatisfy(key -> assertThat(VI.knows(key)).as(key).isTrue());
    }

    @Test
    void hasWordsForWhateverAReportMaySay() {
        var keys = new TreeSet<String>();
        for (var outcome : Outcome.values()) {
            keys.add("verify.outcome." + outcome.word());
        }
        for (var trust : Trust.values()) {
            keys.add("verify.trust." + trust.word());
            keys.add("verify.provider." + trust.word());
            keys.add("verify.next." + trust.word());
        }
        for (var state : Registered.State.values()) {
            keys.add("verify.register." + state.word());
            keys.add("verify.register.mark." + state.word());
        }
        Stream.of(Signed.Role.values()).forEach(r -> keys.add("verify.role." + r.word()));
        Stream.of(Belief.Family.values()).forEach(f -> keys.add("verify.family." + f.word()));
        Stream.of(Sheet.Tone.values()).forEach(t -> keys.add("verify.mark." + t.css()));
        assertThat(keys).allSatisfy(key -> assertThat(VI.knows(key)).as(key).isTrue());
    }

    private static void keys(String source, java.util.Set<String> asked) {
        var matcher = ASKED.matcher(source);
        while (matcher.find()) {
            if (matcher.group(2) == null) {
                asked.add(matcher.group(1));
            }
            if (matcher.group(3) != null) {
                asked.add(matcher.group(3));
            }
        }
    }
}
