package vn.chungthuc.portal.signature;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import vn.chungthuc.pdf.History;
import vn.chungthuc.pdf.PdfFault;
import vn.chungthuc.pdf.PdfFile;
import vn.chungthuc.pdf.PdfValue;

/// The document security store: certificates and revocation data kept in the file (ISO 32000-2,
/// 12.8.4.3; ETSI EN 319 142-1, 5.4.2.2). What cannot be read is left out: it proves nothing.
///
/// @param ocsps DER of OCSP responses (RFC 6960)
/// @param writtenAt where the store stands in the file; -1 if there is none
record Evidence(
        List<X509Certificate> certificates,
        List<X509CRL> crls,
        List<byte[]> ocsps,
        long writtenAt) {
    private static final int MOST = 500;

    Evidence {
        certificates = List.copyOf(certificates);
        crls = List.copyOf(crls);
        ocsps = List.copyOf(ocsps);
    }

    static Evidence of(PdfFile file) throws IOException, PdfFault {
        var certificates = new ArrayList<X509Certificate>();
        var crls = new ArrayList<X509CRL>();
        if (!(file.resolve(file.catalog().get("DSS")) instanceof PdfValue.Dict store)) {
            return new Evidence(certificates, crls, List.of(), -1);
        }
        for (var bytes : streams(file, store, "Certs")) {
            try {
                certificates.add(
                        (X509Certificate)
                                factory().generateCertificate(new ByteArrayInputStream(bytes)));
            } catch (GeneralSecurityException e) {
                // left out: it proves nothing
            }
        }
        for (var bytes : streams(file, store, "CRLs")) {
            try {
                crls.add((X509CRL) factory().generateCRL(new ByteArrayInputStream(bytes)));
            } catch (GeneralSecurityException e) {
                // left out: it proves nothing
            }
        }
        long at =
                file.catalog().get("DSS") instanceof PdfValue.Ref ref
                        ? History.offset(file, ref.number()).orElse(0)
                        : History.offset(file, file.catalogRef().number()).orElse(0);
        return new Evidence(certificates, crls, streams(file, store, "OCSPs"), at);
    }

    private static CertificateFactory factory() throws GeneralSecurityException {
        return CertificateFactory.getInstance("X.509");
    }

    private static List<byte[]> streams(PdfFile file, PdfValue.Dict store, String key)
            throws IOException, PdfFault {
        var found = new ArrayList<byte[]>();
        if (file.resolve(store.get(key)) instanceof PdfValue.Array(var items)) {
            for (var item : items) {
                try {
                    if (found.size() < MOST
                            && file.resolve(item) instanceof PdfValue.Stream stream) {
                        found.add(file.decode(stream));
                    }
                } catch (PdfFault e) {
                    // left out: it proves nothing
                }
            }
        }
        return found;
    }

    boolean revocationInside() {
        return !crls.isEmpty() || !ocsps.isEmpty();
    }
}
