package vn.chungthuc.portal.signing;

import java.util.List;
import java.util.UUID;
import vn.chungthuc.portal.agency.Agency;
import vn.chungthuc.portal.store.Document;
import vn.chungthuc.protocol.Base64Url;
import vn.chungthuc.protocol.Rect;
import vn.chungthuc.protocol.Sha256;
import vn.chungthuc.protocol.SigningStage;

/// What a ticket shall allow.
///
/// @param official who may sign, or may use the office's key
/// @param base the document to extend
/// @param page of the field, from 1
/// @param item the exact bytes of the [vn.chungthuc.protocol.SignItem]
/// @param images SHA-256 of each encoded image stream, samples before soft mask
/// @param reason the signature's `/Reason`; empty for none
/// @param certs SHA-256 of the certificates that may sign; at least one
public record TicketOrder(
        Agency agency,
        UUID dossier,
        UUID official,
        SigningStage stage,
        Document base,
        String field,
        int page,
        Rect slot,
        Base64Url item,
        List<Sha256> images,
        String reason,
        List<Sha256> certs) {
    public TicketOrder {
        images = List.copyOf(images);
        certs = List.copyOf(certs);
        if (certs.isEmpty()) {
            throw new IllegalArgumentException("a ticket names the certificates that may sign");
        }
    }
}
