package vn.chungthuc.protocol;

import java.util.List;

/// The claims of a ticket: one permission of the portal to sign one document once. On the wire a
/// compact JWS (RFC 7515) with header `{"alg":"Ed25519","kid":…,"typ":"chungthuc-ticket+jwt"}`.
///
/// @param jti unique for ever; burnt by the agent when a job is accepted
/// @param aud the portal's origin
/// @param iat when issued, in seconds since 1970 (RFC 7519 NumericDate)
/// @param startBy until when an agent must have accepted the job
/// @param resultBy until when the portal takes the result
/// @param stage which signature
/// @param base the document to extend
/// @param field name of the prepared signature field
/// @param page number of the certification page, from 1
/// @param slot where on that page the visible part may lie
/// @param item SHA-256 of the item's exact bytes
/// @param images SHA-256 of each encoded image stream, samples before soft mask
/// @param reason the signature's `/Reason`; empty for none
/// @param certs SHA-256 of the certificates that may sign
/// @param level least PAdES level wanted (ETSI EN 319 142-1): [#PLAIN] or [#WITH_TIMESTAMP]
/// @param resultUrl where the appended bytes go: same origin as `aud`
public record SignTicket(
        String jti,
        String aud,
        long iat,
        long startBy,
        long resultBy,
        SigningStage stage,
        Base base,
        String field,
        int page,
        Rect slot,
        Sha256 item,
        List<Sha256> images,
        String reason,
        List<Sha256> certs,
        String level,
        String resultUrl) {

    public static final String ALGORITHM = "Ed25519";
    public static final String TYPE = "chungthuc-ticket+jwt";

    /// A signature; a timestamp is welcome.
    public static final String PLAIN = "B-B";

    /// A signature with a timestamp of it, or none at all.
    public static final String WITH_TIMESTAMP = "B-T";

    public SignTicket {
        images = List.copyOf(images);
        certs = List.copyOf(certs);
    }

    /// The document that the signature extends: nothing of it may change.
    public record Base(Sha256 sha256, long length) {}

    /// The JOSE header, exactly these three members.
    public record Header(String alg, String kid, String typ) {}
}
