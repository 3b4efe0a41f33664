package vn.chungthuc.portal.register;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import java.io.BufferedOutputStream;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.chungthuc.portal.agency.TestOffice;
import vn.chungthuc.portal.db.Database;
import vn.chungthuc.portal.web.Language;
import vn.chungthuc.portal.web.Words;

/// A register of 100,000 lines becomes a workbook in a process that has 64 MB of heap.
@Tag("long")
class LargeRegisterIT {
    private static final int LINES = 100_000;
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final String DOSSIERS =
            """
            INSERT INTO dossier (agency_id, id, code, submission, version, stage, stage_since,
              document_id, signed_by, number_year, number, registrant_kind, registrant_name,
              registrant_email, registrant_phone, registrant_id_number, on_behalf_of, search_text,
              document_type, original_pages, copies, note, fee_dong, receipt, clause, compared_at,
              intake_official, lookup_code, pick_up_code, received_at, due_at)
            SELECT ?, gen_random_uuid(), 'H-' || i, 'key-' || i, 6, 'COMPLETED', now(),
              gen_random_uuid(), ?, 2026, i, 'CITIZEN', 'Nguyễn Thị Ngọc Ẩn ' || i,
              'an@example.org', '', '', '', 'nguyen thi ngoc an', 'Bằng tốt nghiệp đại học', 2, 1,
              '', 4000, '', '', now(), ?, 'code-' || i, '00000000', now(), now()
            FROM generate_series(1, ?) i\
            """;
    private static final String NUMBERS =
            """
            INSERT INTO certification_number (agency_id, year, number, register_id, dossier_id,
              state, day, reserved_at, reserved_by, issued_at)
            SELECT agency_id, 2026, number, ?, id, 'ISSUED', '2026-11-23', now(), ?, now()
            FROM dossier WHERE agency_id = ?\
            """;

    @Test
    void becomesAWorkbookInSixtyFourMegabytes(@TempDir Path folder) throws Exception {
        try (var office = new TestOffice(folder)) {
            var register = fill(office);
            var file = folder.resolve("so.xlsx");
            var log = folder.resolve("child.log");
            var child =
                    new ProcessBuilder(
                                    Path.of(System.getProperty("java.home"), "bin", "java")
                                            .toString(),
                                    "-Xmx64m",
                                    "-cp",
                                    System.getProperty("java.class.path"),
                                    LargeRegisterIT.class.getName(),
                                    folder.toString(),
                                    office.access.host(),
                                    String.valueOf(office.access.port()),
                                    office.access.name(),
                                    office.access.user(),
                                    office.agency.id().toString(),
                                    register.toString(),
                                    file.toString())
                            .redirectErrorStream(true)
                            .redirectOutput(log.toFile())
                            .start();
            try {
                assertThat(child.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
            } finally {
                child.destroyForcibly();
            }
            assertThat(child.exitValue()).as(Files.readString(log)).isZero();
            assertThat(rows(file.toFile())).isEqualTo(LINES + 8);
        }
    }

    private static UUID fill(TestOffice office) throws Exception {
        var register = RegistersIT.volume(office, office.agency, 1);
        try (var connection = office.access.connect();
                var dossiers = connection.prepareStatement(DOSSIERS);
                var numbers = connection.prepareStatement(NUMBERS)) {
            dossiers.setObject(1, office.agency.id());
            dossiers.setObject(2, office.leader);
            dossiers.setObject(3, office.intake);
            dossiers.setInt(4, LINES);
            dossiers.execute();
            numbers.setObject(1, register);
            numbers.setObject(2, office.clerk);
            numbers.setObject(3, office.agency.id());
            numbers.execute();
        }
        return register;
    }

    private static int rows(File file) throws Exception {
        try (var zip = new ZipFile(file);
                var sheet = zip.getInputStream(zip.getEntry("xl/worksheets/sheet1.xml"))) {
            return new String(sheet.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8)
                            .split("<row ", -1)
                            .length
                    - 1;
        }
    }

    /// The child: folder (with the password), host, port, database, user, agency, register, file.
    public static void main(String[] args) throws Exception {
        var settings =
                new Database.Settings(
                        args[1],
                        Integer.parseInt(args[2]),
                        args[3],
                        args[4],
                        Path.of(args[0], "database-password"));
        var vertx = Vertx.vertx();
        try (var database = new Database(vertx, settings);
                var out = new BufferedOutputStream(Files.newOutputStream(Path.of(args[7])))) {
            var agency = UUID.fromString(args[5]);
            var register =
                    new Registers(database, InstantSource.system())
                            .find(agency, UUID.fromString(args[6]))
                            .orElseThrow();
            new RegisterBook(new Words(Language.VI), RegisterBook.Table.EIGHT)
                    .write(
                            out,
                            new RegisterBook.Heading(register, "Ủy ban nhân dân xã Mẫu"),
                            new RegisterLines(database).all(agency, register.id()));
        }
        vertx.close().await();
    }
}
