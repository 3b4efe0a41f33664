package vn.chungthuc.portal.signing;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import vn.chungthuc.pdf.Cms;
import vn.chungthuc.pdf.CmsCheck;
import vn.chungthuc.pdf.CmsFault;
import vn.chungthuc.pdf.FilledField;
import vn.chungthuc.pdf.PdfFault;
import vn.chungthuc.pdf.PdfFile;
import vn.chungthuc.pdf.SignaturePlace;
import vn.chungthuc.pdf.SignatureRevision;
import vn.chungthuc.pdf.Source;
import vn.chungthuc.pdf.Stamp;
import vn.chungthuc.pdf.Timestamp;
import vn.chungthuc.pdf.TimestampFault;
import vn.chungthuc.portal.signature.CertificateCheck;
import vn.chungthuc.protocol.SignItem;
import vn.chungthuc.protocol.SignTicket;

/// Judges what an agent sent back. Place, time and CMS are read from the new revision, then the
/// revision is laid again from the ticket's item and compared byte for byte: what is equal holds
/// exactly the profile's objects, and an appearance that paints anything else cannot be equal. What
/// is not equal is refused; only then [Diagnosis] finds out which [Deviation] it is.
public final class Handover {
    /// How far an agent's clock may be off.
    private static final Duration SKEW = Duration.ofMinutes(2);

    /// What the judgement is.
    public sealed interface Outcome {
        record Accepted() implements Outcome {}

        /// @param why for the log
        record Refused(Deviation deviation, String why) implements Outcome {}
    }

    /// SHA-256 over the base and then over what `rest` gives to its sink: the base is not read
    /// again where its digest state was kept.
    public interface BaseDigest {
        byte[] then(Consumer<SignatureRevision.Sink> rest);
    }

    private final CertificateCheck certificates;
    private final InstantSource clock;

    public Handover(CertificateCheck certificates, InstantSource clock) {
        this.certificates = certificates;
        this.clock = clock;
    }

    /// @param base the document that the ticket named
    /// @param afterBase continues the base's SHA-256
    /// @param appended what came back
    public Outcome check(
            SignTicket ticket, SignItem item, Source base, BaseDigest afterBase, byte[] appended)
            throws IOException {
        var file = stored(base);
        var diagnosis = new Diagnosis(ticket, item, file, appended);
        try {
            var whole = file.extendedBy(Source.of(appended));
            var filled = FilledField.read(whole, ticket.stage(), ticket.field(), item.appearance());
            var laid = lay(ticket, item, file, filled);
            int difference = laid.difference(appended, filled.cms().bytes());
            if (difference >= 0) {
                return refused(diagnosis.find(), "differs at " + difference);
            }
            var misplaced = Stamp.fault(item.appearance(), ticket.slot(), filled.placed());
            if (misplaced.isPresent()) {
                return refused(
                        StampDiagnosis.misplaced(misplaced.get()), filled.placed().toString());
            }
            return signature(ticket, filled, afterBase.then(laid::signedBytes));
        } catch (PdfFault e) {
            return refused(diagnosis.find(), String.valueOf(e.getMessage()));
        }
    }

    /// The base is the portal's own: what is wrong with it is no result's fault.
    private static PdfFile stored(Source base) throws IOException {
        try {
            return PdfFile.read(base);
        } catch (PdfFault e) {
            throw new IOException("a stored document", e);
        }
    }

    private static SignatureRevision lay(
            SignTicket ticket, SignItem item, PdfFile file, FilledField filled)
            throws IOException, PdfFault {
        return SignatureRevision.lay(
                file,
                ticket.base().sha256(),
                SignaturePlace.find(file, ticket.field()),
                new SignatureRevision.Filling(
                        ticket.stage(),
                        item.appearance(),
                        filled.placed(),
                        filled.time(),
                        ticket.reason(),
                        filled.room()));
    }

    private Outcome signature(SignTicket ticket, FilledField filled, byte[] digest) {
        var now = clock.instant();
        if (!filled.time().getOffset().equals(SignatureRevision.ZONE)) {
            return refused(Deviation.TIME_IN_ANOTHER_ZONE, filled.time().toString());
        }
        if (!plausible(filled.time().toInstant(), ticket, now)) {
            return refused(Deviation.TIME_IMPLAUSIBLE, filled.time().toString());
        }
        try {
            var signed = CmsCheck.verify(filled.cms().bytes(), digest);
            var fault = certificates.fault(signed, ticket.certs(), now);
            if (fault.isPresent()) {
                return refused(of(fault.get()), signed.signer().getSerialNumber().toString(16));
            }
            if (!fits(filled.room(), signed)) {
                return refused(Deviation.CONTENTS_SIZE, String.valueOf(filled.room()));
            }
            var doubt = timestampFault(ticket, signed.timestamp(), now);
            if (doubt.isPresent()) {
                return refused(doubt.get(), String.valueOf(signed.timestamp()));
            }
            return new Outcome.Accepted();
        } catch (TimestampFault e) {
            return refused(Deviation.TIMESTAMP_BROKEN, String.valueOf(e.getMessage()));
        } catch (CmsFault e) {
            return refused(of(e.part()), String.valueOf(e.getMessage()));
        } catch (GeneralSecurityException e) {
            return refused(Deviation.CMS_MALFORMED, String.valueOf(e.getMessage()));
        }
    }

    /// As large as an agent makes it for these certificates, with or without a timestamp's room.
    private static boolean fits(int room, CmsCheck.Signed signed) throws GeneralSecurityException {
        int plain = Cms.room(signed.certificates());
        return room == plain || room == plain + Timestamp.ROOM;
    }

    private Optional<Deviation> timestampFault(
            SignTicket ticket, @Nullable Timestamp timestamp, Instant now) {
        if (timestamp != null) {
            return certificates
                    .fault(timestamp, Instant.ofEpochSecond(ticket.iat()), now)
                    .map(Handover::of);
        }
        return ticket.level().equals(SignTicket.WITH_TIMESTAMP)
                ? Optional.of(Deviation.TIMESTAMP_MISSING)
                : Optional.empty();
    }

    /// Signed after the ticket was issued and not in the future.
    private static boolean plausible(Instant time, SignTicket ticket, Instant now) {
        return !time.isBefore(Instant.ofEpochSecond(ticket.iat()).minus(SKEW))
                && !time.isAfter(now.plus(SKEW));
    }

    private static Deviation of(CmsFault.Part part) {
        return switch (part) {
            case MALFORMED -> Deviation.CMS_MALFORMED;
            case CONTENT_INSIDE -> Deviation.CMS_CONTENT_INSIDE;
            case NOT_ONE_SIGNER -> Deviation.CMS_NOT_ONE_SIGNER;
            case VERSION -> Deviation.CMS_VERSION;
            case DIGEST_ALGORITHM -> Deviation.CMS_DIGEST_ALGORITHM;
            case SIGNATURE_ALGORITHM -> Deviation.CMS_SIGNATURE_ALGORITHM;
            case UNSIGNED_ATTRIBUTES -> Deviation.CMS_UNSIGNED_ATTRIBUTES;
            case REVOCATION_INSIDE -> Deviation.CMS_REVOCATION_INSIDE;
            case SIGNER_CERTIFICATE_MISSING -> Deviation.CMS_SIGNER_CERTIFICATE_MISSING;
            case OTHER_CERTIFICATE -> Deviation.CMS_OTHER_CERTIFICATE;
            case NO_SIGNED_ATTRIBUTES -> Deviation.CMS_NO_SIGNED_ATTRIBUTES;
            case CONTENT_TYPE -> Deviation.CMS_CONTENT_TYPE;
            case MESSAGE_DIGEST -> Deviation.CMS_MESSAGE_DIGEST;
            case SIGNING_TIME -> Deviation.CMS_SIGNING_TIME;
            case SIGNING_CERTIFICATE_MISSING -> Deviation.CMS_SIGNING_CERTIFICATE_MISSING;
            case SIGNING_CERTIFICATE_OTHER -> Deviation.CMS_SIGNING_CERTIFICATE_OTHER;
            case OTHER_ATTRIBUTE -> Deviation.CMS_OTHER_ATTRIBUTE;
            case SIGNATURE_VALUE -> Deviation.CMS_SIGNATURE_VALUE;
        };
    }

    private static Deviation of(CertificateCheck.Fault fault) {
        return switch (fault) {
            case NOT_REGISTERED -> Deviation.CERTIFICATE_NOT_REGISTERED;
            case EXPIRED -> Deviation.CERTIFICATE_EXPIRED;
            case NOT_YET_VALID -> Deviation.CERTIFICATE_NOT_YET_VALID;
            case KEY_USAGE -> Deviation.CERTIFICATE_KEY_USAGE;
            case KEY_TOO_SHORT -> Deviation.CERTIFICATE_KEY_TOO_SHORT;
            case NO_ANCHOR -> Deviation.CERTIFICATE_NO_ANCHOR;
        };
    }

    private static Deviation of(CertificateCheck.Doubt doubt) {
        return switch (doubt) {
            case TIME -> Deviation.TIMESTAMP_TIME;
            case NO_ANCHOR -> Deviation.TIMESTAMP_NO_ANCHOR;
        };
    }

    private static Outcome refused(Deviation deviation, String why) {
        return new Outcome.Refused(deviation, why);
    }
}
