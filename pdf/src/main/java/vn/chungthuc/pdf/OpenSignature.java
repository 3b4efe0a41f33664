package vn.chungthuc.pdf;

import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Locale;

/// A revision with a signature dictionary in it, complete but for the CMS: the one place that
/// writes such dictionaries (ISO 32000-2, 12.8.1) and their two holes, `/ByteRange` and
/// `/Contents`.
final class OpenSignature {
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("'D:'uuuuMMddHHmmssxxx", Locale.ROOT);
    private static final String EMPTY_RANGE = "[0 0000000000 0000000000 0000000000]";

    private final byte[] revision;
    private final int contents;
    private final int room;

    private OpenSignature(byte[] revision, int contents, int room) {
        this.revision = revision;
        this.contents = contents;
        this.room = room;
    }

    /// The dictionary but for its holes; `reason` may be empty.
    static PdfValue.Dict dictionary(OffsetDateTime time, String reason) {
        var dict =
                PdfValue.dict(
                        "Type", PdfValue.name("Sig"),
                        "Filter", PdfValue.name("Adobe.PPKLite"),
                        "SubFilter", PdfValue.name("ETSI.CAdES.detached"),
                        "M", PdfValue.text(pdfDate(time)));
        return reason.isEmpty() ? dict : dict.with("Reason", PdfValue.text(reason));
    }

    /// The signature reference that mirrors the field's lock (ISO 32000-2, 12.8.2.4).
    static PdfValue.Dict fieldMdp(PdfFile base, PdfValue.Dict lock) throws PdfFault {
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

    /// Writes the dictionary with its holes into the revision.
    ///
    /// @return where the ByteRange array stands in the revision, for [#finish]
    static int write(Revision revision, PdfValue.Ref ref, PdfValue.Dict dict, int room) {
        return revision.putSignature(ref, dict, EMPTY_RANGE, room);
    }

    /// Finishes the revision and fills in its ByteRange.
    static OpenSignature finish(Revision revision, PdfFile base, int range, int room) {
        var bytes = revision.finish();
        int contents = range + EMPTY_RANGE.length() + "/Contents ".length();
        writeRange(bytes, range, base.source().length(), contents, room);
        return new OpenSignature(bytes, contents, room);
    }

    /// Fills in the four numbers; the array keeps its length.
    private static void writeRange(byte[] bytes, int at, long baseLength, int contents, int room) {
        long gap = baseLength + contents;
        long behind = gap + 2L * room + 2;
        var text =
                String.format(
                        Locale.ROOT,
                        "[0 %-10d %-10d %-10d]",
                        gap,
                        behind,
                        baseLength + bytes.length - behind);
        System.arraycopy(text.getBytes(StandardCharsets.US_ASCII), 0, bytes, at, text.length());
    }

    static String pdfDate(OffsetDateTime time) {
        return DATE.format(time).replaceFirst("([+-]\\d\\d):(\\d\\d)$", "$1'$2'");
    }

    /// Gives the signed bytes of this revision, which is all of it but `/Contents`.
    void signedBytes(SignatureRevision.Sink sink) {
        sink.take(revision, 0, contents);
        int behind = contents + 2 * room + 2;
        sink.take(revision, behind, revision.length - behind);
    }

    /// The appended bytes, ready to leave.
    byte[] with(byte[] cms) throws PdfFault {
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
