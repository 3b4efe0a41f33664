package vn.chungthuc.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vn.chungthuc.testkit.Needs;
import vn.chungthuc.testkit.PixelJudge;
import vn.chungthuc.testkit.PixelJudge.Reader;
import vn.chungthuc.testkit.SamplePdfs;

/// The walk as code: each step over HTTP against the same parts that people use, the agent a
/// process of its own with SoftHSM tokens; after each step others say what they make of the file.
class WalkIT {
    private static Office office;

    @TempDir Path folder;

    @BeforeAll
    static void open(@TempDir Path root) throws Exception {
        office = Office.open(root);
    }

    @AfterAll
    static void close() throws Exception {
        office.close();
    }

    @BeforeEach
    void thePersonSaysYes() throws Exception {
        office.consents();
    }

    @Test
    void oneScanGoesFromTheCounterToTheCitizen() throws Exception {
        var scan = SamplePdfs.TEN_PAGES.write(folder.resolve("scan.pdf"));
        var submitted = office.officer().submit(scan, VIETNAMESE_IN_EVERY_FIELD);
        var prepared = office.leader().fetch(document("queue", submitted), folder.resolve("2.pdf"));
        assertThat(startsWith(prepared, scan)).isTrue();
        Judgement.prepared(prepared);

        assertThat(office.leader().sign(submitted.id())).satisfies(Ends::done);
        var signed = office.leader().fetch(document("queue", submitted), folder.resolve("3.pdf"));
        assertThat(startsWith(signed, prepared)).isTrue();
        office.judge().signed(signed);
        office.leader().forward(submitted.id());

        assertThat(office.clerk().seal(submitted.id())).satisfies(Ends::done);
        var sealed = office.clerk().fetch(document("register", submitted), folder.resolve("4.pdf"));
        assertThat(startsWith(sealed, signed)).isTrue();
        office.judge().sealed(sealed);
        office.clerk().complete(submitted.id());

        assertThat(office.demo().awaitPreserved(submitted.id(), 1)).isTrue();
        var mail = office.mailAbout(submitted.code());
        var copy = office.citizen().download(mail, submitted.pickUpCode(), folder.resolve("5.pdf"));
        assertThat(startsWith(copy, sealed)).isTrue();
        office.judge().preserved(copy, 1, null);
        assertThat(office.citizen().lookUp(copy)).contains("Số chứng thực", DemoOffice.NAME);
    }

    private static final Map<String, String> VIETNAMESE_IN_EVERY_FIELD =
            Map.of(
                    "name", "Ằ ằ Ẵ ỹ Đặng Thị Ngọc Ẩn",
                    "behalf", "Hoàng Ữ Ợ Ỷ Ẫm",
                    "type", "other",
                    "otherType", "Giấy xác nhận Ẵ ỹ",
                    "note", "Ghi chú: Ằ ằ Ẵ ỹ – “đã xem”",
                    "receipt", "BL-Đ-0001",
                    "pages", "10");

    @ParameterizedTest
    @EnumSource
    void everyKindOfScanCarriesBothSignatures(SamplePdfs sample) throws Exception {
        Needs.that(sample.available(), "qpdf");
        var scan = sample.write(folder.resolve("scan.pdf"));
        var id = office.officer().submit(scan, Map.of()).id();
        assertThat(office.leader().sign(id)).satisfies(Ends::done);
        office.leader().forward(id);
        assertThat(office.clerk().seal(id)).satisfies(Ends::done);
        var sealed = office.clerk().fetch("/register/" + id + "/document", folder.resolve("4.pdf"));
        assertThat(startsWith(sealed, scan)).isTrue();
        office.judge().sealed(sealed);
    }

    /// The scan's page and the certification page, as every reader shows them after each step.
    @Test
    void readersShowTheSamePagesAfterEachStep() throws Exception {
        Needs.that(PixelJudge.available(), "chromium, chromium-driver, poppler-utils");
        var scan = SamplePdfs.ROTATION_INHERITED.write(folder.resolve("scan.pdf"));
        var id = office.officer().submit(scan, Map.of("name", "Ằ ẵ Đặng Thị Ngọc Ẩn")).id();
        var prepared = fetch(office.leader(), "queue", id, "2.pdf");
        assertThat(office.leader().sign(id)).satisfies(Ends::done);
        var signed = fetch(office.leader(), "queue", id, "3.pdf");
        office.leader().forward(id);
        assertThat(office.clerk().seal(id)).satisfies(Ends::done);
        var sealed = fetch(office.clerk(), "register", id, "4.pdf");
        try (var pixels = PixelJudge.open()) {
            for (var file : List.of(prepared, signed, sealed)) {
                assertThat(pixels.complaints(file, 1)).as("the scan in %s", file).isEmpty();
                assertThat(pixels.complaints(file, 3)).as("the clause in %s", file).isEmpty();
            }
            var empty = pixels.picture(Reader.PDFJS, prepared, 3);
            var half = pixels.picture(Reader.PDFJS, signed, 3);
            var full = pixels.picture(Reader.PDFJS, sealed, 3);
            assertThat(PixelJudge.alike(empty, half)).as("the signature shows").isFalse();
            assertThat(PixelJudge.alike(half, full)).as("the seal shows").isFalse();
        }
    }

    private Path fetch(DemoPage page, String desk, String id, String name) throws Exception {
        return page.fetch("/" + desk + "/" + id + "/document", folder.resolve(name));
    }

    @Test
    void theAgentReturnsKilobytesForThirtyMegabytes() throws Exception {
        var scan = SamplePdfs.THIRTY_MIB.write(folder.resolve("scan.pdf"));
        var id = office.officer().submit(scan, Map.of()).id();
        assertThat(Ends.appended(office.leader().sign(id))).isLessThan(100_000);
        office.leader().forward(id);
        assertThat(Ends.appended(office.clerk().seal(id))).isLessThan(400_000);
    }

    private static String document(String desk, DemoPage.Submitted dossier) {
        return "/" + desk + "/" + dossier.id() + "/document";
    }

    /// The file only grew: nothing of what was there before changed.
    private static boolean startsWith(Path grown, Path earlier) throws Exception {
        long same = Files.mismatch(grown, earlier);
        return same == Files.size(earlier) && Files.size(grown) > same;
    }

    static List<String> problems(TicketAnswer answer) {
        return answer.failed().stream().map(f -> f.problem().code()).toList();
    }
}
