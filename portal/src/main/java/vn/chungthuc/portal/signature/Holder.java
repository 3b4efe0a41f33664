package vn.chungthuc.portal.signature;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Locale;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.qualified.ETSIQCObjectIdentifiers;
import org.bouncycastle.asn1.x509.qualified.QCStatement;

/// What a certificate says about the one who holds its key.
enum Holder {
    PERSON,
    ORGANISATION,
    UNKNOWN;

    /// Of natural persons only (ETSI EN 319 412-2, 4.2.4).
    private static final List<ASN1ObjectIdentifier> OF_PERSONS =
            List.of(BCStyle.GIVENNAME, BCStyle.SURNAME, BCStyle.PSEUDONYM, BCStyle.T);

    /// How Vietnamese authorities write identity papers into UID: persons' and organisations'.
    private static final String PAPER_OF_PERSON = "(?i)(CMND|CCCD|CC|HC|HN|CMT|GPKD-CN)[:.].*";

    private static final String PAPER_OF_ORGANISATION =
            "(?i)(MST|MNS|BHXH|DDKD|QDTL|MDVQHNS)[:.].*";

    /// First words of offices' names; no person has such a name.
    private static final List<String> OFFICES =
            List.of(
                    "ủy ban",
                    "uỷ ban",
                    "ubnd ",
                    "hội đồng ",
                    "văn phòng ",
                    "phòng công chứng",
                    "trung tâm ",
                    "sở ",
                    "bộ ",
                    "tổng cục ",
                    "cục ",
                    "chi cục ",
                    "ban quản lý ",
                    "công ty ",
                    "ngân hàng ",
                    "bệnh viện ",
                    "trường đại học ",
                    "tòa án ",
                    "viện kiểm sát ",
                    "công an ");

    static Holder of(X509Certificate certificate) {
        var type = byStatement(certificate);
        return type == UNKNOWN ? byName(certificate) : type;
    }

    /// QcType: for signatures a person's, for seals an organisation's (ETSI EN 319 412-5, 4.2.3).
    private static Holder byStatement(X509Certificate certificate) {
        var encoded = certificate.getExtensionValue(Extension.qCStatements.getId());
        if (encoded == null) {
            return UNKNOWN;
        }
        try {
            var statements = ASN1OctetString.getInstance(encoded).getOctets();
            for (var each : org.bouncycastle.asn1.ASN1Sequence.getInstance(statements)) {
                var statement = QCStatement.getInstance(each);
                if (statement.getStatementId().equals(ETSIQCObjectIdentifiers.id_etsi_qcs_QcType)) {
                    var types = String.valueOf(statement.getStatementInfo());
                    return types.contains(ETSIQCObjectIdentifiers.id_etsi_qct_eseal.getId())
                            ? ORGANISATION
                            : PERSON;
                }
            }
        } catch (IllegalArgumentException e) {
            return UNKNOWN; // an extension that cannot be read says nothing
        }
        return UNKNOWN;
    }

    private static Holder byName(X509Certificate certificate) {
        var subject = X500Name.getInstance(certificate.getSubjectX500Principal().getEncoded());
        if (OF_PERSONS.stream().anyMatch(type -> subject.getRDNs(type).length > 0)
                || Signer.parts(subject, BCStyle.UID).stream()
                        .anyMatch(uid -> uid.matches(PAPER_OF_PERSON))) {
            return PERSON;
        }
        var name = Signer.part(subject, BCStyle.CN).strip().toLowerCase(Locale.ROOT);
        if (name.isEmpty()) {
            return UNKNOWN;
        }
        boolean organisation =
                subject.getRDNs(BCStyle.ORGANIZATION_IDENTIFIER).length > 0
                        || Signer.parts(subject, BCStyle.UID).stream()
                                .anyMatch(uid -> uid.matches(PAPER_OF_ORGANISATION))
                        || isUnit(subject, name)
                        || OFFICES.stream().anyMatch(name::startsWith);
        return organisation ? ORGANISATION : PERSON;
    }

    /// The common name is the unit's own.
    private static boolean isUnit(X500Name subject, String name) {
        return java.util.stream.Stream.of(BCStyle.O, BCStyle.OU)
                .flatMap(type -> Signer.parts(subject, type).stream())
                .anyMatch(unit -> unit.strip().toLowerCase(Locale.ROOT).equals(name));
    }
}
