package vn.chungthuc.pdf;

import java.io.IOException;
import java.security.MessageDigest;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.chungthuc.protocol.Appearance;
import vn.chungthuc.protocol.Rect;

/// The revision of a signature anywhere in any document, complete but for the CMS: what the command
/// line writes. Rewritten are the fewest objects that can hold the new entries: the annotation list
/// or the page, the field list or the form or the catalog.
public final class FreeRevision {
    /// Print, and locked in its place (ISO 32000-2, table 167).
    private static final int PRINT_LOCKED = 4 | 128;

    private static final int SIGNATURES_APPEND_ONLY = 3;

    private final PdfFile base;
    private final Revision revision;
    private final FreePlace place;
    private final Filling filling;

    private FreeRevision(PdfFile base, Revision revision, FreePlace place, Filling filling) {
        this.base = base;
        this.revision = revision;
        this.place = place;
        this.filling = filling;
    }

    /// What goes into the revision besides base and place.
    ///
    /// @param look what a visible place shows, as large as the place; its rectangle stands at 0/0
    /// @param tip the new field in words, for screen readers
    /// @param time the signature's `/M`, with zone, in whole seconds
    /// @param reason `/Reason`; empty for none; `location` likewise
    /// @param room how many bytes `/Contents` holds
    public record Filling(
            @Nullable Appearance look,
            String tip,
            OffsetDateTime time,
            String reason,
            String location,
            int room) {}

    /// The revision but for the CMS.
    public static final class Laid {
        private final OpenSignature open;

        private Laid(OpenSignature open) {
            this.open = open;
        }

        /// The digest of everything but `/Contents`.
        ///
        /// @param stateAfterBase a digest that has read the base; it is used up
        public byte[] digest(MessageDigest stateAfterBase) {
            open.signedBytes(stateAfterBase::update);
            return stateAfterBase.digest();
        }

        /// The appended bytes, ready to leave.
        public byte[] with(byte[] cms) throws PdfFault {
            return open.with(cms);
        }
    }

    /// @param baseDigest of all bytes of `base`, at least 16 bytes; the file identifier is derived
    ///   from it
    public static Laid lay(PdfFile base, byte[] baseDigest, FreePlace place, Filling filling)
            throws IOException, PdfFault {
        var revision = new Revision(base, baseDigest);
        return new Laid(new FreeRevision(base, revision, place, filling).write());
    }

    private OpenSignature write() throws IOException, PdfFault {
        var appearance = appearance();
        var signature = revision.reserve();
        int range = OpenSignature.write(revision, signature, dictionary(), filling.room());
        var existing = place.existing();
        if (existing == null) {
            var widget = widget(appearance, signature);
            addToPage(widget);
            growForm(widget);
        } else {
            fill(existing, appearance, signature);
            growForm(null);
        }
        return OpenSignature.finish(revision, base, range, filling.room());
    }

    private PdfValue.@Nullable Ref appearance() {
        var look = filling.look();
        var page = place.page();
        if (look == null || page == null || !place.isVisible()) {
            return null;
        }
        var all = new StringBuilder();
        look.lines().forEach(line -> all.append(line.text()));
        var font = SerifFont.holding(all.toString());
        var box = new Rect(0, 0, look.rect().width(), look.rect().height());
        return StampObjects.write(
                revision,
                new StampObjects.Ink(font, all.isEmpty() ? null : font.embed(revision)),
                look,
                new StampObjects.Stand(box, box, page.upright()),
                filling.time());
    }

    private PdfValue.Dict dictionary() throws IOException, PdfFault {
        var dict = OpenSignature.dictionary(filling.time(), filling.reason());
        if (!filling.location().isEmpty()) {
            dict = dict.with("Location", PdfValue.text(filling.location()));
        }
        var existing = place.existing();
        if (existing != null
                && base.resolve(existing.dict().get("Lock")) instanceof PdfValue.Dict lock) {
            dict = dict.with("Reference", PdfValue.array(OpenSignature.fieldMdp(base, lock)));
        }
        return dict;
    }

    private PdfValue.Ref widget(PdfValue.@Nullable Ref appearance, PdfValue.Ref signature) {
        var page = java.util.Objects.requireNonNull(place.page());
        var box = place.box();
        var widget =
                PdfValue.dict(
                        "Type", PdfValue.name("Annot"),
                        "Subtype", PdfValue.name("Widget"),
                        "FT", PdfValue.name("Sig"),
                        "T", PdfValue.text(place.name()),
                        "TU", PdfValue.text(filling.tip()),
                        "F", PdfValue.number(PRINT_LOCKED),
                        "P", page.ref(),
                        "MK",
                                page.rotate() == 0
                                        ? PdfValue.dict()
                                        : PdfValue.dict("R", PdfValue.number(page.rotate())),
                        "Rect", box == null ? PdfValue.numbers(0, 0, 0, 0) : box.array());
        if (appearance != null) {
            widget = widget.with("AP", PdfValue.dict("N", appearance));
        }
        return revision.add(widget.with("V", signature));
    }

    private void addToPage(PdfValue.Ref widget) throws IOException, PdfFault {
        var page = java.util.Objects.requireNonNull(place.page());
        var annots = page.dict().get("Annots");
        var grown = grown(annots, widget);
        if (annots instanceof PdfValue.Ref list
                && base.resolve(list) instanceof PdfValue.Array
                && !place.sharesAnnots()) {
            revision.put(list, grown);
        } else {
            revision.put(page.ref(), page.dict().with("Annots", grown));
        }
    }

    private PdfValue.Array grown(@Nullable PdfValue list, PdfValue.Ref item)
            throws IOException, PdfFault {
        var items = new ArrayList<PdfValue>();
        if (base.resolve(list) instanceof PdfValue.Array(List<PdfValue> earlier)) {
            items.addAll(earlier);
        }
        items.add(item);
        return new PdfValue.Array(items);
    }

    /// Fills an existing field; where field and widget are two objects, each gets its own.
    private void fill(
            FormFields.Field field, PdfValue.@Nullable Ref appearance, PdfValue.Ref signature)
            throws IOException, PdfFault {
        var shown = field.widgets().isEmpty() ? field.ref() : field.widgets().getFirst();
        var dict = field.dict();
        if (appearance != null && shown.equals(field.ref())) {
            dict = dict.with("AP", PdfValue.dict("N", appearance));
        } else if (appearance != null && base.object(shown) instanceof PdfValue.Dict widget) {
            revision.put(shown, widget.with("AP", PdfValue.dict("N", appearance)));
        }
        revision.put(field.ref(), dict.with("V", signature));
    }

    /// Lists a new field and sets `/SigFlags`, each in the object that holds it.
    private void growForm(PdfValue.@Nullable Ref field) throws IOException, PdfFault {
        var catalog = base.catalog();
        var holder = catalog.get("AcroForm");
        boolean exists = base.resolve(holder) instanceof PdfValue.Dict;
        var earlier = base.resolve(holder) instanceof PdfValue.Dict form ? form : PdfValue.dict();
        var form = withField(earlier, field);
        var flags = base.resolve(form.get("SigFlags")) instanceof PdfValue.Int(long n) ? n : 0;
        if ((flags & SIGNATURES_APPEND_ONLY) != SIGNATURES_APPEND_ONLY) {
            form = form.with("SigFlags", new PdfValue.Int(flags | SIGNATURES_APPEND_ONLY));
        }
        if (form.equals(earlier)) {
            return;
        }
        if (exists && holder instanceof PdfValue.Ref ref) {
            revision.put(ref, form);
        } else {
            var value = exists ? form : revision.add(form);
            revision.put(base.catalogRef(), catalog.with("AcroForm", value));
        }
    }

    private PdfValue.Dict withField(PdfValue.Dict form, PdfValue.@Nullable Ref field)
            throws IOException, PdfFault {
        if (field == null) {
            return form;
        }
        var fields = form.get("Fields");
        var grown = grown(fields, field);
        if (fields instanceof PdfValue.Ref list && base.resolve(list) instanceof PdfValue.Array) {
            revision.put(list, grown);
            return form;
        }
        return form.with("Fields", grown);
    }
}
