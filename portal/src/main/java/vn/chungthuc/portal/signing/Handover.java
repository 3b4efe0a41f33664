package vn.chungthuc.portal.signing;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import vn.chungthuc.pdf.CmsCheck;
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
import vn.chungthuc.portal.signature.Signer;
import vn.chungthuc.protocol.ProblemType;
import vn.chungthuc.protocol.SignItem;
import vn.chungthuc.protocol.SignTicket;

/// Judges what an agent sent back. Place, time and CMS are read from the new revision, then the
/// revision is laid again from the ticket's item and compared byte for byte: what is equal holds
/// exactly the profile's objects, and an appearance that paints anything else cannot be equal.
public final class Handover {
    /// How far an agent's clock may be off.
    private static final Duration SKEW = Duration.ofMinutes(2);

    /// What the judgement is.
    public sealed interface Outcome {
        /// @param time as the signature states it
        record Accepted(Signer signer, OffsetDateTime time) implements Outcome {}

        /// @param why for the log
        record Refused(ProblemType problem, String why) implements Outcome {}
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
        try {
            var file = PdfFile.read(base);
            var whole = file.extendedBy(Source.of(appended));
            var filled = FilledField.read(whole, ticket.stage(), ticket.field(), item.appearance());
            var misplaced = Stamp.fault(item.appearance(), ticket.slot(), filled.placed());
            if (misplaced.isPresent()) {
                return refused(ProblemType.RESULT_APPEARANCE_WRONG, misplaced.get());
            }
            return compare(ticket, item, file, afterBase, appended, filled);
        } catch (PdfFault e) {
            return refused(ProblemType.RESULT_STRUCTURE_WRONG, String.valueOf(e.getMessage()));
        }
    }

    private Outcome compare(
            SignTicket ticket,
            SignItem item,
            PdfFile file,
            BaseDigest afterBase,
            byte[] appended,
            FilledField filled)
            throws IOException, PdfFault {
        var laid =
                SignatureRevision.lay(
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
        int difference = laid.difference(appended, filled.cms().bytes());
        if (difference >= 0) {
            return refused(
                    laid.inStamp(difference)
                            ? ProblemType.RESULT_APPEARANCE_WRONG
                            : ProblemType.RESULT_STRUCTURE_WRONG,
                    "differs at " + difference);
        }
        return signature(ticket, filled, afterBase.then(laid::signedBytes));
    }

    private Outcome signature(SignTicket ticket, FilledField filled, byte[] digest) {
        var now = clock.instant();
        if (!plausible(filled.time().toInstant(), ticket, now)) {
            return refused(ProblemType.RESULT_SIGNATURE_WRONG, "time " + filled.time());
        }
        try {
            var signed = CmsCheck.verify(filled.cms().bytes(), digest);
            var fault = certificates.fault(signed, ticket.certs(), now);
            if (fault.isPresent()) {
                return refused(ProblemType.RESULT_CERTIFICATE_WRONG, fault.get().name());
            }
            var doubt = timestampFault(ticket, signed.timestamp(), now);
            if (doubt.isPresent()) {
                return refused(ProblemType.RESULT_TIMESTAMP_WRONG, doubt.get());
            }
            return new Outcome.Accepted(Signer.of(signed.signer()), filled.time());
        } catch (TimestampFault e) {
            return refused(ProblemType.RESULT_TIMESTAMP_WRONG, String.valueOf(e.getMessage()));
        } catch (GeneralSecurityException e) {
            return refused(ProblemType.RESULT_SIGNATURE_WRONG, String.valueOf(e.getMessage()));
        }
    }

    private Optional<String> timestampFault(
            SignTicket ticket, @Nullable Timestamp timestamp, Instant now) {
        if (timestamp != null) {
            return certificates.fault(timestamp, Instant.ofEpochSecond(ticket.iat()), now);
        }
        return ticket.level().equals(SignTicket.WITH_TIMESTAMP)
                ? Optional.of("there is none")
                : Optional.empty();
    }

    /// Signed after the ticket was issued and not in the future.
    private static boolean plausible(Instant time, SignTicket ticket, Instant now) {
        return !time.isBefore(Instant.ofEpochSecond(ticket.iat()).minus(SKEW))
                && !time.isAfter(now.plus(SKEW));
    }

    private static Outcome refused(ProblemType problem, String why) {
        return new Outcome.Refused(problem, why);
    }
}
