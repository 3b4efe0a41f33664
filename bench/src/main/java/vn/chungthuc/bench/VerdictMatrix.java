package vn.chungthuc.bench;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import vn.chungthuc.pdf.Source;
import vn.chungthuc.portal.signature.DocumentJudge;
import vn.chungthuc.testkit.AttackPdfs;
import vn.chungthuc.testkit.Judges;

/// The same files before three judges: how many of each kind are called valid by whom.
final class VerdictMatrix {
    private final Map<String, Row> rows = new LinkedHashMap<>();
    private final Row tampered = new Row(new TreeSet<>());
    private final Row harmless = new Row(new TreeSet<>());

    /// How often each judge called a kind of file valid.
    private static final class Row {
        final Set<String> right;
        int files;
        int wrong;
        int ours;
        int dss;
        int pdfsig;
        int pdfsigWhole;

        Row(Set<String> right) {
            this.right = right;
        }

        void count(Opinions opinions, boolean right) {
            files++;
            wrong += right ? 0 : 1;
            ours += opinions.ours().startsWith("valid") ? 1 : 0;
            dss += opinions.dss() ? 1 : 0;
            pdfsig += opinions.pdfsig() ? 1 : 0;
            pdfsigWhole += opinions.pdfsigWhole() ? 1 : 0;
        }
    }

    /// @param ours the word of our verdict
    /// @param pdfsigWhole that it is valid, and that all of the file is signed
    private record Opinions(String ours, boolean dss, boolean pdfsig, boolean pdfsigWhole) {}

    static VerdictMatrix of(List<AttackPdfs.Case> cases, DssAlone dss, Path folder)
            throws IOException {
        var matrix = new VerdictMatrix();
        for (var each : cases) {
            var file = Files.write(folder.resolve("case.pdf"), each.make().file());
            matrix.add(each, opinions(file, dss));
        }
        return matrix;
    }

    private static Opinions opinions(Path file, DssAlone dss) throws IOException {
        boolean valid = false;
        boolean whole = false;
        if (Judges.pdfsigAvailable()) {
            var said = Judges.pdfsig(file);
            valid = said.allValid();
            whole = valid && said.wholeSigned();
        }
        try (var channel = FileChannel.open(file)) {
            var ours = DocumentJudge.judge(Source.of(channel)).verdict().word();
            return new Opinions(ours, dss.passes(file), valid, whole);
        }
    }

    /// The name of a case is `how the file was made: what was done to it`.
    private void add(AttackPdfs.Case each, Opinions opinions) {
        int made = each.name().indexOf(": ");
        var done = made < 0 ? each.name() : each.name().substring(made + 2);
        boolean right = each.expected().contains(opinions.ours());
        boolean clean = each.expected().stream().allMatch(word -> word.startsWith("valid"));
        rows.computeIfAbsent(done, _ -> new Row(new TreeSet<>(each.expected())))
                .count(opinions, right);
        (clean ? harmless : tampered).count(opinions, right);
    }

    /// @param out takes one line of Markdown after the other
    void tell(java.util.function.Consumer<String> out) {
        out.accept(
                "| judge | %d tampered: called valid | %d harmless: not called valid |"
                        .formatted(tampered.files, harmless.files));
        out.accept("| --- | ---: | ---: |");
        judge(out, "**ours**", tampered.ours, harmless.ours);
        judge(out, "EU DSS alone, `TOTAL_PASSED`", tampered.dss, harmless.dss);
        if (Judges.pdfsigAvailable()) {
            judge(out, "`pdfsig`, \"valid\"", tampered.pdfsig, harmless.pdfsig);
            judge(
                    out,
                    "`pdfsig`, \"valid\" and \"total document signed\"",
                    tampered.pdfsigWhole,
                    harmless.pdfsigWhole);
        }
        out.accept("");
        out.accept(
                "Ours gave another word than the expected one for %d of them."
                        .formatted(tampered.wrong + harmless.wrong));
    }

    private void judge(
            java.util.function.Consumer<String> out, String name, int missed, int passed) {
        out.accept("| %s | %d | %d |".formatted(name, missed, harmless.files - passed));
    }

    /// One line for each thing done to a file.
    void tellAll(java.util.function.Consumer<String> out) {
        out.accept("| what was done | right verdict | files | ours | EU DSS | `pdfsig` |");
        out.accept("| --- | --- | ---: | ---: | ---: | ---: |");
        rows.forEach((done, row) ->
                out.accept(
                        "| %s | %s | %d | %d | %d | %d |"
                                .formatted(
                                        done.replace("|", "\\|").replace("<", "&lt;"),
                                        row.right.stream().collect(Collectors.joining(" or ")),
                                        row.files,
                                        row.ours,
                                        row.dss,
                                        row.pdfsig)));
    }
}
