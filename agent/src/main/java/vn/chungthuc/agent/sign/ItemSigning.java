package vn.chungthuc.agent.sign;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.chungthuc.agent.sign.Consent.Given;
import vn.chungthuc.agent.sign.Consent.Paper;
import vn.chungthuc.agent.token.OpenKey;
import vn.chungthuc.agent.token.TokenCertificate;
import vn.chungthuc.pdf.Cms;
import vn.chungthuc.pdf.FilledField;
import vn.chungthuc.pdf.PdfFault;
import vn.chungthuc.pdf.PdfFile;
import vn.chungthuc.pdf.SignatureRevision;
import vn.chungthuc.pdf.Stamp;
import vn.chungthuc.pdf.Timestamp;
import vn.chungthuc.pdf.TimestampAuthorities;
import vn.chungthuc.pdf.TimestampFault;
import vn.chungthuc.protocol.ItemStatus;
import vn.chungthuc.protocol.ProblemException;
import vn.chungthuc.protocol.ProblemType;
import vn.chungthuc.protocol.Rect;
import vn.chungthuc.protocol.SignTicket;

/// What happens to one item after the person said yes: laid, signed, handed over. Only [#sign]
/// touches the key.
final class ItemSigning {
    private static final Logger LOG = LoggerFactory.getLogger(ItemSigning.class);

    private final OpenKey key;
    private final Given given;
    private final PortalLink portal;
    private final TimestampAuthorities timestamps;

    ItemSigning(Given given, PortalLink portal, TimestampAuthorities timestamps) {
        this.key = given.key();
        this.given = given;
        this.portal = portal;
        this.timestamps = timestamps;
    }

    /// A paper's revision, complete but for the CMS.
    record Laid(Paper paper, SignatureRevision revision) {
        byte[] digest() {
            return revision.digest(paper.document().digestState());
        }
    }

    Laid lay(Paper paper, Rect placed) throws IOException, PdfFault, GeneralSecurityException {
        mayStand(paper, placed);
        var ticket = paper.checked().ticket();
        var filling =
                new SignatureRevision.Filling(
                        ticket.stage(),
                        paper.look(),
                        placed,
                        given.time(),
                        ticket.reason(),
                        room());
        var base = PdfFile.read(paper.document().source());
        return new Laid(
                paper, SignatureRevision.lay(base, ticket.base().sha256(), paper.place(), filling));
    }

    /// Whoever consented, the ticket has the last word on certificate and place.
    private void mayStand(Paper paper, Rect placed) {
        var ticket = paper.checked().ticket();
        var signer = new TokenCertificate(key.chain().getFirst());
        if (!ticket.certs().contains(signer.fingerprint())) {
            throw new ProblemException(ProblemType.CERTIFICATE_NOT_ALLOWED);
        }
        Stamp.fault(paper.look(), ticket.slot(), placed)
                .ifPresent(fault -> {
                    throw new ProblemException(ProblemType.ITEM_NOT_COVERED, fault.name());
                });
    }

    /// @throws PdfFault CONTENTS_TOO_SMALL: told before the key is used
    private int room() throws GeneralSecurityException, PdfFault {
        int room = Cms.room(key.chain()) + (timestamps.configured() ? Timestamp.ROOM : 0);
        if (room > FilledField.MOST_ROOM) {
            throw new PdfFault(PdfFault.Kind.CONTENTS_TOO_SMALL, "a CMS may need " + room);
        }
        return room;
    }

    /// @return the CMS
    byte[] sign(Laid laid) throws GeneralSecurityException {
        return Cms.sign(laid.digest(), key.chain(), key.algorithm(), key::sign);
    }

    /// Stamps the CMS, looks at the whole once more and posts it.
    ///
    /// @param keep is given the appended bytes before they leave
    ItemStatus handOver(Laid laid, byte[] cms, Consumer<byte[]> keep)
            throws GeneralSecurityException, PdfFault {
        var checked = laid.paper().checked();
        var appended = laid.revision().with(stamped(cms, checked.ticket()));
        OwnCheck.verify(laid.paper(), appended, key.chain().getFirst());
        keep.accept(appended);
        return portal.post(checked, appended);
    }

    /// With a timestamp where one can be had; where the ticket wants one, with it or not at all.
    private byte[] stamped(byte[] cms, SignTicket ticket) throws GeneralSecurityException {
        if (!timestamps.configured()) {
            return cms;
        }
        try {
            return timestamps.stamp(Timestamp.imprintOf(cms)).into(cms);
        } catch (TimestampFault e) {
            if (SignTicket.WITH_TIMESTAMP.equals(ticket.level())) {
                throw new ProblemException(ProblemType.TIMESTAMP_FAILED, e.getMessage(), e);
            }
            LOG.warn("signed without a timestamp, which the ticket allows: {}", e.getMessage());
            return cms;
        }
    }
}
