package vn.chungthuc.portal.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vn.chungthuc.pdf.Source;
import vn.chungthuc.portal.intake.PdfCheck.Result;
import vn.chungthuc.testkit.BadPdfs;
import vn.chungthuc.testkit.Needs;
import vn.chungthuc.testkit.SamplePdfs;

class PdfCheckIT {
    private static final Map<BadPdfs, Reason> WHY = new EnumMap<>(BadPdfs.class);

    static {
        WHY.put(BadPdfs.ONE_BYTE_TOO_LARGE, Reason.TOO_LARGE);
        WHY.put(BadPdfs.NOT_A_PDF, Reason.NOT_A_PDF);
        WHY.put(BadPdfs.EMPTY_FILE, Reason.EMPTY);
        WHY.put(BadPdfs.POLYGLOT_HEAD, Reason.NOT_A_PDF);
        WHY.put(BadPdfs.ENCRYPTED, Reason.ENCRYPTED);
        WHY.put(BadPdfs.ENCRYPTED_FOR_PRINTING, Reason.ENCRYPTED);
        WHY.put(BadPdfs.TRUNCATED, Reason.DAMAGED);
        WHY.put(BadPdfs.BROKEN_XREF, Reason.DAMAGED);
        WHY.put(BadPdfs.SHIFTED_OFFSETS, Reason.DAMAGED);
        WHY.put(BadPdfs.NO_END, Reason.DAMAGED);
        WHY.put(BadPdfs.PAGE_TREE_LOOPS, Reason.LOOP);
        WHY.put(BadPdfs.SIGNED, Reason.SIGNED);
        WHY.put(BadPdfs.SCRIPT_ON_OPENING, Reason.SCRIPT);
        WHY.put(BadPdfs.SCRIPT_BY_NAME, Reason.SCRIPT);
        WHY.put(BadPdfs.SCRIPT_ON_A_PAGE, Reason.SCRIPT);
        WHY.put(BadPdfs.LAUNCHES_A_PROGRAM, Reason.LAUNCH);
        WHY.put(BadPdfs.SUBMITS_A_FORM, Reason.SUBMIT);
        WHY.put(BadPdfs.OPENS_AN_ADDRESS, Reason.ACTION);
        WHY.put(BadPdfs.EMBEDDED_FILE, Reason.EMBEDDED_FILE);
        WHY.put(BadPdfs.ASSOCIATED_FILE, Reason.EMBEDDED_FILE);
        WHY.put(BadPdfs.FORM_FIELDS, Reason.FORM_FIELDS);
        WHY.put(BadPdfs.XFA, Reason.XFA);
        WHY.put(BadPdfs.LAYERS, Reason.LAYERS);
        WHY.put(BadPdfs.ANNOTATION, Reason.ANNOTATION);
        WHY.put(BadPdfs.TOO_MANY_PAGES, Reason.TOO_MANY_PAGES);
    }

    @TempDir Path folder;

    @ParameterizedTest
    @EnumSource(SamplePdfs.class)
    void takesEveryKindOfScan(SamplePdfs sample) throws IOException {
        Needs.that(sample.available(), "qpdf");
        assertThat(check(sample.write(folder.resolve("scan.pdf")))).isInstanceOf(Result.Fine.class);
    }

    @ParameterizedTest
    @EnumSource(BadPdfs.class)
    void refusesEachBadFileForItsOwnReason(BadPdfs bad) throws IOException {
        assertThat(check(bad.write(folder.resolve("bad.pdf"))))
                .isEqualTo(new Result.Refused(Objects.requireNonNull(WHY.get(bad))));
    }

    @Test
    void countsThePages() throws IOException {
        assertThat(check(SamplePdfs.TEN_PAGES.write(folder.resolve("ten.pdf"))))
                .isEqualTo(new Result.Fine(10, java.util.Set.of()));
    }

    private static Result check(Path file) throws IOException {
        try (var channel = FileChannel.open(file)) {
            return PdfCheck.check(Source.of(channel));
        }
    }
}
