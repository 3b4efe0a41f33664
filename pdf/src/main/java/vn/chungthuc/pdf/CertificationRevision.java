package vn.chungthuc.pdf;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import vn.chungthuc.protocol.Rect;
import vn.chungthuc.protocol.Sha256;

/// Revision 2: the certification page behind the scan, the font, and both signature fields, final
/// in everything but value, appearance and the leader's rectangle.
public final class CertificationRevision {
    /// Print, and nothing else (ISO 32000-2, table 167); the lock is the field's own.
    private static final int PRINT = 4;

    /// Of the page, and of the document where the scan does not say.
    static final String LANGUAGE = "vi-VN";

    private CertificationRevision() {}

    /// What the page looks like.
    ///
    /// @param width of the page, in points
    /// @param content the content stream; `/F` is [SerifFont]
    /// @param tags the marked pieces of `content`; none for a page without structure
    /// @param leader where the leader's field is proposed, inside `slot`
    /// @param slot what the office's field spans
    /// @param leaderTip the leader's field in words, for screen readers
    public record Page(
            double width,
            double height,
            String content,
            List<PageTag> tags,
            Rect leader,
            Rect slot,
            String leaderTip,
            String officeTip) {
        public Page {
            tags = List.copyOf(tags);
        }

        /// A page without structure.
        public Page(
                double width,
                double height,
                String content,
                Rect leader,
                Rect slot,
                String leaderTip,
                String officeTip) {
            this(width, height, content, List.of(), leader, slot, leaderTip, officeTip);
        }
    }

    /// The bytes to append to `base`, whose form must hold no fields.
    public static byte[] append(PdfFile base, Sha256 baseHash, Page page)
            throws IOException, PdfFault {
        var revision = new Revision(base, baseHash);
        var font = SerifFont.instance().embed(revision);
        var content =
                revision.addStream(
                        PdfValue.dict("Filter", PdfValue.name("FlateDecode")),
                        Flate.deflate(
                                page.content()
                                        .getBytes(java.nio.charset.StandardCharsets.US_ASCII)));
        var pageRef = revision.reserve();
        var tree = page.tags().isEmpty() ? null : StructureTree.of(base).orElse(null);
        var leader = field(SignaturePlace.LEADER, page.leaderTip(), page.leader(), pageRef);
        var office =
                field(SignaturePlace.OFFICE, page.officeTip(), page.slot(), pageRef)
                        .with("Lock", lock());
        var fields = PdfValue.array(revision.add(leader), revision.add(office));
        var plain = page(base, page, font, content, fields);
        revision.put(
                pageRef,
                tree == null
                        ? plain
                        : plain.with("StructParents", new PdfValue.Int(tree.key()))
                                .with("Tabs", PdfValue.name("R")));
        growPageTree(base, revision, pageRef);
        var catalog = base.catalog().with("AcroForm", revision.add(form(base, fields)));
        if (tree != null) {
            var root = tree.write(revision, page.tags(), pageRef);
            catalog = catalog.with("StructTreeRoot", root).with("MarkInfo", marked(base));
        }
        if (!catalog.has("Lang")) {
            catalog = catalog.with("Lang", PdfValue.text(LANGUAGE));
        }
        revision.put(base.catalogRef(), catalog);
        return revision.finish();
    }

    private static PdfValue.Dict marked(PdfFile base) throws IOException, PdfFault {
        var before =
                base.resolve(base.catalog().get("MarkInfo")) instanceof PdfValue.Dict there
                        ? there
                        : PdfValue.dict();
        return before.with("Marked", new PdfValue.Bool(true));
    }

    private static PdfValue.Dict field(String name, String tip, Rect rect, PdfValue.Ref page) {
        return PdfValue.dict(
                "Type", PdfValue.name("Annot"),
                "Subtype", PdfValue.name("Widget"),
                "FT", PdfValue.name("Sig"),
                "T", PdfValue.text(name),
                "TU", PdfValue.text(tip),
                "F", PdfValue.number(PRINT),
                "P", page,
                "MK", PdfValue.dict(),
                "Rect", PdfValue.numbers(rect.llx(), rect.lly(), rect.urx(), rect.ury()));
    }

    /// Include, not All: with All the later document timestamps would count as a violation.
    private static PdfValue.Dict lock() {
        return PdfValue.dict(
                "Type", PdfValue.name("SigFieldLock"),
                "Action", PdfValue.name("Include"),
                "Fields",
                        PdfValue.array(
                                PdfValue.text(SignaturePlace.LEADER),
                                PdfValue.text(SignaturePlace.OFFICE)),
                "P", PdfValue.number(1));
    }

    private static PdfValue.Dict page(
            PdfFile base, Page page, PdfValue.Ref font, PdfValue.Ref content, PdfValue fields)
            throws IOException, PdfFault {
        var box = PdfValue.numbers(0, 0, page.width(), page.height());
        return PdfValue.dict(
                "Type", PdfValue.name("Page"),
                "Parent", pagesRef(base),
                "MediaBox", box,
                "CropBox", box,
                "Rotate", PdfValue.number(0),
                "UserUnit", PdfValue.number(1),
                "Resources", PdfValue.dict("Font", PdfValue.dict("F", font)),
                "Contents", content,
                "Annots", fields);
    }

    private static PdfValue.Ref pagesRef(PdfFile base) throws IOException, PdfFault {
        if (base.catalog().get("Pages") instanceof PdfValue.Ref pages) {
            return pages;
        }
        throw PdfFault.damaged("the catalog's Pages is no reference");
    }

    private static void growPageTree(PdfFile base, Revision revision, PdfValue.Ref page)
            throws IOException, PdfFault {
        var root = base.pagesRoot();
        var kids = new ArrayList<>(base.kids(root));
        kids.add(page);
        revision.put(
                pagesRef(base),
                root.with("Kids", new PdfValue.Array(kids))
                        .with("Count", new PdfValue.Int(base.pages().size() + 1L)));
    }

    private static PdfValue.Dict form(PdfFile base, PdfValue fields) throws IOException, PdfFault {
        var form =
                base.resolve(base.catalog().get("AcroForm")) instanceof PdfValue.Dict earlier
                        ? earlier
                        : PdfValue.dict();
        if (base.resolve(form.get("Fields")) instanceof PdfValue.Array(var old) && !old.isEmpty()) {
            throw new PdfFault(PdfFault.Kind.NOT_THE_PROFILE, "the form has fields");
        }
        return form.with("Fields", fields).with("SigFlags", PdfValue.number(3));
    }
}
