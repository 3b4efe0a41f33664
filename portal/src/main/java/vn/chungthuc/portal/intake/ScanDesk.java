package vn.chungthuc.portal.intake;

import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import vn.chungthuc.pdf.PdfFault;
import vn.chungthuc.pdf.Source;
import vn.chungthuc.portal.intake.KeptScans.Kept;
import vn.chungthuc.portal.intake.KeptScans.Owner;
import vn.chungthuc.portal.store.Document;
import vn.chungthuc.portal.store.Documents;
import vn.chungthuc.portal.store.Objects;
import vn.chungthuc.portal.store.Offload;
import vn.chungthuc.portal.store.Segment;
import vn.chungthuc.portal.web.Form;
import vn.chungthuc.protocol.ProblemException;
import vn.chungthuc.protocol.ProblemType;
import vn.chungthuc.protocol.Sha256;

/// Takes scans in: checks one by its content, keeps it while the form is being mended, and makes
/// the dossier's document of it. All of that on the PDF pool.
public final class ScanDesk {
    /// 30 × 1024 × 1024 bytes; one more is refused.
    static final long LIMIT = PdfCheck.MOST_BYTES;

    private final Offload pdfPool;
    private final Objects objects;
    private final Documents documents;
    private final KeptScans kept;

    /// What the officer's file turned out to be.
    sealed interface Taken {
        record Fine(Kept scan) implements Taken {}

        /// @param code of `scan.refused.…`
        record Refused(String code) implements Taken {}

        /// None came, and none was kept.
        record Missing() implements Taken {}
    }

    public ScanDesk(Offload pdfPool, Objects objects, Documents documents, KeptScans kept) {
        this.pdfPool = pdfPool;
        this.objects = objects;
        this.documents = documents;
        this.kept = kept;
    }

    /// The scan of this form: the file that came just now, or the one that came before.
    Taken take(Owner owner, Form form) {
        var upload = form.upload();
        if (upload == null) {
            return kept.find(owner).<Taken>map(Taken.Fine::new).orElseGet(Taken.Missing::new);
        }
        if (upload.length() > LIMIT) {
            return new Taken.Refused("too-large");
        }
        if (upload.length() == 0) {
            return new Taken.Refused("empty");
        }
        var taken = pdfPool.run(() -> check(owner, upload));
        if (taken instanceof Taken.Fine(var scan)) {
            kept.keep(owner, scan);
        }
        return taken;
    }

    /// The kept scan as a document of its own, to look at; its dossier is the form's key.
    Optional<Document> kept(Owner owner) {
        return kept.find(owner)
                .map(scan ->
                        new Document(
                                List.of(
                                        new Segment(
                                                owner.folder(),
                                                Segment.Kind.SCAN,
                                                scan.hash(),
                                                scan.length(),
                                                scan.hash(),
                                                scan.length(),
                                                null))));
    }

    private Taken check(Owner owner, Form.Upload upload) throws IOException {
        try (var channel = FileChannel.open(upload.file())) {
            return switch (PdfCheck.check(Source.of(channel))) {
                case PdfCheck.Result.Refused(var reason) -> new Taken.Refused(reason.code());
                case PdfCheck.Result.Fine(int pages) -> {
                    var hash = hash(upload.file());
                    objects.put(owner.agency(), owner.folder(), hash, upload.file());
                    yield new Taken.Fine(new Kept(upload.name(), hash, upload.length(), pages));
                }
            };
        }
    }

    /// Scan and certification page as the document of a dossier.
    Document document(Owner owner, Kept scan, UUID dossier, CertificationPage.Facts facts) {
        return pdfPool.run(() -> {
            var copy = Files.createTempFile("scan", ".pdf");
            try {
                copyOut(owner, scan, copy);
                var begun = documents.begin(owner.agency(), dossier, copy);
                return withPage(owner.agency(), dossier, begun, facts);
            } finally {
                Files.deleteIfExists(copy);
            }
        });
    }

    /// The same scan under a new certification page: what the page tells was edited.
    Document document(UUID agency, UUID dossier, Document current, CertificationPage.Facts facts) {
        var scan = current.upTo(Segment.Kind.SCAN).orElseThrow();
        return pdfPool.run(() -> withPage(agency, dossier, scan, facts));
    }

    private Document withPage(
            UUID agency, UUID dossier, Document scan, CertificationPage.Facts facts)
            throws IOException {
        try (var open = documents.open(agency, dossier, scan)) {
            var page = CertificationPage.append(open.source(), scan.sha256(), facts);
            return documents.extend(agency, dossier, scan, Segment.Kind.CERTIFICATION_PAGE, page);
        } catch (PdfFault e) {
            // it passed the check: our own fault, not the officer's
            throw new ProblemException(ProblemType.INTERNAL, "certification page", e);
        }
    }

    private void copyOut(Owner owner, Kept scan, Path to) throws IOException {
        try (var from = objects.open(owner.agency(), owner.folder(), scan.hash());
                var in = Channels.newInputStream(from)) {
            Files.copy(in, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static Sha256 hash(Path file) throws IOException {
        var digest = Sha256.newDigest();
        try (var in = Files.newInputStream(file)) {
            var piece = new byte[1 << 16];
            for (int n = in.read(piece); n >= 0; n = in.read(piece)) {
                digest.update(piece, 0, n);
            }
        }
        return Sha256.ofDigest(digest.digest());
    }
}
