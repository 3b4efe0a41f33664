package vn.chungthuc.protocol;

import java.util.Locale;
import java.util.ResourceBundle;

/// Every problem that either program tells, with its HTTP status. Titles and next steps stand in
/// `problems_vi.properties` and `problems_en.properties`, under [#code()].
public enum ProblemType {
    // the agent's port
    HOST_NOT_LOOPBACK(421),
    ORIGIN_NOT_ALLOWED(403),
    PEER_OTHER_USER(403),
    METHOD_NOT_ALLOWED(405),
    NOT_FOUND(404),
    CONTENT_TYPE_WRONG(415),
    BODY_MALFORMED(400),
    BODY_TOO_LARGE(413),
    QUEUE_FULL(429),
    JOB_UNKNOWN(404),
    NO_DISPLAY(503),
    // the ticket
    TICKET_INVALID(401),
    TICKET_EXPIRED(410),
    TICKET_FROM_THE_FUTURE(401),
    TICKET_FOR_ANOTHER_PORTAL(403),
    TICKET_USED(409),
    RESULT_URL_ELSEWHERE(403),
    ITEM_NOT_COVERED(422),
    DOCUMENT_NOT_COVERED(422),
    DOCUMENT_UNREADABLE(422),
    // the token
    TOKEN_MISSING(409),
    TOKEN_REMOVED(409),
    DRIVER_FAILED(502),
    DRIVER_HUNG(504),
    DRIVER_CRASHED(502),
    CERTIFICATE_MISSING(409),
    CERTIFICATE_NOT_ALLOWED(403),
    PIN_INCORRECT(403),
    PIN_NOT_ACCEPTED(422),
    PIN_EXPIRED(403),
    PIN_LOCKED(423),
    KEY_FAILED(502),
    CONTENTS_TOO_SMALL(500),
    TIMESTAMPS_NOT_SET_UP(409),
    TIMESTAMP_FAILED(502),
    OWN_CHECK_FAILED(500),
    TIMED_OUT(408),
    // handing over
    PORTAL_UNREACHABLE(502),
    PORTAL_REDIRECTED(502),
    RESULT_TICKET_UNKNOWN(401),
    RESULT_TICKET_SPENT(409),
    RESULT_TICKET_EXPIRED(410),
    RESULT_STRUCTURE_WRONG(422),
    RESULT_APPEARANCE_WRONG(422),
    RESULT_SIGNATURE_WRONG(422),
    RESULT_CERTIFICATE_WRONG(422),
    RESULT_TIMESTAMP_WRONG(422),
    DOSSIER_MOVED_ON(409),
    REGISTER_NOT_OPEN(409),
    SIGNER_NOT_READY(409),
    // the portal
    SIGN_IN_NEEDED(401),
    NOT_ALLOWED(403),
    FORM_STALE(403),
    API_KEY_UNKNOWN(401),
    API_LIMIT(429),
    DATABASE_DOWN(503),
    STORE_DOWN(503),
    BUSY(503),
    INTERNAL(500);

    private final int status;

    ProblemType(int status) {
        this.status = status;
    }

    public int status() {
        return status;
    }

    /// The stable name on the wire, for instance `ticket-used`.
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public Problem.Words words(Locale locale) {
        var bundle = ResourceBundle.getBundle("vn.chungthuc.protocol.problems", locale);
        return new Problem.Words(
                bundle.getString(code() + ".title"), bundle.getString(code() + ".next"));
    }
}
