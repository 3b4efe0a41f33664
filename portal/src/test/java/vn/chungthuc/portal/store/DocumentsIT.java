package vn.chungthuc.portal.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.file.OpenOptions;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.chungthuc.portal.agency.TestOffice;
import vn.chungthuc.portal.dossier.Dossier;
import vn.chungthuc.protocol.Base64Url;
import vn.chungthuc.protocol.ProblemException;
import vn.chungthuc.protocol.Sha256;

class DocumentsIT {
    @TempDir static Path folder;
    static TestOffice office;

    @BeforeAll
    static void openOffice() throws Exception {
        office = new TestOffice(folder);
    }

    @AfterAll
    static void closeOffice() {
        office.close();
    }

    @Test
    void readsAcrossItsSegmentsAsOneFile() throws Exception {
        var agency = office.agency.id();
        var dossier = UUID.randomUUID();
        var scan = random(300_000);
        var page = random(5_000);
        var document = twoSegments(agency, dossier, scan, page);
        var whole = together(scan, page);

        assertThat(document.length()).isEqualTo(305_000);
        assertThat(document.sha256()).isEqualTo(Sha256.of(whole));
        try (var open = office.documents.open(agency, dossier, document)) {
            assertThat(open.read(0, 305_000)).isEqualTo(whole);
            assertThat(open.read(299_990, 20))
                    .isEqualTo(Arrays.copyOfRange(whole, 299_990, 300_010));
        }
    }

    @Test
    void streamsAnyRange() throws Exception {
        var agency = office.agency.id();
        var dossier = UUID.randomUUID();
        var scan = random(300_000);
        var page = random(5_000);
        var document = twoSegments(agency, dossier, scan, page);
        var target = folder.resolve("range");
        try (var open = office.documents.open(agency, dossier, document)) {
            var file = office.vertx.fileSystem().open(target.toString(), new OpenOptions()).await();
            new DocumentStream(office.vertx, open, 1_000, 303_000).pipeTo(file).await();
        }
        assertThat(Files.readAllBytes(target))
                .isEqualTo(Arrays.copyOfRange(together(scan, page), 1_000, 304_000));
    }

    @Test
    void signingAnewKeepsTheEarlierRevision() throws Exception {
        var agency = office.agency.id();
        Dossier dossier = office.open();
        var base = office.documents.find(agency, dossier.document()).orElseThrow();
        var first = sign(dossier, base);
        var second = sign(dossier, base);

        assertThat(office.documents.find(agency, first.id())).contains(first);
        assertThat(office.documents.find(agency, second.id())).contains(second);
        assertThat(second.segments()).hasSize(3);
        assertThat(second.upTo(Segment.Kind.CERTIFICATION_PAGE)).contains(base);
    }

    @Test
    void goesOnHashingWhereItStoppedAlsoWithoutAKeptState() throws Exception {
        var agency = office.agency.id();
        var dossier = UUID.randomUUID();
        var document = twoSegments(agency, dossier, random(300_000), random(5_000));
        var appended = "appended".getBytes(StandardCharsets.UTF_8);
        var last = document.last();
        var unknown = new Segment.State("another-library-9", Base64Url.of(new byte[7]));
        var forgetful =
                new Document(
                        List.of(
                                document.segments().getFirst(),
                                new Segment(
                                        last.id(),
                                        last.kind(),
                                        last.hash(),
                                        last.length(),
                                        last.whole(),
                                        last.wholeLength(),
                                        unknown)));

        var kept = office.documents.stateAfter(agency, dossier, document);
        var again = office.documents.stateAfter(agency, dossier, forgetful);
        kept.update(appended);
        again.update(appended);

        assertThat(kept.digest()).isEqualTo(again.digest());
    }

    @Test
    void theSameContentIsWrittenOnceAndNothingHalfRemains() throws Exception {
        var agency = office.agency.id();
        var dossier = UUID.randomUUID();
        var scan = random(1_000);
        twoSegments(agency, dossier, scan, scan);
        var room = place("objects", agency, dossier, Sha256.of(scan)).getParent();
        try (var files = Files.list(room)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactly(Sha256.of(scan).hex());
        }
    }

    @Test
    void aScanIsOnTheDiskOnceWhoeverHasIt() throws Exception {
        var objects = new FolderObjects(folder.resolve("shared"));
        var upload = Files.write(folder.resolve("upload"), random(2_000));
        var hash = Sha256.of(random(2_000));
        var agency = UUID.randomUUID();
        var form = UUID.randomUUID();
        var dossier = UUID.randomUUID();

        objects.put(agency, form, hash, upload);
        objects.share(agency, form, dossier, hash);

        var places =
                List.of(
                        upload,
                        place("shared", agency, form, hash),
                        place("shared", agency, dossier, hash));
        assertThat(places.stream().map(DocumentsIT::fileKey).distinct()).hasSize(1);
        Files.delete(upload);
        try (var open = objects.open(agency, dossier, hash)) {
            assertThat(open.size()).isEqualTo(2_000);
        }
    }

    @Test
    void theDigestMadeOnArrivalIsTheScans() {
        var scan = random(100_000);
        var digest = new RunningDigest();
        digest.update(scan, 0, 70_000);
        digest.update(scan, 70_000, 30_000);

        var content = digest.content();

        assertThat(content.hash()).isEqualTo(Sha256.of(scan));
        assertThat(content.length()).isEqualTo(100_000);
        var goesOn = java.util.Objects.requireNonNull(RunningDigest.from(content));
        goesOn.update((byte) 7);
        var longer = Arrays.copyOf(scan, 100_001);
        longer[100_000] = 7;
        assertThat(goesOn.content()).extracting(Content::hash).isEqualTo(Sha256.of(longer));
        assertThat(goesOn.content().length()).isEqualTo(100_001);
    }

    @Test
    void noticesAMissingFile() throws Exception {
        var agency = office.agency.id();
        var dossier = UUID.randomUUID();
        var document = twoSegments(agency, dossier, random(1_000), random(10));
        var file = place("objects", agency, dossier, document.segments().getFirst().hash());
        Files.delete(file);
        assertThatThrownBy(() -> office.documents.open(agency, dossier, document))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("store-down");
    }

    private static Document sign(Dossier dossier, Document base) {
        var agency = office.agency.id();
        var signed = office.extend(agency, dossier.id(), base, Segment.Kind.LEADER_SIGNATURE);
        return office.database.inTransaction(c -> {
            office.documents.record(c, agency, dossier.id(), signed);
            return signed;
        });
    }

    private static Document twoSegments(UUID agency, UUID dossier, byte[] scan, byte[] page) {
        var document = office.begin(agency, dossier, scan);
        return office.documents.extend(
                agency, dossier, document, Segment.Kind.CERTIFICATION_PAGE, page);
    }

    private static Path place(String store, UUID agency, UUID dossier, Sha256 hash) {
        return folder.resolve(store)
                .resolve(agency.toString())
                .resolve(dossier.toString())
                .resolve(hash.hex());
    }

    private static Object fileKey(Path file) {
        try {
            return Files.readAttributes(file, BasicFileAttributes.class).fileKey();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] random(int length) {
        var bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }

    private static byte[] together(byte[]... parts) throws IOException {
        var out = new ByteArrayOutputStream();
        for (var part : parts) {
            out.write(part);
        }
        return out.toByteArray();
    }
}
