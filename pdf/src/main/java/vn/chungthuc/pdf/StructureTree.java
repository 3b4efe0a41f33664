package vn.chungthuc.pdf;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a screen reader is told of the certification page: its structure elements, below a new root
/// or below the one that the scan has (ISO 32000-2, 14.7 and 14.8). A tree that is not as the
/// standard says is left alone: the page is then untagged, and no signature fails for it.
///
/// The two widgets are not in it (they would be `Form` elements with an OBJR each): EU DSS walks
/// from the catalog through every entry, and a signature that it meets below `/Obj` instead of
/// `/Annots` is an "undefined change" to it. Readers announce them by `/TU`, in the page's order.
final class StructureTree {
    private final PdfFile base;
    private final PdfValue.@Nullable Ref rootRef;
    private final PdfValue.Dict root;
    private final ParentTree parents;

    private StructureTree(
            PdfFile base, PdfValue.@Nullable Ref rootRef, PdfValue.Dict root, ParentTree parents) {
        this.base = base;
        this.rootRef = rootRef;
        this.root = root;
        this.parents = parents;
    }

    /// The tree to add to; empty where the scan's own is odd.
    static Optional<StructureTree> of(PdfFile base) throws IOException, PdfFault {
        var there = base.catalog().get("StructTreeRoot");
        if (base.resolve(there) instanceof PdfValue.Null) {
            var parents = new ParentTree(PdfValue.dict("Nums", PdfValue.array()), 0);
            var root = PdfValue.dict("Type", PdfValue.name("StructTreeRoot"));
            return Optional.of(new StructureTree(base, null, root, parents));
        }
        try {
            if (there instanceof PdfValue.Ref ref
                    && base.object(ref) instanceof PdfValue.Dict root
                    && !root.has("RoleMap")
                    && !root.has("Namespaces")) {
                var parents = ParentTree.read(base, root);
                return parents == null
                        ? Optional.empty()
                        : Optional.of(new StructureTree(base, ref, root, parents));
            }
        } catch (PdfFault e) {
            // an odd tree is left alone
            return Optional.empty();
        }
        return Optional.empty();
    }

    /// The page's `/StructParents`.
    int key() {
        return parents.next();
    }

    /// Writes the elements and the trees above them.
    ///
    /// @return the root's reference, for the catalog
    PdfValue.Ref write(Revision revision, List<PageTag> tags, PdfValue.Ref page)
            throws IOException, PdfFault {
        var tree = rootRef == null ? revision.reserve() : rootRef;
        var part = revision.reserve();
        var pieces = new ArrayList<PdfValue>();
        for (int id = 0; id < tags.size(); id++) {
            pieces.add(revision.add(piece(tags.get(id), id, part, page)));
        }
        revision.put(part, element(rootRef == null ? "Document" : "Part", tree, page, pieces));
        revision.put(tree, root(revision, part, new PdfValue.Array(pieces)));
        return tree;
    }

    private static PdfValue.Dict element(
            String type, PdfValue.Ref parent, PdfValue.Ref page, List<PdfValue> kids) {
        return PdfValue.dict(
                "Type",
                PdfValue.name("StructElem"),
                "S",
                PdfValue.name(type),
                "P",
                parent,
                "Pg",
                page,
                "Lang",
                PdfValue.text(CertificationRevision.LANGUAGE),
                "K",
                new PdfValue.Array(kids));
    }

    private static PdfValue.Dict piece(PageTag tag, int id, PdfValue.Ref part, PdfValue.Ref page) {
        var element =
                PdfValue.dict(
                        "Type",
                        PdfValue.name("StructElem"),
                        "S",
                        PdfValue.name(tag.type()),
                        "P",
                        part,
                        "Pg",
                        page,
                        "K",
                        new PdfValue.Int(id));
        return tag.alternate().isEmpty()
                ? element
                : element.with("Alt", PdfValue.text(tag.alternate()));
    }

    private PdfValue.Dict root(Revision revision, PdfValue.Ref part, PdfValue.Array pieces)
            throws IOException, PdfFault {
        var grown = parents.with(base, revision, revision.add(pieces));
        PdfValue parentTree;
        if (root.get("ParentTree") instanceof PdfValue.Ref ref) {
            revision.put(ref, grown);
            parentTree = ref;
        } else {
            parentTree = revision.add(grown);
        }
        return root.with("K", kids(part))
                .with("ParentTree", parentTree)
                .with("ParentTreeNextKey", new PdfValue.Int(parents.next() + 1L));
    }

    private PdfValue kids(PdfValue.Ref part) throws IOException, PdfFault {
        var before = root.get("K");
        var kids = new ArrayList<PdfValue>();
        switch (base.resolve(before)) {
            case PdfValue.Array(var items) -> kids.addAll(items);
            case PdfValue.Dict _ -> kids.add(before);
            default -> {}
        }
        kids.add(part);
        return new PdfValue.Array(kids);
    }
}
