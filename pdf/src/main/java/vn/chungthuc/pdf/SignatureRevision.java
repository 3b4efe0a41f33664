package vn.chungthuc.pdf;

import java.io.IOException;
import java.security.MessageDigest;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import vn.chungthuc.protocol.Appearance;
import vn.chungthuc.protocol.Rect;
import vn.chungthuc.protocol.Sha256;
import vn.chungthuc.protocol.SigningStage;

/// The revision of one signature, complete but for the CMS. It is a function of its arguments
/// alone, so the portal can lay it again from what came back and compare every byte: nothing else
/// than the profile's objects can be in it.
public final class SignatureRevision {
    /// Takes the signed bytes in order: `MessageDigest::update` and the like.
    public interface Sink {
        void take(byte[] bytes, int offset, int count);
    }

    /// The zone of every time that is signed and shown: the offices'. Agent and portal keep to it,
    /// so that nobody can shift the hour that a reader sees.
    public static final ZoneOffset ZONE = ZoneOffset.ofHours(7);

    private final OpenSignature open;

    private SignatureRevision(OpenSignature open) {
        this.open = open;
    }

    /// What goes into the revision besides base and place.
    ///
    /// @param placed where the movable part stands, on the page
    /// @param time the signature's `/M`, in [#ZONE], in whole seconds
    /// @param reason `/Reason`; empty for none
    /// @param room how many bytes `/Contents` holds
    public record Filling(
            SigningStage stage,
            Appearance look,
            Rect placed,
            OffsetDateTime time,
            String reason,
            int room) {}

    /// @param baseHash SHA-256 of all bytes of `base`
    public static SignatureRevision lay(
            PdfFile base, Sha256 baseHash, SignaturePlace place, Filling filling)
            throws IOException, PdfFault {
        var revision = new Revision(base, baseHash);
        var box = filling.stage() == SigningStage.SIGN ? filling.placed() : place.box();
        var appearance =
                StampObjects.write(
                        revision,
                        place.font(),
                        filling.look(),
                        box,
                        filling.placed(),
                        filling.time());
        var signature = revision.reserve();
        var range = signatureDictionary(revision, signature, base, place, filling);
        var field =
                place.field()
                        .with("Rect", PdfValue.numbers(box.llx(), box.lly(), box.urx(), box.ury()))
                        .with("AP", PdfValue.dict("N", appearance))
                        .with("V", signature);
        revision.put(place.ref(), field);
        return new SignatureRevision(OpenSignature.finish(revision, base, range, filling.room()));
    }

    /// @return where the ByteRange array stands in the revision
    private static int signatureDictionary(
            Revision revision,
            PdfValue.Ref ref,
            PdfFile base,
            SignaturePlace place,
            Filling filling)
            throws PdfFault {
        var dict = OpenSignature.dictionary(filling.time(), filling.reason());
        if (place.field().get("Lock") instanceof PdfValue.Dict lock) {
            dict = dict.with("Reference", PdfValue.array(OpenSignature.fieldMdp(base, lock)));
        }
        return OpenSignature.write(revision, ref, dict, filling.room());
    }

    /// Gives the signed bytes of this revision, which is all of it but `/Contents`.
    public void signedBytes(Sink sink) {
        open.signedBytes(sink);
    }

    /// SHA-256 of everything but `/Contents`.
    ///
    /// @param stateAfterBase a SHA-256 that has read the base; it is used up
    public byte[] digest(MessageDigest stateAfterBase) {
        signedBytes(stateAfterBase::update);
        return stateAfterBase.digest();
    }

    /// Where other bytes begin to differ from these; -1 if they are the same.
    public int difference(byte[] appended, byte[] cms) throws PdfFault {
        return Arrays.mismatch(with(cms), appended);
    }

    /// The appended bytes, ready to leave.
    public byte[] with(byte[] cms) throws PdfFault {
        return open.with(cms);
    }
}
