package vn.chungthuc.portal.signature;

import java.io.IOException;
import java.util.List;
import java.util.UUID;
import vn.chungthuc.pdf.PdfFault;
import vn.chungthuc.portal.store.Document;
import vn.chungthuc.portal.store.Documents;
import vn.chungthuc.portal.store.Offload;

/// The verdicts on a stored document, read from the file itself each time it is shown.
public final class DocumentVerdicts {
    private final Offload pdfPool;
    private final Documents documents;
    private final SignatureCheck signatures;

    public DocumentVerdicts(Offload pdfPool, Documents documents, SignatureCheck signatures) {
        this.pdfPool = pdfPool;
        this.documents = documents;
        this.signatures = signatures;
    }

    /// In the order of the document's life; empty while nobody has signed.
    public List<Verdict> of(UUID agency, UUID dossier, Document document) {
        return pdfPool.run(() -> {
            try (var open = documents.open(agency, dossier, document)) {
                return signatures.check(open.source());
            } catch (PdfFault e) {
                throw new IOException("a stored document", e);
            }
        });
    }
}
