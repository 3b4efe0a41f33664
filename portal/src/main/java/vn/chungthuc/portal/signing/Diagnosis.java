package vn.chungthuc.portal.signing;

import java.io.IOException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import vn.chungthuc.pdf.AppendedSection;
import vn.chungthuc.pdf.FilledField;
import vn.chungthuc.pdf.PdfFault;
import vn.chungthuc.pdf.PdfFile;
import vn.chungthuc.pdf.PdfValue;
import vn.chungthuc.pdf.SignaturePlace;
import vn.chungthuc.pdf.SignatureRevision;
import vn.chungthuc.protocol.Rect;
import vn.chungthuc.protocol.SignItem;
import vn.chungthuc.protocol.SignTicket;

/// Says why a result is refused that is refused already: the revision that came back and the one
/// that should have come are taken apart and compared part by part, from the file's end inwards.
/// Nothing here decides, so nothing here need foresee everything.
final class Diagnosis {
    /// How much `/Contents` holds does not matter where it stands in for what cannot be read.
    private static final int SOME_ROOM = 4_096;

    private final SignTicket ticket;
    private final SignItem item;
    private final PdfFile base;
    private final byte[] appended;

    Diagnosis(SignTicket ticket, SignItem item, PdfFile base, byte[] appended) {
        this.ticket = ticket;
        this.item = item;
        this.base = base;
        this.appended = appended;
    }

    Deviation find() throws IOException {
        try {
            var place = SignaturePlace.find(base, ticket.field());
            var standIn = expected(place, item.appearance().rect(), issued(), SOME_ROOM);
            var section = SectionDiagnosis.find(base, standIn, appended);
            if (section.isPresent()) {
                return section.get();
            }
            return parts(place, standIn);
        } catch (PdfFault | RuntimeException e) {
            // what nobody foresaw must not make of a refusal a failure of the portal
            return Deviation.OBJECT_UNREADABLE;
        }
    }

    private Deviation parts(SignaturePlace place, byte[] standIn) throws IOException, PdfFault {
        var returned = apart(place, appended);
        var expected = apart(place, standIn);
        var found = ObjectDiagnosis.find(base, place, expected, returned);
        if (found.isEmpty()) {
            found = FieldDiagnosis.find(ticket.stage(), expected, returned);
        }
        if (found.isEmpty()) {
            found = SignatureDiagnosis.find(base, expected, returned, appended);
        }
        return found.isPresent() ? found.get() : shown(place, expected, returned);
    }

    /// All that [FilledField] reads is as it should be from here on, but for the appearance.
    private Deviation shown(SignaturePlace place, Apart standIn, Apart returned)
            throws IOException, PdfFault {
        FilledField filled;
        try {
            filled =
                    FilledField.read(
                            returned.whole(), ticket.stage(), ticket.field(), item.appearance());
        } catch (PdfFault e) {
            return Deviation.STAMP_CHANGED;
        }
        var bytes = expected(place, filled.placed(), filled.time(), filled.room());
        var expected = apart(place, bytes);
        return StampDiagnosis.find(item, ticket.slot(), filled, expected, returned, standIn)
                .or(() -> numbers(expected, returned))
                .orElse(
                        appended.length > bytes.length
                                ? Deviation.UNLISTED_BYTES
                                : Deviation.WRITTEN_OTHERWISE);
    }

    private static Optional<Deviation> numbers(Apart expected, Apart returned) {
        return expected.section().places().keySet().equals(returned.section().places().keySet())
                ? Optional.empty()
                : Optional.of(Deviation.OBJECT_NUMBERS);
    }

    private Apart apart(SignaturePlace place, byte[] revision) throws IOException, PdfFault {
        var section = AppendedSection.read(base, revision);
        return Apart.of(base, section, revision, place.ref());
    }

    private byte[] expected(SignaturePlace place, Rect placed, OffsetDateTime time, int room)
            throws IOException, PdfFault {
        return SignatureRevision.lay(
                        base,
                        ticket.base().sha256(),
                        place,
                        new SignatureRevision.Filling(
                                ticket.stage(),
                                item.appearance(),
                                placed,
                                time,
                                ticket.reason(),
                                room))
                .with(new byte[0]);
    }

    private OffsetDateTime issued() {
        return OffsetDateTime.ofInstant(Instant.ofEpochSecond(ticket.iat()), ZoneOffset.UTC);
    }

    /// Whether two entries of a dictionary say the same.
    static boolean same(PdfValue.Dict one, PdfValue.Dict other, String key) {
        return java.util.Objects.equals(one.get(key), other.get(key));
    }
}
