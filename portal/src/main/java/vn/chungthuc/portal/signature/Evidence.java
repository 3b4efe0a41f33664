package vn.chungthuc.portal.signature;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import vn.chungthuc.pdf.PdfFault;
import vn.chungthuc.pdf.PdfFile;
import vn.chungthuc.pdf.PdfValue;
import vn.chungthuc.protocol.Base64Url;

/// The document security store: certificates and revocation data kept in the file (ISO 32000-2,
/// 12.8.4.3; ETSI EN 319 142-1, 5.4.2.2), as they stand there. What cannot be read is left out: it
/// proves nothing.
///
/// @param certificates RFC 5280
/// @param lists revocation lists, RFC 5280
/// @param answers of OCSP responders, RFC 6960
public record Evidence(List<Item> certificates, List<Item> lists, List<Item> answers) {
    static final Evidence NONE = new Evidence(List.of(), List.of(), List.of());

    /// @param der of the whole object
    /// @param at where it stands in the file: a timestamp that covers the place proves that it was
    ///   there by then
    public record Item(Base64Url der, long at) {}

    private static final int MOST = 500;

    /// Of all of it; a store beyond that is left out from there on.
    private static final int MOST_BYTES = 8_000_000;

    public Evidence {
        certificates = List.copyOf(certificates);
        lists = List.copyOf(lists);
        answers = List.copyOf(answers);
    }

    static Evidence of(PdfFile file) throws IOException, PdfFault {
        if (!(file.resolve(file.catalog().get("DSS")) instanceof PdfValue.Dict store)) {
            return NONE;
        }
        var reader = new Reader(file);
        return new Evidence(
                reader.streams(store, "Certs"),
                reader.streams(store, "CRLs"),
                reader.streams(store, "OCSPs"));
    }

    private static final class Reader {
        private final PdfFile file;
        private int room = MOST_BYTES;

        Reader(PdfFile file) {
            this.file = file;
        }

        List<Item> streams(PdfValue.Dict store, String key) throws IOException, PdfFault {
            var found = new ArrayList<Item>();
            if (file.resolve(store.get(key)) instanceof PdfValue.Array(var items)) {
                for (var item : items) {
                    add(item, found);
                }
            }
            return found;
        }

        private void add(PdfValue item, List<Item> found) throws IOException {
            try {
                if (found.size() < MOST && file.resolve(item) instanceof PdfValue.Stream stream) {
                    var bytes = file.decode(stream);
                    if (bytes.length <= room) {
                        room -= bytes.length;
                        found.add(new Item(Base64Url.of(bytes), stream.start()));
                    }
                }
            } catch (PdfFault e) {
                // left out: it proves nothing
            }
        }
    }

    /// The certificates that can be read.
    List<X509Certificate> readable() {
        var found = new ArrayList<X509Certificate>();
        for (var each : certificates) {
            try {
                found.add(
                        (X509Certificate)
                                CertificateFactory.getInstance("X.509")
                                        .generateCertificate(
                                                new ByteArrayInputStream(each.der().bytes())));
            } catch (GeneralSecurityException e) {
                // left out: it proves nothing
            }
        }
        return found;
    }

    /// From which place of the file on something about revocation is known; only where it is.
    long revocationSince() {
        return Stream.concat(lists.stream(), answers.stream())
                .mapToLong(Item::at)
                .min()
                .orElse(Long.MAX_VALUE);
    }

    boolean revocationInside() {
        return !lists.isEmpty() || !answers.isEmpty();
    }
}
