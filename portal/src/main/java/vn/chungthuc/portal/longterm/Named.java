package vn.chungthuc.portal.longterm;

import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.jspecify.annotations.Nullable;

/// The addresses that a certificate names (RFC 5280, 4.2.1.13 and 4.2.2.1), http only.
final class Named {
    /// Of each kind: whoever makes a certificate must not choose how long it takes to look at it.
    private static final int MOST = 4;

    private Named() {}

    static List<String> responders(X509Certificate certificate) {
        return accesses(certificate, AccessDescription.id_ad_ocsp);
    }

    static List<String> issuers(X509Certificate certificate) {
        return accesses(certificate, AccessDescription.id_ad_caIssuers);
    }

    static List<String> lists(X509Certificate certificate) {
        var found = new ArrayList<String>();
        var extension = extension(certificate, Extension.cRLDistributionPoints);
        if (extension != null) {
            for (var point : CRLDistPoint.getInstance(extension).getDistributionPoints()) {
                var name = point.getDistributionPoint();
                // a list for some reasons only, or by another issuer, would prove too little
                if (name != null
                        && name.getType() == DistributionPointName.FULL_NAME
                        && point.getReasons() == null
                        && point.getCRLIssuer() == null) {
                    for (var each : GeneralNames.getInstance(name.getName()).getNames()) {
                        add(found, each);
                    }
                }
            }
        }
        return found;
    }

    private static List<String> accesses(X509Certificate certificate, ASN1ObjectIdentifier method) {
        var found = new ArrayList<String>();
        var extension = extension(certificate, Extension.authorityInfoAccess);
        if (extension != null) {
            var accesses = AuthorityInformationAccess.getInstance(extension);
            for (var access : accesses.getAccessDescriptions()) {
                if (access.getAccessMethod().equals(method)) {
                    add(found, access.getAccessLocation());
                }
            }
        }
        return found;
    }

    private static void add(List<String> found, GeneralName name) {
        if (name.getTagNo() == GeneralName.uniformResourceIdentifier) {
            var address = name.getName().toString();
            if (found.size() < MOST && address.regionMatches(true, 0, "http", 0, 4)) {
                found.add(address);
            }
        }
    }

    private static @Nullable ASN1Primitive extension(
            X509Certificate certificate, ASN1ObjectIdentifier type) {
        var encoded = certificate.getExtensionValue(type.getId());
        try {
            return encoded == null
                    ? null
                    : ASN1Primitive.fromByteArray(ASN1OctetString.getInstance(encoded).getOctets());
        } catch (java.io.IOException e) {
            return null;
        }
    }
}
