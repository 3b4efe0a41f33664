package vn.chungthuc.portal.intake;

import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import vn.chungthuc.pdf.PdfFault;
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

/// Takes scans in: checks one by its content, keeps it while the form is being mended, and makes
/// the dossier's document of it. The check runs in a process of its own, the rest on the PDF pool.
public final class ScanDesk {
    /// 30 × 1024 × 1024 bytes; one more is refused.
    static final long LIMIT = PdfCheck.MOST_BYTES;

    private final Inspector inspector;
    private final Offload inspections;
    private final Offload pdfPool;
    private final Objects objects;
    private final Documents documents;
    private final KeptScans kept;

    /// What the officer's file turned out to be.
    sealed interface Taken {
        /// @param cautions what the officer should know; told once, when the file comes
        record Fine(Kept scan, Set<Caution> cautions) implements Taken {}

        record Refused(Reason reason) implements Taken {}

        /// None came, and none was kept.
        record Missing() implements Taken {}
    }

    /// @param inspections where one waits for the inspector, as many as it has children
    public ScanDesk(
            Inspector inspector,
            Offload inspections,
            Offload pdfPool,
            Objects objects,
            Documents documents,
            KeptScans kept) {
        this.inspector = inspector;
        this.inspections = inspections;
        this.pdfPool = pdfPool;
        this.objects = objects;
        this.documents = documents;
        this.kept = kept;
    }

    /// The scan of this form: the file that came just now, or the one that came before.
    Taken take(Owner owner, Form form) {
        var upload = form.upload();
        if (upload == null) {
            return kept.find(owner)
                    .<Taken>map(scan -> new Taken.Fine(scan, Set.of()))
                    .orElseGet(Taken.Missing::new);
        }
        if (!upload.whole()) {
            return new Taken.Refused(Reason.TOO_LARGE);
        }
        if (upload.content().length() == 0) {
            return new Taken.Refused(Reason.EMPTY);
        }
        var taken =
                switch (inspections.run(() -> inspector.inspect(upload.file()))) {
                    case PdfCheck.Result.Refused(var reason) -> new Taken.Refused(reason);
                    case PdfCheck.Result.Fine(int pages, var cautions) ->
                            pdfPool.run(() -> store(owner, upload, pages, cautions));
                };
        if (taken instanceof Taken.Fine(var scan, _)) {
            kept.keep(owner, scan);
        }
        return taken;
    }

    /// The kept scan as a document of its own, to look at; its dossier is the form's key.
    Optional<Document> kept(Owner owner) {
        return kept.find(owner)
                .map(scan -> Document.of(owner.folder(), Segment.Kind.SCAN, scan.content()));
    }

    private Taken store(Owner owner, Form.Upload upload, int pages, Set<Caution> cautions)
            throws IOException {
        var content = upload.content();
        objects.put(owner.agency(), owner.folder(), content.hash(), upload.file());
        return new Taken.Fine(new Kept(upload.name(), content, pages), cautions);
    }

    /// Scan and certification page as the document of a dossier.
    Document document(Owner owner, Kept scan, UUID dossier, CertificationPage.Facts facts) {
        return pdfPool.run(() -> {
            var agency = owner.agency();
            var begun = documents.begin(agency, dossier, owner.folder(), scan.content());
            return withPage(agency, dossier, begun, facts);
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
}
