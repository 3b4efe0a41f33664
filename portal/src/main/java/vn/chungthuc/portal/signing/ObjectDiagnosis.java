package vn.chungthuc.portal.signing;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import vn.chungthuc.pdf.PdfFault;
import vn.chungthuc.pdf.PdfFile;
import vn.chungthuc.pdf.PdfValue;
import vn.chungthuc.pdf.SignaturePlace;

/// Which objects a revision holds that it must not, and which it lacks.
final class ObjectDiagnosis {
    private final PdfFile base;
    private final SignaturePlace place;
    private final Apart expected;
    private final Apart returned;

    private ObjectDiagnosis(PdfFile base, SignaturePlace place, Apart expected, Apart returned) {
        this.base = base;
        this.place = place;
        this.expected = expected;
        this.returned = returned;
    }

    static Optional<Deviation> find(
            PdfFile base, SignaturePlace place, Apart expected, Apart returned)
            throws IOException, PdfFault {
        var diagnosis = new ObjectDiagnosis(base, place, expected, returned);
        var extra = diagnosis.extra();
        if (extra.isPresent() && extra.get() != Deviation.OBJECT_EXTRA) {
            return extra;
        }
        return diagnosis.missing().or(() -> extra);
    }

    /// What the objects are that do not belong to this signature; a changed one before a new one.
    private Optional<Deviation> extra() throws IOException, PdfFault {
        var roles = roles();
        Optional<Deviation> gravest = Optional.empty();
        for (int number : returned.extras(place.ref())) {
            var role = roles.getOrDefault(number, unknown(number));
            if (role == Deviation.PAGE_CHANGED && onlyAnnotations(number)) {
                role = Deviation.ANNOTATIONS_CHANGED;
            }
            if (gravest.isEmpty() || gravest.get() == Deviation.OBJECT_EXTRA) {
                gravest = Optional.of(role);
            }
        }
        return gravest;
    }

    private Deviation unknown(int number) {
        return base.objectNumbers().contains(number)
                ? Deviation.EARLIER_OBJECT_CHANGED
                : Deviation.OBJECT_EXTRA;
    }

    private boolean onlyAnnotations(int number) throws IOException, PdfFault {
        return base.newest(number) instanceof PdfValue.Dict before
                && returned.whole().newest(number) instanceof PdfValue.Dict now
                && before.without("Annots").equals(now.without("Annots"));
    }

    /// What the numbers of the base are, as far as they have a code of their own.
    private Map<Integer, Deviation> roles() throws IOException, PdfFault {
        var roles = new HashMap<Integer, Deviation>();
        roles.put(base.catalogRef().number(), Deviation.CATALOG_CHANGED);
        pageTree(roles);
        base.pages().forEach(page -> roles.put(page.ref().number(), Deviation.PAGE_CHANGED));
        put(roles, base.catalog().get("AcroForm"), Deviation.FORM_CHANGED);
        put(roles, place.font(), Deviation.FONT_CHANGED);
        for (var name : new String[] {SignaturePlace.LEADER, SignaturePlace.OFFICE}) {
            var other = SignaturePlace.any(base, name);
            if (!other.ref().equals(place.ref())) {
                roles.put(other.ref().number(), Deviation.OTHER_FIELD_CHANGED);
                put(roles, other.field().get("V"), Deviation.EARLIER_SIGNATURE_CHANGED);
                if (other.field().get("AP") instanceof PdfValue.Dict states) {
                    put(roles, states.get("N"), Deviation.EARLIER_SIGNATURE_CHANGED);
                }
            }
        }
        return roles;
    }

    private void pageTree(Map<Integer, Deviation> roles) throws IOException, PdfFault {
        put(roles, base.catalog().get("Pages"), Deviation.PAGE_TREE_CHANGED);
        for (var page : base.pages()) {
            var above = page.dict().get("Parent");
            for (int depth = 0; above instanceof PdfValue.Ref ref && depth < 60; depth++) {
                roles.put(ref.number(), Deviation.PAGE_TREE_CHANGED);
                above = base.object(ref) instanceof PdfValue.Dict node ? node.get("Parent") : null;
            }
        }
    }

    private static void put(
            Map<Integer, Deviation> roles,
            @org.jspecify.annotations.Nullable PdfValue value,
            Deviation role) {
        if (value instanceof PdfValue.Ref ref) {
            roles.put(ref.number(), role);
        }
    }

    private Optional<Deviation> missing() {
        var field = returned.field();
        if (!returned.holds(place.ref()) || !field.has("V")) {
            return Optional.of(Deviation.FIELD_NOT_SIGNED);
        }
        if (returned.signature() == null) {
            return Optional.of(Deviation.SIGNATURE_DIRECT);
        }
        if (!field.has("AP")) {
            return Optional.of(Deviation.APPEARANCE_MISSING);
        }
        boolean allThere =
                returned.holds(returned.signature())
                        && returned.holds(returned.appearance())
                        && (expected.image() == null
                                || returned.image() == null
                                || returned.holds(returned.image()))
                        && (expected.mask() == null
                                || returned.mask() == null
                                || returned.holds(returned.mask()));
        return allThere ? Optional.empty() : Optional.of(Deviation.OBJECT_MISSING);
    }
}
