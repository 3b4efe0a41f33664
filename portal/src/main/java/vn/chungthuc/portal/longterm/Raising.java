package vn.chungthuc.portal.longterm;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import vn.chungthuc.pdf.CmsCheck;
import vn.chungthuc.pdf.LongTermRevision;
import vn.chungthuc.pdf.PdfFault;
import vn.chungthuc.pdf.PdfFile;
import vn.chungthuc.pdf.SignedField;
import vn.chungthuc.pdf.Source;
import vn.chungthuc.pdf.Timestamp;
import vn.chungthuc.pdf.TimestampAuthorities;
import vn.chungthuc.pdf.TimestampFault;
import vn.chungthuc.portal.longterm.LongTermFault.Kind;
import vn.chungthuc.portal.outside.Fetch;
import vn.chungthuc.portal.signature.TrustAnchors;
import vn.chungthuc.protocol.Base64Url;
import vn.chungthuc.protocol.Sha256;

/// Makes the revision that a copy needs next: everything in it is proved by what is fetched now,
/// and stamped. Either all of it is there or nothing is appended.
final class Raising {
    /// How much longer than its rehearsal a timestamp may be, in bytes.
    private static final int MARGIN = 1_024;

    private final TrustAnchors anchors;
    private final Fetch fetch;
    private final TimestampAuthorities timestamps;
    private final InstantSource clock;

    /// @param appended the new revision
    /// @param until when the certificate of its timestamp ends
    record Raised(Base64Url appended, Instant until) {}

    Raising(
            TrustAnchors anchors,
            Fetch fetch,
            TimestampAuthorities timestamps,
            InstantSource clock) {
        this.anchors = anchors;
        this.fetch = fetch;
        this.timestamps = timestamps;
        this.clock = clock;
    }

    /// Blocks.
    ///
    /// @param hash of the whole copy
    /// @param state a SHA-256 that has read the whole copy; it is used up
    /// @param beyond the new timestamp must last longer than this
    Raised raise(Source copy, Sha256 hash, MessageDigest state, Instant beyond)
            throws IOException, LongTermFault {
        try {
            var file = PdfFile.read(copy);
            var proofs = new Proofs(anchors, fetch, clock);
            prove(proofs, SignedField.all(file), copy);
            // shows who will stamp: that authority must be proved in what it stamps
            var rehearsal = stamp(hash);
            if (!end(rehearsal).isAfter(beyond)) {
                throw new LongTermFault(Kind.NO_LONGER_TIMESTAMP, "only until " + beyond);
            }
            prove(proofs, rehearsal);
            int room = Math.max(Timestamp.ROOM, rehearsal.token().bytes().length + MARGIN);
            var revision = LongTermRevision.lay(file, hash, proofs.evidence(), room);
            var timestamp = stamp(revision.imprint(state));
            if (!timestamp.authority().equals(rehearsal.authority())) {
                throw new LongTermFault(Kind.NO_TIMESTAMP, "another authority answered");
            }
            return new Raised(Base64Url.of(revision.with(timestamp)), end(timestamp));
        } catch (PdfFault | GeneralSecurityException e) {
            if (e instanceof PdfFault fault && fault.kind() == PdfFault.Kind.CONTENTS_TOO_SMALL) {
                throw new LongTermFault(Kind.NO_TIMESTAMP, String.valueOf(e.getMessage()));
            }
            throw new LongTermFault(Kind.COPY_UNSOUND, String.valueOf(e.getMessage()));
        }
    }

    private static Instant end(Timestamp timestamp) {
        return timestamp.authority().getNotAfter().toInstant();
    }

    private Timestamp stamp(Sha256 imprint) throws LongTermFault {
        try {
            return timestamps.stamp(imprint);
        } catch (TimestampFault e) {
            throw new LongTermFault(Kind.NO_TIMESTAMP, String.valueOf(e.getMessage()));
        }
    }

    /// What is stamped for many years is looked at once more. A document timestamp took care of all
    /// that was before it: then only the last of them is to be proved.
    private void prove(Proofs proofs, List<SignedField> fields, Source copy)
            throws IOException, GeneralSecurityException, LongTermFault {
        for (var field : fields) {
            var contents = field.contents().bytes();
            var digest = field.digest(copy);
            boolean last = field.equals(fields.getLast());
            if (field.timestamp()) {
                var timestamp = Timestamp.read(contents, digest);
                if (last) {
                    prove(proofs, timestamp);
                }
                continue;
            }
            var signed = CmsCheck.verify(contents, digest.bytes());
            if (!fields.getLast().timestamp()) {
                prove(proofs, signed);
            }
        }
    }

    private void prove(Proofs proofs, CmsCheck.Signed signed) throws LongTermFault {
        var timestamp = signed.timestamp();
        if (timestamp != null) {
            prove(proofs, timestamp);
        }
        var when = timestamp == null ? clock.instant() : timestamp.time();
        proofs.add(signed.signer(), signed.certificates(), when);
    }

    private static void prove(Proofs proofs, Timestamp timestamp) throws LongTermFault {
        proofs.add(timestamp.authority(), timestamp.certificates(), timestamp.time());
    }
}
