package vn.chungthuc.portal.trust;

import eu.europa.esig.dss.diagnostic.AbstractTokenProxy;
import eu.europa.esig.dss.diagnostic.CertificateWrapper;
import eu.europa.esig.dss.diagnostic.RevocationWrapper;
import eu.europa.esig.dss.diagnostic.TimestampWrapper;
import eu.europa.esig.dss.enumerations.Indication;
import eu.europa.esig.dss.enumerations.SubIndication;
import eu.europa.esig.dss.validation.reports.Reports;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.chungthuc.portal.signature.Belief;
import vn.chungthuc.portal.signature.Reason;
import vn.chungthuc.portal.signature.Signed;
import vn.chungthuc.portal.signature.Trust;

/// What DSS found about one signature or timestamp, in our words.
final class Outcome {
    private final Reports reports;
    private final Map<String, Question.Trusted> anchors;
    private final Question question;

    Outcome(Reports reports, Map<String, Question.Trusted> anchors, Question question) {
        this.reports = reports;
        this.anchors = anchors;
        this.question = question;
    }

    static Belief notAnswered() {
        return new Belief(Trust.UNDETERMINED, List.of(reason("trust-check-failed")), null);
    }

    /// @param id DSS's name for it; null if DSS could not read it
    Belief of(Signed signed, @Nullable String id) {
        if (id == null) {
            return notAnswered();
        }
        boolean stamp = signed.role() == Signed.Role.TIMESTAMP;
        var detailed = reports.getDetailedReport();
        var token =
                stamp
                        ? reports.getDiagnosticData().getTimestampById(id)
                        : reports.getDiagnosticData().getSignatureById(id);
        var indication = stamp ? ofStamp(id) : detailed.getFinalIndication(id);
        var sub =
                stamp
                        ? detailed.getBasicTimestampValidationSubIndication(id)
                        : detailed.getFinalSubIndication(id);
        var reasons = new ArrayList<Reason>();
        var trust =
                !stamp && isPast(sub, id, token)
                        ? found(Trust.EXPIRED, reasons, "expired-without-proof")
                        : trust(indication, sub, token, reasons);
        if (trust == Trust.TRUSTED && !(stamp ? known(token) : known(id, token))) {
            reasons.clear();
            trust = found(Trust.UNDETERMINED, reasons, revocationUnknown());
        }
        if (!stamp) {
            stamps(id, reasons);
        }
        return new Belief(trust, reasons, anchor(token));
    }

    /// Whether what is known of revocation was in force when it counted: for the signer at the best
    /// time that is proved, for each authority that proves it when it stamped. Data that is older
    /// says nothing of that time; data that has grown old since still does (ETSI EN 319 102-1,
    /// 5.2.5 and 5.6.2.4).
    private boolean known(String id, AbstractTokenProxy token) {
        var best = reports.getDetailedReport().getBestSignatureTime(id);
        return best != null
                && known(token, best.toInstant())
                && reports.getDiagnosticData().getSignatureById(id).getTimestampList().stream()
                        .filter(stamp -> isPassed(stamp.getId()))
                        .allMatch(this::known);
    }

    private boolean isPassed(String stamp) {
        return ofStamp(stamp) == Indication.PASSED;
    }

    /// As it stands today, or as a later timestamp proves that it stood (5.6.2.3).
    private @Nullable Indication ofStamp(String id) {
        var detailed = reports.getDetailedReport();
        return detailed.getArchiveDataTimestampValidationIndication(id) == Indication.PASSED
                ? Indication.PASSED
                : detailed.getBasicTimestampValidationIndication(id);
    }

    private boolean known(AbstractTokenProxy stamp) {
        return stamp instanceof TimestampWrapper one
                && known(one, one.getProductionTime().toInstant());
    }

    private boolean known(AbstractTokenProxy token, Instant at) {
        for (var certificate : token.getCertificateChain()) {
            if (anchors.containsKey(certificate.getId())) {
                return true;
            }
            if (certificate.getCertificateRevocationData().stream()
                    .noneMatch(
                            data -> wasInForce(data, at) && isGivenByOneKnown(data, token, at))) {
                return false;
            }
        }
        return false;
    }

    /// Whether who gave the data is of the same path, or a responder that itself was known then or
    /// need not be asked about (RFC 6960, 4.2.2.2.1).
    private boolean isGivenByOneKnown(
            RevocationWrapper data, AbstractTokenProxy token, Instant at) {
        var by = data.getSigningCertificate();
        return by != null
                && (token.getCertificateChain().contains(by)
                        || by.isIdPkixOcspNoCheck()
                        || by.getCertificateRevocationData().stream()
                                .anyMatch(about -> wasInForce(about, at)));
    }

    /// An OCSP answer without an end is taken for a day's (RFC 6960, 4.2.2.1: newer ones may be had
    /// at any time).
    private static boolean wasInForce(RevocationWrapper data, Instant at) {
        var from = data.getThisUpdate().toInstant();
        var end = data.getNextUpdate();
        var until = end == null ? from.plus(Duration.ofDays(1)) : end.toInstant();
        return !from.isBefore(at) || !until.isBefore(at);
    }

    private static Reason reason(String code, Object... details) {
        return new Reason(code, java.util.Arrays.stream(details).map(String::valueOf).toList());
    }

    /// ETSI EN 319 102-1, table 5 and 6: each indication and what it says of the signer.
    private Trust trust(
            @Nullable Indication indication,
            @Nullable SubIndication sub,
            AbstractTokenProxy token,
            List<Reason> reasons) {
        if (indication == Indication.TOTAL_PASSED || indication == Indication.PASSED) {
            reasons.add(reason("path-and-revocation-checked"));
            return Trust.TRUSTED;
        }
        if (sub == null) {
            reasons.add(reason("trust-check-failed"));
            return Trust.UNDETERMINED;
        }
        return switch (sub) {
            case NO_CERTIFICATE_CHAIN_FOUND, NO_CERTIFICATE_CHAIN_FOUND_NO_POE ->
                    found(Trust.UNTRUSTED, reasons, "no-path");
            case CHAIN_CONSTRAINTS_FAILURE -> found(Trust.UNTRUSTED, reasons, "path-not-lawful");
            case REVOKED, REVOKED_NO_POE, REVOKED_CA_NO_POE -> revoked(token, sub, reasons);
            case EXPIRED, NOT_YET_VALID, OUT_OF_BOUNDS_NO_POE, OUT_OF_BOUNDS_NOT_REVOKED ->
                    found(
                            Trust.EXPIRED,
                            reasons,
                            sub == SubIndication.NOT_YET_VALID
                                    ? "certificate-not-valid-then"
                                    : "expired-without-proof");
            case CERTIFICATE_CHAIN_GENERAL_FAILURE, TRY_LATER, REVOCATION_OUT_OF_BOUNDS_NO_POE ->
                    found(Trust.UNDETERMINED, reasons, revocationUnknown());
            case CRYPTO_CONSTRAINTS_FAILURE, CRYPTO_CONSTRAINTS_FAILURE_NO_POE ->
                    found(Trust.UNDETERMINED, reasons, "algorithm-too-weak");
            default -> {
                reasons.add(reason("trust-not-determined", sub));
                yield Trust.UNDETERMINED;
            }
        };
    }

    /// Whether nothing but revocation is unknown, and the certificate had ended at the best time
    /// that is proved: asking about revocation would not help any more, unless it proved a
    /// timestamp.
    private boolean isPast(@Nullable SubIndication sub, String id, AbstractTokenProxy token) {
        var best = reports.getDetailedReport().getBestSignatureTime(id);
        var certificate = token.getSigningCertificate();
        return isUnknown(sub)
                && reports.getDiagnosticData().getSignatureById(id).getTimestampList().stream()
                        .map(AbstractTokenProxy::getId)
                        .map(reports.getDetailedReport()::getBasicTimestampValidationSubIndication)
                        .noneMatch(Outcome::isUnknown)
                && best != null
                && certificate != null
                && best.toInstant().isAfter(certificate.getNotAfter().toInstant());
    }

    /// Whether revocation is what is not known.
    private static boolean isUnknown(@Nullable SubIndication sub) {
        return sub == SubIndication.CERTIFICATE_CHAIN_GENERAL_FAILURE
                || sub == SubIndication.TRY_LATER;
    }

    private static Trust found(Trust trust, List<Reason> reasons, String code) {
        reasons.add(reason(code));
        return trust;
    }

    private String revocationUnknown() {
        return question.online() ? "revocation-not-answered" : "revocation-not-known";
    }

    private static Trust revoked(
            AbstractTokenProxy token, SubIndication sub, List<Reason> reasons) {
        for (var certificate : token.getCertificateChain()) {
            for (var data : certificate.getCertificateRevocationData()) {
                if (data.isRevoked()) {
                    var when = data.getRevocationDate().toInstant();
                    var name = certificate.getCommonName();
                    reasons.add(
                            sub == SubIndication.REVOKED
                                    ? reason("revoked", when, name)
                                    : reason("revoked-without-proof", when, name));
                    return Trust.REVOKED;
                }
            }
        }
        reasons.add(reason("trust-not-determined", sub));
        return Trust.REVOKED;
    }

    /// A timestamp that is not believed proves no time; it is told, and was not counted.
    private void stamps(String id, List<Reason> reasons) {
        for (var stamp : reports.getDiagnosticData().getSignatureById(id).getTimestampList()) {
            if (!isPassed(stamp.getId())) {
                reasons.add(reason("timestamp-not-trusted", stamp.getProductionTime().toInstant()));
            }
        }
    }

    private Belief.@Nullable Anchor anchor(AbstractTokenProxy token) {
        for (CertificateWrapper certificate : token.getCertificateChain()) {
            var trusted = anchors.get(certificate.getId());
            if (trusted != null) {
                return new Belief.Anchor(certificate.getCommonName(), trusted.family());
            }
        }
        return null;
    }
}
