package vn.chungthuc.pdf;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The page tree (ISO 32000-2, 7.7.3), walked leaf by leaf and not kept, however many there are.
final class PageTree {
    private static final List<String> INHERITED =
            List.of("Resources", "MediaBox", "CropBox", "Rotate");
    private static final int DEEPEST = 60;

    /// A page and what it inherits.
    ///
    /// @param dict the page object as it stands
    /// @param attributes the inheritable ones, its own or inherited
    record Leaf(PdfValue.Ref ref, PdfValue.Dict dict, PdfValue.Dict attributes) {
        @Nullable PdfValue inherited(String key) {
            return attributes.get(key);
        }

        /// The page with what it inherits filled in.
        PdfValue.Dict whole() {
            var whole = dict;
            for (var entry : attributes.entries().entrySet()) {
                whole = whole.with(entry.getKey(), entry.getValue());
            }
            return whole;
        }
    }

    /// Takes the pages in order.
    interface Visitor {
        void take(Leaf page) throws IOException, PdfFault;
    }

    private final PdfFile file;
    private final Visitor visitor;
    private final Set<Integer> seen = new HashSet<>();
    private final Set<Integer> above = new HashSet<>();

    private PageTree(PdfFile file, Visitor visitor) {
        this.file = file;
        this.visitor = visitor;
    }

    /// Shows all pages; a fault if the tree loops.
    static void walk(PdfFile file, Visitor visitor) throws IOException, PdfFault {
        if (!(file.catalog().get("Pages") instanceof PdfValue.Ref root)) {
            throw PdfFault.damaged("the catalog's Pages is no reference");
        }
        new PageTree(file, visitor).visit(root, PdfValue.dict(), 0);
    }

    /// @return how many pages there are from here on
    private int visit(PdfValue.Ref at, PdfValue.Dict inherited, int depth)
            throws IOException, PdfFault {
        if (above.contains(at.number()) || depth > DEEPEST) {
            throw new PdfFault(PdfFault.Kind.LOOP, "the page tree at " + at.number());
        }
        if (!seen.add(at.number()) || !(file.object(at) instanceof PdfValue.Dict node)) {
            throw PdfFault.damaged("page tree node " + at.number());
        }
        var attributes = inherited;
        for (var key : INHERITED) {
            var own = node.get(key);
            if (own != null) {
                attributes = attributes.with(key, own);
            }
        }
        if (isPage(at, node)) {
            visitor.take(new Leaf(at, node, attributes));
            return 1;
        }
        above.add(at.number());
        int pages = 0;
        for (var kid : file.kids(node)) {
            if (!(kid instanceof PdfValue.Ref reference)) {
                throw PdfFault.damaged("a kid of page tree node " + at.number());
            }
            pages += visit(reference, attributes, depth + 1);
        }
        above.remove(at.number());
        // some readers find a page by these numbers alone, and would show another one
        if (!new PdfValue.Int(pages).equals(file.resolve(node.get("Count")))) {
            throw PdfFault.damaged("the Count of page tree node " + at.number());
        }
        return pages;
    }

    /// Some readers go by `/Kids`, some by `/Type`: both must say the same.
    private boolean isPage(PdfValue.Ref at, PdfValue.Dict node) throws IOException, PdfFault {
        boolean leaf = !node.has("Kids");
        boolean contrary =
                file.resolve(node.get("Type")) instanceof PdfValue.Name(var type)
                        && (leaf ? type.equals("Pages") : !type.equals("Pages"));
        if (contrary) {
            throw PdfFault.damaged("page tree node " + at.number() + " of two kinds");
        }
        return leaf;
    }
}
