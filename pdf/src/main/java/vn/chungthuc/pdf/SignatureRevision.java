package vn.chungthuc.pdf;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import vn.chungthuc.protocol.Appearance;
import vn.chungthuc.protocol.Rect;
import vn.chungthuc.protocol.Sha256;
import vn.chungthuc.protocol.SigningStage;

/// The revision of one signature, complete but for the CMS. It is a function of its arguments
/// alone, so the portal can lay it again from what came back and compare every byte: nothing else
/// than the profile's objects can be in it.
public final class SignatureRevision {
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("'D:'uuuuMMddHHmmssxxx", Locale.ROOT);
    private static final String EMPTY_RANGE = "[0 0000000000 0000000000 0000000000]";

    /// Takes the signed bytes in order: `MessageDigest::update` and the like.
    public interface Sink {
        void take(byte[] bytes, int offset, int count);
    }

    private final byte[] revision;
    private final int stampEnd;
    private final int contents;
    private final int room;

    private SignatureRevision(byte[] revision, int stampEnd, int contents, int room) {
        this.revision = revision;
        this.stampEnd = stampEnd;
        this.contents = contents;
        this.room = room;
    }

    /// What goes into the revision besides base and place.
    ///
    /// @param placed where the movable part stands, on the page
    /// @param time the signature's `/M`, with zone, in whole seconds
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
        int stampEnd = revision.size();
        var range = signatureDictionary(revision, signature, base, place, filling);
        var field =
                place.field()
                        .with("Rect", PdfValue.numbers(box.llx(), box.lly(), box.urx(), box.ury()))
                        .with("AP", PdfValue.dict("N", appearance))
                        .with("V", signature);
        revision.put(place.ref(), field);
        var bytes = revision.finish();
        int contents = range + EMPTY_RANGE.length() + "/Contents ".length();
        writeRange(bytes, range, base.source().length(), contents, filling.room());
        return new SignatureRevision(bytes, stampEnd, contents, filling.room());
    }

    /// @return where the ByteRange array stands in the revision
    private static int signatureDictionary(
            Revision revision,
            PdfValue.Ref ref,
            PdfFile base,
            SignaturePlace place,
            Filling filling)
            throws PdfFault {
        var dict =
                PdfValue.dict(
                        "Type", PdfValue.name("Sig"),
                        "Filter", PdfValue.name("Adobe.PPKLite"),
                        "SubFilter", PdfValue.name("ETSI.CAdES.detached"),
                        "M", PdfValue.text(pdfDate(filling.time())));
        if (!filling.reason().isEmpty()) {
            dict = dict.with("Reason", PdfValue.text(filling.reason()));
        }
        if (place.field().get("Lock") instanceof PdfValue.Dict lock) {
            dict = dict.with("Reference", PdfValue.array(fieldMdp(base, lock)));
        }
        return revision.putSignature(ref, dict, EMPTY_RANGE, filling.room());
    }

    /// The signature reference that mirrors the field's lock (ISO 32000-2, 12.8.2.4).
    private static PdfValue.Dict fieldMdp(PdfFile base, PdfValue.Dict lock) throws PdfFault {
        var parameters =
                lock.without("P")
                        .with("Type", PdfValue.name("TransformParams"))
                        .with("V", PdfValue.name("1.2"));
        return PdfValue.dict(
                "Type",
                PdfValue.name("SigRef"),
                "TransformMethod",
                PdfValue.name("FieldMDP"),
                "TransformParams",
                parameters,
                "Data",
                base.catalogRef());
    }

    /// Fills in the four numbers; the array keeps its length.
    private static void writeRange(byte[] bytes, int at, long baseLength, int contents, int room) {
        long gap = baseLength + contents;
        long behind = gap + 2L * room + 2;
        var text =
                String.format(
                        "[0 %-10d %-10d %-10d]", gap, behind, baseLength + bytes.length - behind);
        System.arraycopy(text.getBytes(StandardCharsets.US_ASCII), 0, bytes, at, text.length());
    }

    static String pdfDate(OffsetDateTime time) {
        return DATE.format(time).replaceFirst("([+-]\\d\\d):(\\d\\d)$", "$1'$2'");
    }

    /// Gives the signed bytes of this revision, which is all of it but `/Contents`.
    public void signedBytes(Sink sink) {
        sink.take(revision, 0, contents);
        int behind = contents + 2 * room + 2;
        sink.take(revision, behind, revision.length - behind);
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

    /// Whether a place in the revision belongs to what the signature shows.
    public boolean inStamp(int place) {
        return place < stampEnd;
    }

    /// The appended bytes, ready to leave.
    public byte[] with(byte[] cms) throws PdfFault {
        if (cms.length > room) {
            throw new PdfFault(
                    PdfFault.Kind.CONTENTS_TOO_SMALL, cms.length + " bytes of CMS for " + room);
        }
        var finished = revision.clone();
        var hex = HexFormat.of().withUpperCase().formatHex(cms).getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(hex, 0, finished, contents + 1, hex.length);
        return finished;
    }
}
