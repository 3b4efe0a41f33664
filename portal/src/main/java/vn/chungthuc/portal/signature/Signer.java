package vn.chungthuc.portal.signature;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;

/// Who a certificate names. Absent parts are empty.
///
/// @param name common name
/// @param organisation the unit that manages the certificate
/// @param issuer common name of the issuing authority
/// @param serial hexadecimal
public record Signer(
        String name,
        String organisation,
        String issuer,
        String serial,
        Instant from,
        Instant until) {

    public static Signer of(X509Certificate certificate) {
        var subject = X500Name.getInstance(certificate.getSubjectX500Principal().getEncoded());
        var issuer = X500Name.getInstance(certificate.getIssuerX500Principal().getEncoded());
        return new Signer(
                part(subject, BCStyle.CN),
                part(subject, BCStyle.O),
                part(issuer, BCStyle.CN),
                certificate.getSerialNumber().toString(16),
                certificate.getNotBefore().toInstant(),
                certificate.getNotAfter().toInstant());
    }

    static String part(X500Name name, ASN1ObjectIdentifier type) {
        var parts = parts(name, type);
        return parts.isEmpty() ? "" : parts.getFirst();
    }

    static List<String> parts(X500Name name, ASN1ObjectIdentifier type) {
        return Arrays.stream(name.getRDNs(type))
                .flatMap(rdn -> Arrays.stream(rdn.getTypesAndValues()))
                .filter(each -> each.getType().equals(type))
                .map(each -> each.getValue().toString())
                .toList();
    }
}
