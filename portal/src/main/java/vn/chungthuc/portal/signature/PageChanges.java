package vn.chungthuc.portal.signature;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import vn.chungthuc.pdf.PdfFault;
import vn.chungthuc.pdf.PdfFile;
import vn.chungthuc.pdf.PdfValue;

/// Pages must stay: the tree, its order, every entry of every page (ISO 32000-2, 7.7.3). Only the
/// list of annotations may grow.
final class PageChanges {
    private static final int MOST_NODES = 200_000;
    private static final int DEEPEST = 100;

    /// Page entries that show nothing: when it was changed, the tabbing order, the number in the
    /// structure tree, page metadata (table 31).
    private static final Set<String> FREE = Set.of("LastModified", "Tabs", "Metadata");

    /// Markup that reviewers add (table 171). Others act, play, attach, or are part of the paper.
    private static final Set<String> MARKUP =
            Set.of(
                    "Text",
                    "Popup",
                    "Highlight",
                    "Underline",
                    "Squiggly",
                    "StrikeOut",
                    "Ink",
                    "Line",
                    "Square",
                    "Circle",
                    "Polygon",
                    "PolyLine",
                    "Caret",
                    "FreeText",
                    "Stamp");

    private final PdfFile signed;
    private final PdfFile now;
    private final StrictCompare strict;
    private final Permissions permissions;
    private final FormChanges form;
    private final Findings findings;
    private final SortedSet<Integer> touched = new TreeSet<>();
    private final List<PdfValue.Ref> nodes = new ArrayList<>();
    private final List<PdfValue.Ref> pages = new ArrayList<>();

    PageChanges(
            PdfFile signed,
            PdfFile now,
            StrictCompare strict,
            Permissions permissions,
            FormChanges form,
            Findings findings) {
        this.signed = signed;
        this.now = now;
        this.strict = strict;
        this.permissions = permissions;
        this.form = form;
        this.findings = findings;
    }

    /// Takes the page tree and the annotations of the signed revision under these rules.
    void claim() throws IOException, PdfFault {
        if (signed.catalog().get("Pages") instanceof PdfValue.Ref root) {
            claim(root, new HashSet<>(), 0);
        }
    }

    private void claim(PdfValue.Ref node, Set<PdfValue.Ref> seen, int depth)
            throws IOException, PdfFault {
        if (!seen.add(node) || depth > DEEPEST) {
            throw new PdfFault(PdfFault.Kind.LOOP, "the page tree at " + node.number());
        }
        if (seen.size() > MOST_NODES) {
            throw new PdfFault(PdfFault.Kind.TOO_MUCH, "pages");
        }
        strict.judgedElsewhere(node);
        nodes.add(node);
        if (!(signed.object(node) instanceof PdfValue.Dict dict)) {
            return;
        }
        if (!dict.has("Kids")) {
            pages.add(node);
            claimAnnotations(dict);
            return;
        }
        for (var kid : list(signed, dict, "Kids")) {
            if (kid instanceof PdfValue.Ref ref) {
                claim(ref, seen, depth + 1);
            }
        }
    }

    private void claimAnnotations(PdfValue.Dict page) throws IOException, PdfFault {
        if (page.get("Annots") instanceof PdfValue.Ref ref) {
            strict.judgedElsewhere(ref);
        }
        for (var item : list(signed, page, "Annots")) {
            if (item instanceof PdfValue.Ref ref) {
                strict.judgedElsewhere(ref);
            }
        }
    }

    void check() throws IOException, PdfFault {
        if (!java.util.Objects.equals(signed.catalog().get("Pages"), now.catalog().get("Pages"))) {
            findings.add(Integrity.MODIFIED, "page-tree-changed");
            return;
        }
        for (var node : nodes) {
            if (signed.object(node) instanceof PdfValue.Dict before
                    && now.object(node) instanceof PdfValue.Dict after) {
                node(node, before, after);
            } else {
                findings.add(Integrity.MODIFIED, "page-tree-changed");
            }
        }
    }

    private void node(PdfValue.Ref ref, PdfValue.Dict before, PdfValue.Dict after)
            throws IOException, PdfFault {
        boolean leaf = !before.has("Kids");
        var keys = new TreeSet<>(before.entries().keySet());
        keys.addAll(after.entries().keySet());
        if (leaf) {
            keys.remove("Annots"); // have rules of their own
        }
        for (var key : keys) {
            boolean ruled =
                    leaf
                            && (FREE.contains(key)
                                    || (key.equals("StructParents") && !before.has(key)));
            // what is ruled is walked too: what it holds is accounted for
            if (!strict.same(before.get(key), after.get(key)) && !ruled) {
                findings.add(
                        Integrity.MODIFIED,
                        leaf ? "page-changed" : "page-tree-changed",
                        leaf ? pageNumber(ref) : key,
                        key);
            }
        }
        if (leaf) {
            annotations(ref, list(signed, before, "Annots"), list(now, after, "Annots"));
        }
    }

    /// The pages on which something permitted was added or filled in, from 1.
    SortedSet<Integer> touched() {
        return touched;
    }

    private int pageNumber(PdfValue.Ref page) {
        return pages.indexOf(page) + 1;
    }

    /// Earlier annotations stay, in their order, which is the order in which they are painted.
    private void annotations(PdfValue.Ref page, List<PdfValue> before, List<PdfValue> after)
            throws IOException, PdfFault {
        var kept = after.stream().filter(before::contains).distinct().toList();
        var still = before.stream().filter(after::contains).distinct().toList();
        if (!kept.equals(still)) {
            findings.add(Integrity.MODIFIED, "annotations-reordered", pageNumber(page));
        }
        for (var item : before) {
            if (!after.contains(item)) {
                removed(page, item);
            } else if (item instanceof PdfValue.Ref ref) {
                kept(page, ref);
            } else if (!strict.same(item, item)) {
                findings.add(Integrity.MODIFIED, "annotation-changed", pageNumber(page));
            }
        }
        for (var item : after) {
            if (!before.contains(item)) {
                added(page, item);
            }
        }
    }

    /// With P 3 the author let annotations be deleted (table 257); else one that was seen is gone.
    private void removed(PdfValue.Ref page, PdfValue item) throws IOException, PdfFault {
        boolean widget =
                signed.resolve(item) instanceof PdfValue.Dict dict && dict.is("Subtype", "Widget");
        if (permissions.level() == 3 && !widget) {
            findings.add(Integrity.VALID_ANNOTATION, "annotation-removed", pageNumber(page));
        } else {
            findings.add(Integrity.MODIFIED, "annotation-removed", pageNumber(page));
        }
    }

    private void kept(PdfValue.Ref page, PdfValue.Ref ref) throws IOException, PdfFault {
        if (form.knows(ref)) {
            if (form.changed(ref)) {
                touched.add(pageNumber(page));
            }
            return; // a field or its widget: FormChanges has looked
        }
        var before = signed.object(ref);
        var after = now.object(ref);
        if (strict.same(before, after)) {
            return;
        }
        boolean popup =
                before instanceof PdfValue.Dict dict
                        && dict.is("Subtype", "Popup")
                        && after instanceof PdfValue.Dict later
                        && later.is("Subtype", "Popup");
        boolean allowed = permissions.level() == 3 || (popup && permissions.annotations());
        findings.add(
                allowed ? Integrity.VALID_ANNOTATION : Integrity.MODIFIED,
                "annotation-changed",
                pageNumber(page));
    }

    private void added(PdfValue.Ref page, PdfValue item) throws IOException, PdfFault {
        touched.add(pageNumber(page));
        if (item instanceof PdfValue.Ref ref && form.mayAppear(ref)) {
            return;
        }
        if (!(now.resolve(item) instanceof PdfValue.Dict annotation)) {
            return; // null: nothing is there, and nothing is shown
        }
        var kind =
                now.resolve(annotation.get("Subtype")) instanceof PdfValue.Name(var name)
                        ? name
                        : "";
        if (kind.equals("Widget")) {
            findings.add(Integrity.MODIFIED, "field-added", pageNumber(page));
        } else if (!MARKUP.contains(kind)
                || annotation.has("A")
                || annotation.has("AA")
                || annotation.has("OC")) {
            findings.add(Integrity.MODIFIED, "annotation-acts", pageNumber(page), kind);
        } else if (!permissions.annotations()) {
            findings.add(Integrity.MODIFIED, "annotation-not-allowed", pageNumber(page), kind);
        } else {
            findings.add(Integrity.VALID_ANNOTATION, "annotation-added", pageNumber(page), kind);
        }
    }

    static List<PdfValue> list(PdfFile file, PdfValue.Dict dict, String key)
            throws IOException, PdfFault {
        return file.resolve(dict.get(key)) instanceof PdfValue.Array(var items) ? items : List.of();
    }
}
