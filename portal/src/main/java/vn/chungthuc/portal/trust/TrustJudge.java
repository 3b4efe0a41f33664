package vn.chungthuc.portal.trust;

import eu.europa.esig.dss.model.x509.CertificateToken;
import eu.europa.esig.dss.pades.validation.PAdESSignature;
import eu.europa.esig.dss.pades.validation.PDFDocumentValidator;
import eu.europa.esig.dss.pades.validation.timestamp.PdfTimestampToken;
import eu.europa.esig.dss.pdf.PdfCMSRevision;
import eu.europa.esig.dss.spi.DSSUtils;
import eu.europa.esig.dss.spi.validation.CommonCertificateVerifier;
import eu.europa.esig.dss.spi.x509.CommonCertificateSource;
import eu.europa.esig.dss.spi.x509.CommonTrustedCertificateSource;
import eu.europa.esig.dss.validation.reports.Reports;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import vn.chungthuc.portal.signature.Belief;

/// Answers a [Question] with EU DSS: path, revocation and timestamps at the best time that is
/// proved (ETSI EN 319 102-1, 5). Runs in a child; asks nobody itself.
final class TrustJudge {
    private final Question question;
    private final Heard heard;
    private final Map<String, Question.Trusted> anchors = new HashMap<>();

    private TrustJudge(Question question) {
        this.question = question;
        this.heard = new Heard(question.heard());
    }

    static TrustAnswer answer(Question question) throws IOException {
        return new TrustJudge(question).answer();
    }

    private TrustAnswer answer() throws IOException {
        var revisions = new Revisions(question.signatures(), question.evidence());
        var validator = revisions.validator();
        validator.setCertificateVerifier(verifier());
        validator.setValidationTime(Date.from(question.now()));
        validator.setEnableEtsiValidationReport(question.report());
        var reports = validate(validator);
        var ids = ids(validator);
        var beliefs = new ArrayList<Belief>();
        for (int i = 0; i < question.signatures().size(); i++) {
            var outcome = new Outcome(reports, anchors, question);
            beliefs.add(outcome.of(question.signatures().get(i), ids.get(revisions.of(i))));
        }
        return new TrustAnswer(
                beliefs,
                question.online() ? heard.wanted() : List.of(),
                question.report() ? reports.getXmlValidationReport() : null);
    }

    private static Reports validate(PDFDocumentValidator validator) throws IOException {
        var name = "policy.xml";
        try (var policy =
                Objects.requireNonNull(TrustJudge.class.getResourceAsStream(name), name)) {
            return validator.validateDocument(policy);
        }
    }

    private CommonCertificateVerifier verifier() {
        var trusted = new CommonTrustedCertificateSource();
        for (var each : question.anchors()) {
            var token = token(each.certificate().bytes());
            trusted.addCertificate(token);
            anchors.put(token.getDSSIdAsString(), each);
        }
        var besides = new CommonCertificateSource();
        question.intermediates().forEach(each -> besides.addCertificate(token(each.bytes())));
        var verifier = new CommonCertificateVerifier(true);
        verifier.setTrustedCertSources(trusted);
        verifier.setAdjunctCertSources(besides);
        verifier.setAIASource(heard.issuers());
        verifier.setCrlSource(heard.lists());
        verifier.setOcspSource(heard.answers());
        verifier.setRevocationFallback(true);
        return verifier;
    }

    private static CertificateToken token(byte[] der) {
        return DSSUtils.loadCertificate(der);
    }

    /// DSS's names for what it was given.
    private static Map<PdfCMSRevision, String> ids(PDFDocumentValidator validator) {
        var ids = new HashMap<PdfCMSRevision, String>();
        for (var signature : validator.getSignatures()) {
            if (signature instanceof PAdESSignature one) {
                ids.put(one.getPdfRevision(), one.getId());
                one.getDocumentTimestamps().forEach(stamp -> add(ids, stamp));
            }
        }
        validator.getDetachedTimestamps().forEach(stamp -> add(ids, stamp));
        return ids;
    }

    private static void add(
            Map<PdfCMSRevision, String> ids, eu.europa.esig.dss.spi.x509.tsp.TimestampToken stamp) {
        if (stamp instanceof PdfTimestampToken one) {
            ids.put(one.getPdfRevision(), one.getDSSIdAsString());
        }
    }

    static List<Belief> silent(int count) {
        return java.util.Collections.nCopies(count, Outcome.notAnswered());
    }
}
