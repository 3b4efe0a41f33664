package vn.chungthuc.portal.signing;

import java.util.Locale;
import vn.chungthuc.protocol.ProblemType;

/// Every way in which a result can deviate from what the profile allows. A result is refused
/// because its bytes are not those that this portal lays (see [Handover]); the deviation only says
/// why, under a stable code of its own.
public enum Deviation {
    // the revision's end and its cross-references (ISO 32000-2, 7.5.4 to 7.5.8)
    /// Nothing that ends like a revision.
    END_MISSING(Family.STRUCTURE),
    TRAILING_BYTES(Family.STRUCTURE),
    XREF_UNREADABLE(Family.STRUCTURE),
    /// `startxref` leads into the base.
    XREF_IN_THE_BASE(Family.STRUCTURE),
    /// A table behind a stream, or a stream behind a table.
    XREF_OTHER_KIND(Family.STRUCTURE),
    XREF_HYBRID(Family.STRUCTURE),
    XREF_MORE_THAN_ONE(Family.STRUCTURE),
    PREV_WRONG(Family.STRUCTURE),
    ROOT_CHANGED(Family.STRUCTURE),
    ID_CHANGED(Family.STRUCTURE),
    /// The second `/ID` is derived from the base; this one is another's.
    ANOTHER_DOCUMENT(Family.STRUCTURE),
    SIZE_WRONG(Family.STRUCTURE),
    ENCRYPTED(Family.STRUCTURE),
    TRAILER_CHANGED(Family.STRUCTURE),

    // its objects
    OBJECT_FREED(Family.STRUCTURE),
    OFFSET_OUTSIDE(Family.STRUCTURE),
    GENERATION_CHANGED(Family.STRUCTURE),
    OBJECT_STREAM(Family.STRUCTURE),
    OBJECT_UNREADABLE(Family.STRUCTURE),
    OBJECT_EXTRA(Family.STRUCTURE),
    OBJECT_MISSING(Family.STRUCTURE),
    /// The right objects under other numbers.
    OBJECT_NUMBERS(Family.STRUCTURE),
    CATALOG_CHANGED(Family.STRUCTURE),
    PAGE_TREE_CHANGED(Family.STRUCTURE),
    ANNOTATIONS_CHANGED(Family.STRUCTURE),
    PAGE_CHANGED(Family.STRUCTURE),
    FORM_CHANGED(Family.STRUCTURE),
    /// The office's field in the leader's revision, or the leader's in the office's.
    OTHER_FIELD_CHANGED(Family.STRUCTURE),
    EARLIER_SIGNATURE_CHANGED(Family.STRUCTURE),
    FONT_CHANGED(Family.STRUCTURE),
    EARLIER_OBJECT_CHANGED(Family.STRUCTURE),
    /// Bytes that belong to no object.
    UNLISTED_BYTES(Family.STRUCTURE),
    /// The same objects, written in another way.
    WRITTEN_OTHERWISE(Family.STRUCTURE),

    // the field and its widget (12.5.6.19, 12.7.5.5)
    FIELD_NOT_SIGNED(Family.STRUCTURE),
    WIDGET_FLAGS(Family.STRUCTURE),
    WIDGET_TIP(Family.STRUCTURE),
    WIDGET_PAGE(Family.STRUCTURE),
    WIDGET_MK(Family.STRUCTURE),
    WIDGET_ACTION(Family.STRUCTURE),
    WIDGET_CHANGED(Family.STRUCTURE),
    OFFICE_RECT_CHANGED(Family.STRUCTURE),
    RECT_WRONG(Family.STRUCTURE),
    LOCK_REMOVED(Family.STRUCTURE),
    LOCK_CHANGED(Family.STRUCTURE),

    // the signature dictionary (12.8.1; ETSI EN 319 142-1, 5.3 and 6.3)
    SIGNATURE_DIRECT(Family.STRUCTURE),
    FILTER_OTHER(Family.STRUCTURE),
    SUB_FILTER_OTHER(Family.STRUCTURE),
    REFERENCE_MISSING(Family.STRUCTURE),
    REFERENCE_INDIRECT(Family.STRUCTURE),
    /// FieldMDP does not mirror the lock.
    REFERENCE_CHANGED(Family.STRUCTURE),
    REASON_CHANGED(Family.STRUCTURE),
    SIGNATURE_ENTRY(Family.STRUCTURE),
    TIME_MISSING(Family.STRUCTURE),
    TIME_WITHOUT_ZONE(Family.STRUCTURE),
    TIME_FORM(Family.STRUCTURE),
    BYTE_RANGE_FORM(Family.STRUCTURE),
    BYTE_RANGE_NOT_FROM_ZERO(Family.STRUCTURE),
    /// The gap is not exactly the `/Contents` string.
    BYTE_RANGE_GAP(Family.STRUCTURE),
    BYTE_RANGE_NOT_TO_THE_END(Family.STRUCTURE),
    CONTENTS_FORM(Family.STRUCTURE),
    /// Something else than zeros behind the DER.
    CONTENTS_TAIL(Family.STRUCTURE),

    // what the signature shows
    PLACED_OUTSIDE_THE_SLOT(Family.APPEARANCE),
    SEAL_RESIZED(Family.APPEARANCE),
    STAMP_DISTORTED(Family.APPEARANCE),
    STAMP_TOO_SMALL_OR_LARGE(Family.APPEARANCE),
    APPEARANCE_MISSING(Family.APPEARANCE),
    /// More than one appearance, or entries of the form that the stamp does not write.
    APPEARANCE_CHANGED(Family.APPEARANCE),
    STAMP_BOX(Family.APPEARANCE),
    STAMP_FONT(Family.APPEARANCE),
    STAMP_PAINTED_OVER(Family.APPEARANCE),
    STAMP_INCOMPLETE(Family.APPEARANCE),
    STAMP_COLOUR(Family.APPEARANCE),
    STAMP_TEXT(Family.APPEARANCE),
    STAMP_MOVED(Family.APPEARANCE),
    STAMP_CHANGED(Family.APPEARANCE),
    /// `/M` is not the time shown.
    TIME_NOT_SHOWN(Family.APPEARANCE),
    IMAGE_OTHER(Family.APPEARANCE),
    IMAGE_MASK_OTHER(Family.APPEARANCE),

    // the CMS (RFC 5652, RFC 5035, ETSI EN 319 122-1)
    TIME_IMPLAUSIBLE(Family.SIGNATURE),
    /// Not the zone that offices sign in.
    TIME_IN_ANOTHER_ZONE(Family.SIGNATURE),
    /// `/Contents` is larger or smaller than such a CMS wants it.
    CONTENTS_SIZE(Family.SIGNATURE),
    CMS_MALFORMED(Family.SIGNATURE),
    CMS_CONTENT_INSIDE(Family.SIGNATURE),
    CMS_NOT_ONE_SIGNER(Family.SIGNATURE),
    CMS_VERSION(Family.SIGNATURE),
    CMS_DIGEST_ALGORITHM(Family.SIGNATURE),
    CMS_SIGNATURE_ALGORITHM(Family.SIGNATURE),
    CMS_UNSIGNED_ATTRIBUTES(Family.SIGNATURE),
    CMS_REVOCATION_INSIDE(Family.SIGNATURE),
    CMS_SIGNER_CERTIFICATE_MISSING(Family.SIGNATURE),
    /// Not on the signer's path, or no certificate.
    CMS_OTHER_CERTIFICATE(Family.SIGNATURE),
    CMS_NO_SIGNED_ATTRIBUTES(Family.SIGNATURE),
    CMS_CONTENT_TYPE(Family.SIGNATURE),
    CMS_MESSAGE_DIGEST(Family.SIGNATURE),
    CMS_SIGNING_TIME(Family.SIGNATURE),
    CMS_SIGNING_CERTIFICATE_MISSING(Family.SIGNATURE),
    CMS_SIGNING_CERTIFICATE_OTHER(Family.SIGNATURE),
    CMS_OTHER_ATTRIBUTE(Family.SIGNATURE),
    CMS_SIGNATURE_VALUE(Family.SIGNATURE),

    // the certificate (RFC 5280)
    CERTIFICATE_NOT_REGISTERED(Family.CERTIFICATE),
    CERTIFICATE_EXPIRED(Family.CERTIFICATE),
    CERTIFICATE_NOT_YET_VALID(Family.CERTIFICATE),
    CERTIFICATE_KEY_USAGE(Family.CERTIFICATE),
    CERTIFICATE_KEY_TOO_SHORT(Family.CERTIFICATE),
    CERTIFICATE_NO_ANCHOR(Family.CERTIFICATE),

    // the timestamp (RFC 3161)
    TIMESTAMP_MISSING(Family.TIMESTAMP),
    /// It stamps something else, or does not hold in itself.
    TIMESTAMP_BROKEN(Family.TIMESTAMP),
    TIMESTAMP_TIME(Family.TIMESTAMP),
    TIMESTAMP_NO_ANCHOR(Family.TIMESTAMP);

    /// What people are told: one of five sentences on a refused result.
    private enum Family {
        STRUCTURE(ProblemType.RESULT_STRUCTURE_WRONG),
        APPEARANCE(ProblemType.RESULT_APPEARANCE_WRONG),
        SIGNATURE(ProblemType.RESULT_SIGNATURE_WRONG),
        CERTIFICATE(ProblemType.RESULT_CERTIFICATE_WRONG),
        TIMESTAMP(ProblemType.RESULT_TIMESTAMP_WRONG);

        private final ProblemType problem;

        Family(ProblemType problem) {
            this.problem = problem;
        }
    }

    private final Family family;

    Deviation(Family family) {
        this.family = family;
    }

    public ProblemType problem() {
        return family.problem;
    }

    /// The stable name, for instance `stamp-painted-over`.
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
