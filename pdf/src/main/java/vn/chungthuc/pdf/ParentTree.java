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

    /// The root with `value` under the key [#next]: in the root itself, or in a leaf of its own
    /// where the root has kids.
    PdfValue.Dict with(PdfFile file, Revision revision, PdfValue value)
            throws IOException, PdfFault {
        var key = new PdfValue.Int(next);
        if (file.resolve(root.get("Kids")) instanceof PdfValue.Array(var kids)) {
            var leaf =
                    revision.add(
                            PdfValue.dict(
                                    "Limits", PdfValue.array(key, key),
                                    "Nums", PdfValue.array(key, value)));
            return root.with("Kids", longer(kids, leaf));
        }
        var before =
                file.resolve(root.get("Nums")) instanceof PdfValue.Array(var pairs)
                        ? pairs
                        : List.<PdfValue>of();
        return root.with("Nums", longer(before, key, value));
    }

    private static PdfValue.Array longer(List<PdfValue> items, PdfValue... more) {
        var all = new ArrayList<>(items);
        all.addAll(List.of(more));
        return new PdfValue.Array(all);
    }
}
