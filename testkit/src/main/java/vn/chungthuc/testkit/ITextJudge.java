package vn.chungthuc.testkit;

import com.itextpdf.kernel.pdf.PdfDocument;
import com.itextpdf.kernel.pdf.PdfReader;
import com.itextpdf.signatures.SignatureUtil;
import com.itextpdf.signatures.validation.SignatureValidationProperties;
import com.itextpdf.signatures.validation.ValidatorChainBuilder;
import com.itextpdf.signatures.validation.context.CertificateSource;
import com.itextpdf.signatures.validation.context.TimeBasedContext;
import com.itextpdf.signatures.validation.context.ValidationContext;
import com.itextpdf.signatures.validation.context.ValidatorContext;
import com.itextpdf.signatures.validation.report.ReportItem;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;

/// iText's opinion: each signature holds, and no revision behind a signature changed what it must
/// not. iText is AGPL: whoever calls this brings it in test scope, and it is never shipped.
public final class ITextJudge {
    private ITextJudge() {}

    /// @return complaints; empty when all is well
    public static List<String> complaints(Path file) throws IOException {
        var complaints = new ArrayList<String>();
        try (var document = new PdfDocument(new PdfReader(file.toFile()))) {
            var signatures = new SignatureUtil(document);
            for (var name : signatures.getSignatureNames()) {
                if (!signatures.readSignatureData(name).verifySignatureIntegrityAndAuthenticity()) {
                    complaints.add(name + " does not hold");
                }
            }
            if (!signatures.getSignatureNames().isEmpty()) {
                revisions(document).stream().map(ReportItem::toString).forEach(complaints::add);
            }
        } catch (GeneralSecurityException | RuntimeException e) {
            complaints.add(e.toString());
        }
        return complaints;
    }

    private static List<ReportItem> revisions(PdfDocument document) {
        var context =
                new ValidationContext(
                        ValidatorContext.DOCUMENT_REVISIONS_VALIDATOR,
                        CertificateSource.SIGNER_CERT,
                        TimeBasedContext.PRESENT);
        return new ValidatorChainBuilder()
                .withSignatureValidationProperties(new SignatureValidationProperties())
                .buildDocumentRevisionsValidator()
                .validateAllDocumentRevisions(context, document)
                .getFailures();
    }
}
