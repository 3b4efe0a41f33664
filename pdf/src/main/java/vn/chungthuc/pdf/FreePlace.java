package vn.chungthuc.pdf;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.chungthuc.pdf.PlacementFault.Kind;
import vn.chungthuc.protocol.Rect;

/// Where in any document a signature goes: a new field on one of its pages, or an empty field that
/// is there. Everything that forbids it is found here, before a key is asked.
public final class FreePlace {
    /// The smallest place that can show anything, in points.
    private static final double SMALLEST = 10;

    /// What is asked for.
    ///
    /// @param field full name; empty for a new field with a free name
    /// @param page from 1, or [#LAST], or [#ANY]: the first page or that of the field
    /// @param rect on the page as seen, in points; null for a signature that shows nothing
    /// @param digest what hashes the document, for the demands of fields: `SHA256`
    /// @param reason `/Reason`; empty for none
    public record Wish(String field, int page, @Nullable Rect rect, String digest, String reason) {
        public static final int ANY = 0;
        public static final int LAST = -1;
    }

    private final String name;
    private final int number;
    private final @Nullable SeenPage page;
    private final SeenPage.@Nullable Box box;
    private final FormFields.@Nullable Field existing;
    private final boolean sharesAnnots;

    private FreePlace(
            String name,
            Found found,
            SeenPage.@Nullable Box box,
            FormFields.@Nullable Field existing) {
        this.name = name;
        this.number = found.number;
        this.page = found.page;
        this.box = box;
        this.existing = existing;
        this.sharesAnnots = found.sharesAnnots;
    }

    /// @throws PlacementFault what forbids it
    public static FreePlace find(PdfFile file, Wish wish)
            throws IOException, PdfFault, PlacementFault {
        if (file.resolve(file.catalog().get("AcroForm")) instanceof PdfValue.Dict form
                && form.has("XFA")) {
            throw new PlacementFault(Kind.XFA, "");
        }
        var fields = FormFields.read(file);
        var name = wish.field().isEmpty() ? freeName(fields) : wish.field();
        var existing = existing(file, fields, name);
        DocumentLocks.check(file, fields, name);
        return existing == null ? fresh(file, name, wish) : inField(file, existing, wish);
    }

    private static String freeName(FormFields fields) {
        int n = 1;
        while (fields.taken("Signature" + n)) {
            n++;
        }
        return "Signature" + n;
    }

    private static FormFields.@Nullable Field existing(PdfFile file, FormFields fields, String name)
            throws IOException, PdfFault, PlacementFault {
        var existing = fields.named(name);
        if (existing == null) {
            if (fields.taken(name)) {
                throw new PlacementFault(Kind.FIELD_OTHER, name);
            }
            if (name.isBlank() || name.indexOf('.') >= 0) {
                throw new PlacementFault(Kind.FIELD_NAME, name); // 12.7.4.2: no period
            }
        } else if (!existing.isSignature()) {
            throw new PlacementFault(Kind.FIELD_OTHER, name);
        } else if (!(file.resolve(existing.whole().get("V")) instanceof PdfValue.Null)) {
            throw new PlacementFault(Kind.FIELD_SIGNED, name);
        } else if (existing.isReadOnly()) {
            throw new PlacementFault(Kind.FIELD_LOCKED, name);
        }
        return existing;
    }

    private static FreePlace fresh(PdfFile file, String name, Wish wish)
            throws IOException, PdfFault, PlacementFault {
        var found = Found.byNumber(file, wish.page());
        var rect = wish.rect();
        if (rect == null) {
            return new FreePlace(name, found, null, null);
        }
        var page = java.util.Objects.requireNonNull(found.page);
        if (!page.holds(rect)) {
            throw new PlacementFault(
                    Kind.OUTSIDE_PAGE,
                    Numbers.text(Math.floor(page.width()))
                            + " × "
                            + Numbers.text(Math.floor(page.height())));
        }
        if (rect.width() < SMALLEST || rect.height() < SMALLEST) {
            throw new PlacementFault(Kind.TOO_SMALL, "");
        }
        return new FreePlace(name, found, page.inUserSpace(rect), null);
    }

    private static FreePlace inField(PdfFile file, FormFields.Field field, Wish wish)
            throws IOException, PdfFault, PlacementFault {
        SeedValues.check(file, field.dict(), wish.digest(), wish.reason());
        if (wish.page() != Wish.ANY || wish.rect() != null) {
            throw new PlacementFault(Kind.FIELD_HAS_PLACE, field.name());
        }
        if (field.widgets().isEmpty()
                || !(file.object(field.widgets().getFirst()) instanceof PdfValue.Dict widget)) {
            return new FreePlace(field.name(), new Found(), null, field);
        }
        var found = Found.byWidget(file, field.widgets().getFirst(), widget);
        var box = SeenPage.box(file, widget.get("Rect"));
        boolean shows = found.page != null && box != null && box.width() > 0 && box.height() > 0;
        return new FreePlace(field.name(), found, shows ? box : null, field);
    }

    /// The field's full name, new or not.
    public String name() {
        return name;
    }

    /// Number of the page, from 1; 0 when an existing field stands on none.
    public int pageNumber() {
        return number;
    }

    /// Whether it shows anything.
    public boolean isVisible() {
        return box != null;
    }

    /// How wide the visible part is as seen, in points.
    public double width() {
        return box == null || page == null ? 0 : page.widthOf(box);
    }

    public double height() {
        return box == null || page == null ? 0 : page.heightOf(box);
    }

    @Nullable SeenPage page() {
        return page;
    }

    SeenPage.@Nullable Box box() {
        return box;
    }

    FormFields.@Nullable Field existing() {
        return existing;
    }

    /// Whether another page lists its annotations in the same array object.
    boolean sharesAnnots() {
        return sharesAnnots;
    }

    /// A page looked for in the page tree.
    private static final class Found {
        private final Map<PdfValue, Integer> lists = new HashMap<>();
        private int number;
        private int count;
        private @Nullable SeenPage page;
        private boolean sharesAnnots;

        static Found byNumber(PdfFile file, int wanted)
                throws IOException, PdfFault, PlacementFault {
            var found = new Found();
            int number = wanted == Wish.ANY ? 1 : wanted;
            PageTree.walk(
                    file,
                    leaf -> {
                        found.count++;
                        if (leaf.dict().get("Annots") instanceof PdfValue.Ref list) {
                            found.lists.merge(list, 1, Integer::sum);
                        }
                        if (found.count == number || number == Wish.LAST) {
                            found.take(file, leaf);
                        }
                    });
            var page = found.page;
            if (page == null) {
                throw new PlacementFault(Kind.NO_SUCH_PAGE, wanted + " / " + found.count);
            }
            var list = page.dict().get("Annots");
            found.sharesAnnots = list != null && found.lists.getOrDefault(list, 0) > 1;
            return found;
        }

        /// The page that the widget names, or else the one that lists it.
        static Found byWidget(PdfFile file, PdfValue.Ref widget, PdfValue.Dict dict)
                throws IOException, PdfFault {
            var found = new Found();
            var named = dict.get("P");
            PageTree.walk(
                    file,
                    leaf -> {
                        found.count++;
                        boolean here =
                                named == null
                                        ? file.resolve(leaf.dict().get("Annots"))
                                                        instanceof PdfValue.Array(var items)
                                                && items.contains(widget)
                                        : leaf.ref().equals(named);
                        if (here) {
                            found.take(file, leaf);
                        }
                    });
            return found;
        }

        private void take(PdfFile file, PageTree.Leaf leaf) throws IOException, PdfFault {
            number = count;
            page = SeenPage.of(file, leaf);
        }
    }
}
