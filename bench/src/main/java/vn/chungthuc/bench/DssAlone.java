package vn.chungthuc.bench;

import eu.europa.esig.dss.enumerations.Indication;
import eu.europa.esig.dss.model.FileDocument;
import eu.europa.esig.dss.simplereport.SimpleReport;
import eu.europa.esig.dss.spi.validation.CommonCertificateVerifier;
import eu.europa.esig.dss.validation.SignedDocumentValidator;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Date;
import vn.chungthuc.testkit.DssKnowledge;
import vn.chungthuc.testkit.TestPki;

/// EU DSS as its examples show it: the whole file, its own policy, told whom to trust and who is
/// revoked, so that nothing but the file can be what it objects to.
final class DssAlone {
    private final CommonCertificateVerifier knowledge;
    private final Instant now;

    DssAlone(TestPki pki, Instant now) throws GeneralSecurityException {
        this.knowledge = DssKnowledge.of(pki.anchor(), pki.revocationLists());
        this.now = now;
    }

    SimpleReport report(Path file) {
        var validator = SignedDocumentValidator.fromDocument(new FileDocument(file.toFile()));
        validator.setCertificateVerifier(knowledge);
        validator.setValidationTime(Date.from(now));
        return validator.validateDocument().getSimpleReport();
    }

    /// Whether there is a signature and each has passed; a file that DSS fails over has not.
    boolean passes(Path file) {
        try {
            var report = report(file);
            return !report.getSignatureIdList().isEmpty()
                    && report.getSignatureIdList().stream()
                            .allMatch(id -> report.getIndication(id) == Indication.TOTAL_PASSED);
        } catch (RuntimeException e) {
            return false;
        }
    }
}
