package vn.chungthuc.pdf;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The number tree that leads from pages and annotations to their structure (ISO 32000-2, 7.9.7,
/// 14.7.5.4), as far as it must be known to be extended.
///
/// @param root its root node
/// @param next the least key above all that are there
record ParentTree(PdfValue.Dict root, int next) {
    private static final int DEEPEST = 20;
    private static final int MOST_KEYS = 100_000;

    /// @param structure the structure tree's root
    /// @return null where there is none, or one that nobody should build upon
    static @Nullable ParentTree read(PdfFile file, PdfValue.Dict structure)
            throws IOException, PdfFault {
        if (!(file.resolve(structure.get("ParentTree")) instanceof PdfValue.Dict root)
                || root.has("Nums") == root.has("Kids")) {
            return null;
        }
        long above = highest(file, root, 0) + 1;
        if (structure.get("ParentTreeNextKey") instanceof PdfValue.Int(long next)) {
            above = Math.max(above, next);
        }
        return above < 0 || above > MOST_KEYS ? null : new ParentTree(root, (int) above);
    }

    /// The highest key, or more than there may be where the tree is odd.
    private static long highest(PdfFile file, PdfValue.Dict node, int depth)
            throws IOException, PdfFault {
        if (depth > DEEPEST) {
            return MOST_KEYS;
        }
        if (file.resolve(node.get("Kids")) instanceof PdfValue.Array(var kids)) {
            // keys are in order: the last kid has the highest
            return !kids.isEmpty() && file.resolve(kids.getLast()) instanceof PdfValue.Dict last
                    ? highest(file, last, depth + 1)
                    : MOST_KEYS;
        }
        if (!(file.resolve(node.get("Nums")) instanceof PdfValue.Array(var pairs))) {
            return MOST_KEYS;
        }
        if (pairs.isEmpty()) {
            return -1;
        }
        return pairs.size() % 2 == 0
                        && file.resolve(pairs.get(pairs.size() - 2)) instanceof PdfValue.Int(long n)
                ? n
                : MOST_KEYS;
    }

    /// The root with `values` under the keys from [#next] on: in the root itself, or in a leaf of
    /// their own where the root has kids.
    PdfValue.Dict with(PdfFile file, Revision revision, List<PdfValue> values)
            throws IOException, PdfFault {
        var pairs = new ArrayList<PdfValue>();
        for (int i = 0; i < values.size(); i++) {
            pairs.add(new PdfValue.Int(next + (long) i));
            pairs.add(values.get(i));
        }
        if (file.resolve(root.get("Kids")) instanceof PdfValue.Array(var kids)) {
            var leaf =
                    revision.add(
                            PdfValue.dict(
                                    "Limits",
                                    PdfValue.array(
                                            new PdfValue.Int(next),
                                            new PdfValue.Int(next + values.size() - 1L)),
                                    "Nums",
                                    new PdfValue.Array(pairs)));
            var more = new ArrayList<>(kids);
            more.add(leaf);
            return root.with("Kids", new PdfValue.Array(more));
        }
        if (file.resolve(root.get("Nums")) instanceof PdfValue.Array(var before)) {
            pairs.addAll(0, before);
        }
        return root.with("Nums", new PdfValue.Array(pairs));
    }
}
