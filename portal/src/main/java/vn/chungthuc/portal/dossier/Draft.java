package vn.chungthuc.portal.dossier;

import java.time.Instant;
import java.util.UUID;
import vn.chungthuc.portal.agency.PublicCode;

/// What a dossier will be called: needed before it exists, because the certification page prints it
/// and the scan is stored under it.
public record Draft(
        UUID agency,
        UUID id,
        String code,
        PublicCode lookupCode,
        String pickUpCode,
        Instant receivedAt,
        Instant dueAt) {
    @Override
    public String toString() {
        return "Draft[" + code + "]";
    }
}
