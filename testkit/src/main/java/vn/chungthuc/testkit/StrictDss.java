package vn.chungthuc.testkit;

import eu.europa.esig.dss.enumerations.Indication;
import eu.europa.esig.dss.jaxb.object.Message;
import eu.europa.esig.dss.model.FileDocument;
import eu.europa.esig.dss.spi.validation.CommonCertificateVerifier;
import eu.europa.esig.dss.validation.SignedDocumentValidator;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.cert.CRLException;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// EU DSS with its own policy made as strict as it can be: every warning is a failure, but for the
/// overlap of the two widgets, which the rules on seals require. Whoever calls this brings DSS.
public final class StrictDss {
    private final CommonCertificateVerifier offline;
    private final CommonCertificateVerifier verifier;

    /// @param anchor the only certificate that is trusted
    /// @param lists the revocation lists that DSS may ask beside what a file holds
    public StrictDss(X509Certificate anchor, List<X509CRL> lists) throws CRLException {
        offline = DssKnowledge.of(anchor, List.of());
        verifier = DssKnowledge.of(anchor, lists);
    }

    /// One line a signature and complaint; the format and signer of those it passes.
    ///
    /// @param passed for instance `Đặng Thị Ngọc Ẩn PAdES-BASELINE-B`
    /// @param complaints errors and, but for the overlap, warnings
    public record Opinion(List<String> passed, List<String> complaints) {
        public Opinion {
            passed = List.copyOf(passed);
            complaints = List.copyOf(complaints);
        }
    }

    public Opinion of(Path file) throws IOException {
        return of(file, verifier, null);
    }

    /// By the anchor and what the file itself holds, and nothing else.
    ///
    /// @param when the validator's clock stands so; null for now
    public Opinion alone(Path file, @Nullable Instant when) throws IOException {
        return of(file, offline, when);
    }

    private static Opinion of(Path file, CommonCertificateVerifier verifier, @Nullable Instant when)
            throws IOException {
        var validator = SignedDocumentValidator.fromDocument(new FileDocument(file.toFile()));
        validator.setCertificateVerifier(verifier);
        if (when != null) {
            validator.setValidationTime(Date.from(when));
        }
        var report =
                validator.validateDocument(new ByteArrayInputStream(policy())).getSimpleReport();
        var passed = new ArrayList<String>();
        var complaints = new ArrayList<String>();
        for (var id : report.getSignatureIdList()) {
            var name = report.getSignedBy(id) + " " + report.getSignatureFormat(id);
            if (report.getIndication(id) == Indication.TOTAL_PASSED) {
                passed.add(name);
            } else {
                complaints.add(
                        name + " " + report.getIndication(id) + " " + report.getSubIndication(id));
            }
            Stream.concat(
                            report.getAdESValidationErrors(id).stream(),
                            report.getAdESValidationWarnings(id).stream())
                    .filter(message -> !isOverlap(message))
                    .forEach(message -> complaints.add(name + ": " + message.getValue()));
        }
        return new Opinion(passed, complaints);
    }

    private static boolean isOverlap(Message message) {
        return "BBB_FC_IAOD_ANS".equals(message.getKey());
    }

    private static byte[] policy() throws IOException {
        var name = "/policy/constraint.xml";
        try (var in = Objects.requireNonNull(StrictDss.class.getResourceAsStream(name), name)) {
            var text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return text.replace("Level=\"WARN\"", "Level=\"FAIL\"")
                    .replace(
                            "<PdfAnnotationOverlap Level=\"FAIL\"",
                            "<PdfAnnotationOverlap Level=\"WARN\"")
                    .getBytes(StandardCharsets.UTF_8);
        }
    }
}
