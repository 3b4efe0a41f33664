package vn.chungthuc.portal.signature;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import vn.chungthuc.pdf.History;
import vn.chungthuc.pdf.PdfFault;
import vn.chungthuc.pdf.PdfFile;
import vn.chungthuc.pdf.PdfValue;
import vn.chungthuc.protocol.Base64Url;

/// The document security store: certificates and revocation data kept in the file (ISO 32000-2,
/// 12.8.4.3; ETSI EN 319 142-1, 5.4.2.2), as they stand there. What cannot be read is left out: it
/// proves nothing.
///
/// @param certificates DER (RFC 5280)
/// @param lists revocation lists, DER (RFC 5280)
/// @param answers of OCSP responders, DER (RFC 6960)
/// @param writtenAt where the store stands in the file; -1 if there is none
public record Evidence(
        List<Base64Url> certificates,
        List<Base64Url> lists,
        List<Base64Url> answers,
        long writtenAt) {
    static final Evidence NONE = new Evidence(List.of(), List.of(), List.of(), -1);

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
        var owner = file.catalog().get("DSS") instanceof PdfValue.Ref ref ? ref : file.catalogRef();
        var reader = new Reader(file);
        return new Evidence(
                reader.streams(store, "Certs"),
                reader.streams(store, "CRLs"),
                reader.streams(store, "OCSPs"),
                History.offset(file, owner.number()).orElse(0));
    }

    private static final class Reader {
        private final PdfFile file;
        private int room = MOST_BYTES;

        Reader(PdfFile file) {
            this.file = file;
        }

        List<Base64Url> streams(PdfValue.Dict store, String key) throws IOException, PdfFault {
            var found = new ArrayList<Base64Url>();
            if (file.resolve(store.get(key)) instanceof PdfValue.Array(var items)) {
                for (var item : items) {
                    add(item, found);
                }
            }
            return found;
        }

        private void add(PdfValue item, List<Base64Url> found) throws IOException {
            try {
                if (found.size() < MOST && file.resolve(item) instanceof PdfValue.Stream stream) {
                    var bytes = file.decode(stream);
                    if (bytes.length <= room) {
                        room -= bytes.length;
                        found.add(Base64Url.of(bytes));
                    }
                }
            } catch (PdfFault e) {
                // left out: it proves nothing
            }
        }
    }

    boolean revocationInside() {
        return !lists.isEmpty() || !answers.isEmpty();
    }
}
