package vn.chungthuc.portal.trust;

import eu.europa.esig.dss.crl.CRLBinary;
import eu.europa.esig.dss.crl.CRLUtils;
import eu.europa.esig.dss.model.x509.CertificateToken;
import eu.europa.esig.dss.pades.validation.PdfObjectKey;
import eu.europa.esig.dss.pdf.PdfDssDict;
import eu.europa.esig.dss.pdf.PdfVriDict;
import eu.europa.esig.dss.spi.DSSRevocationUtils;
import eu.europa.esig.dss.spi.DSSUtils;
import eu.europa.esig.dss.spi.x509.revocation.ocsp.OCSPResponseBinary;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import vn.chungthuc.portal.signature.Evidence;

/// The document security store as DSS wants it, as it stood up to some place of the file. What
/// cannot be read is left out: it proves nothing.
@SuppressWarnings("serial") // DSS asks for the interface; nothing of it is ever serialized
final class Store implements PdfDssDict {
    private final Map<PdfObjectKey, CRLBinary> lists = new LinkedHashMap<>();
    private final Map<PdfObjectKey, OCSPResponseBinary> answers = new LinkedHashMap<>();
    private final Map<PdfObjectKey, CertificateToken> certificates = new LinkedHashMap<>();
    private final long until;
    private long number;

    /// @param until what stands before this place of the file
    Store(Evidence evidence, long until) {
        this.until = until;
        fill(certificates, evidence.certificates(), DSSUtils::loadCertificate);
        fill(lists, evidence.lists(), CRLUtils::buildCRLBinary);
        fill(
                answers,
                evidence.answers(),
                bytes -> OCSPResponseBinary.build(DSSRevocationUtils.loadOCSPFromBinaries(bytes)));
    }

    private interface Reading<T> {
        T read(byte[] bytes) throws IOException;
    }

    int size() {
        return lists.size() + answers.size() + certificates.size();
    }

    private <T> void fill(Map<PdfObjectKey, T> into, List<Evidence.Item> all, Reading<T> reading) {
        for (var each : all) {
            number++; // the same in every store
            try {
                if (each.at() < until) {
                    into.put(new Key(number), reading.read(each.der().bytes()));
                }
            } catch (IOException | RuntimeException e) {
                // left out
            }
        }
    }

    @Override
    public Map<PdfObjectKey, CRLBinary> getCRLs() {
        return lists;
    }

    @Override
    public Map<PdfObjectKey, OCSPResponseBinary> getOCSPs() {
        return answers;
    }

    @Override
    public Map<PdfObjectKey, CertificateToken> getCERTs() {
        return certificates;
    }

    @Override
    public List<PdfVriDict> getVRIs() {
        return List.of();
    }

    private record Key(long number) implements PdfObjectKey {
        @Override
        public Object getValue() {
            return number;
        }

        @Override
        public long getNumber() {
            return number;
        }

        @Override
        public int getGeneration() {
            return 0;
        }
    }
}
