package vn.chungthuc.portal.signature;

import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import vn.chungthuc.pdf.PdfFault;
import vn.chungthuc.pdf.PdfFile;
import vn.chungthuc.pdf.PdfValue;

/// What may become of a form after signing (ISO 32000-2, 12.7 and 12.8.2): fields are filled in,
/// empty signature fields are signed, signature fields are added. Locks and DocMDP are honoured.
final class FormChanges {
    /// What signing an empty field writes into it.
    private static final Set<String> BY_SIGNING =
            Set.of(
                    "V",
                    "AP",
                    "Rect",
                    "F",
                    "MK",
                    "DA",
                    "M",
                    "P",
                    "Type",
                    "Subtype",
                    "NM",
                    "StructParent",
                    "BS",
                    "Border");

    /// What filling in a field writes into it or its widgets (tables 226 to 235).
    private static final Set<String> BY_FILLING =
            Set.of("V", "RV", "AP", "AS", "I", "TI", "DA", "M");

    /// What says where a widget stands and shows nothing.
    private static final Set<String> BOOKKEEPING = Set.of("P", "StructParent");

    /// What of a form itself may change without a field: that there are signatures, the fonts and
    /// the default look of text that is still to be filled in (table 224).
    private static final Set<String> FREE = Set.of("SigFlags", "DA", "DR", "Fields");

    private static final int READ_ONLY = 1;
    private static final int PUSH_BUTTON = 1 << 16;

    private final PdfFile signed;
    private final PdfFile now;
    private final StrictCompare strict;
    private final Permissions permissions;
    private final Findings findings;
    private final Map<PdfValue.Ref, FormField> before = new HashMap<>();
    private final Map<PdfValue.Ref, FormField> after = new HashMap<>();
    private final Set<PdfValue.Ref> changedFields = new HashSet<>();
    private final Set<String> namesBefore = new HashSet<>();

    FormChanges(
            PdfFile signed,
            PdfFile now,
            StrictCompare strict,
            Permissions permissions,
            Findings findings)
            throws IOException, PdfFault {
        this.signed = signed;
        this.now = now;
        this.strict = strict;
        this.permissions = permissions;
        this.findings = findings;
        for (var field : FormField.all(signed)) {
            namesBefore.add(field.name());
            if (field.ref() != null) {
                before.put(field.ref(), field);
            }
        }
        for (var field : FormField.all(now)) {
            if (field.ref() != null) {
                after.put(field.ref(), field);
            } else {
                // a field without a number cannot be followed through revisions
                findings.add(Integrity.MODIFIED, "field-direct", field.name());
            }
        }
    }

    /// Takes form and fields of the signed revision under these rules.
    void claim() throws IOException, PdfFault {
        if (signed.catalog().get("AcroForm") instanceof PdfValue.Ref form) {
            strict.judgedElsewhere(form);
        }
        before.keySet().forEach(strict::judgedElsewhere);
    }

    /// Whether it was filled in or signed.
    boolean changed(PdfValue.Ref ref) {
        return changedFields.contains(ref);
    }

    boolean knows(PdfValue.Ref ref) {
        return before.containsKey(ref);
    }

    /// Whether a widget that was on no page may now be on one: that of a signature field that is
    /// new or was signed now. One that was signed before has had its look.
    boolean mayAppear(PdfValue.Ref ref) throws IOException, PdfFault {
        var field = after.get(ref);
        if (field == null || !field.is("Sig")) {
            return false;
        }
        var earlier = before.get(ref);
        return earlier == null
                || !field.dict().has("AP")
                || (valueAbove(earlier, before, signed) == null
                        && valueAbove(field, after, now) != null);
    }

    void check() throws IOException, PdfFault {
        form(FormField.form(signed), FormField.form(now));
        for (var field : before.values()) {
            var later = after.get(field.ref());
            if (later == null
                    || !later.name().equals(field.name())
                    || !later.type().equals(field.type())) {
                findings.add(Integrity.MODIFIED, "field-removed", field.name());
            } else {
                field(field, later);
            }
        }
        for (var field : after.values()) {
            if (!before.containsKey(field.ref())) {
                added(field);
            }
        }
    }

    private void form(PdfValue.Dict earlier, PdfValue.Dict later) throws IOException, PdfFault {
        for (var key : keys(earlier, later)) {
            if (key.equals("NeedAppearances")) {
                needAppearances(later);
            } else if (!strict.same(earlier.get(key), later.get(key)) && !FREE.contains(key)) {
                // what is free is walked too: what it holds is accounted for
                findings.add(Integrity.MODIFIED, "form-changed", key);
            }
        }
        if (!resourcesKept(earlier.get("DR"), later.get("DR"))) {
            findings.add(Integrity.MODIFIED, "form-changed", "DR");
        }
    }

    /// Readers that draw fields anew would show something that nobody signed.
    private void needAppearances(PdfValue.Dict later) throws IOException, PdfFault {
        boolean wanted =
                PdfValue.Bool.class.isInstance(now.resolve(later.get("NeedAppearances")))
                        && now.resolve(later.get("NeedAppearances"))
                                .equals(new PdfValue.Bool(true));
        boolean was =
                signed.resolve(FormField.form(signed).get("NeedAppearances"))
                        .equals(new PdfValue.Bool(true));
        boolean texts = before.values().stream().anyMatch(field -> !field.is("Sig"));
        if (wanted && !was && texts) {
            findings.add(
                    permissions.forms() ? Integrity.VALID_FORM : Integrity.MODIFIED,
                    "appearances-drawn-anew");
        }
    }

    /// Fonts may be added for text that is filled in; those that were there stay.
    private boolean resourcesKept(@Nullable PdfValue earlier, @Nullable PdfValue later)
            throws IOException, PdfFault {
        if (!(signed.resolve(earlier) instanceof PdfValue.Dict kinds)) {
            return true;
        }
        if (!(now.resolve(later) instanceof PdfValue.Dict laterKinds)) {
            return false;
        }
        boolean kept = true;
        for (var kind : kinds.entries().entrySet()) {
            var names = signed.resolve(kind.getValue());
            var laterNames = now.resolve(laterKinds.get(kind.getKey()));
            if (names instanceof PdfValue.Dict dict && laterNames instanceof PdfValue.Dict other) {
                for (var name : dict.entries().entrySet()) {
                    kept &= strict.same(name.getValue(), other.get(name.getKey()));
                }
            } else {
                kept &= strict.same(names, laterNames);
            }
        }
        return kept;
    }

    private void field(FormField field, FormField later) throws IOException, PdfFault {
        var changed = new TreeSet<String>();
        for (var key : keys(field.dict(), later.dict())) {
            boolean same =
                    (key.equals("Kids") && !field.terminal())
                            ? kidsKept(field.dict(), later.dict())
                            : strict.same(field.dict().get(key), later.dict().get(key));
            boolean bookkeeping = BOOKKEEPING.contains(key) && !field.dict().has(key);
            if (!same && !bookkeeping) {
                changed.add(key);
            }
        }
        if (changed.isEmpty()) {
            return;
        }
        changedFields.add(java.util.Objects.requireNonNull(field.ref()));
        if (field.is("Sig")) {
            signatureField(field, later, changed);
        } else {
            filled(field, later, changed);
        }
    }

    private boolean kidsKept(PdfValue.Dict field, PdfValue.Dict later)
            throws IOException, PdfFault {
        return PageChanges.list(now, later, "Kids")
                .containsAll(PageChanges.list(signed, field, "Kids"));
    }

    /// An empty field may be signed; a signed one stays as it is (12.8.1: the dictionary is part of
    /// what was signed).
    private void signatureField(FormField field, FormField later, Set<String> changed)
            throws IOException, PdfFault {
        var value = valueAbove(field, before, signed);
        var laterValue = valueAbove(later, after, now);
        if (value != null) {
            findings.add(Integrity.MODIFIED, "signed-field-changed", field.name());
        } else if (laterValue == null || !BY_SIGNING.containsAll(changed)) {
            findings.add(Integrity.MODIFIED, "field-changed", field.name());
        } else {
            signing(field.name(), laterValue);
        }
    }

    private void signing(String name, PdfValue.Dict signature) {
        boolean stamp =
                signature.is("Type", "DocTimeStamp") || signature.is("SubFilter", "ETSI.RFC3161");
        if (stamp) {
            return; // long-term data, whatever else is locked (ETSI EN 319 142-1, 5.4.3)
        }
        if (!permissions.forms()) {
            findings.add(Integrity.MODIFIED, "signed-after-lock", name);
        } else if (permissions.locked(name)) {
            findings.add(Integrity.MODIFIED, "locked-field", name);
        } else {
            findings.note("signed-later", name);
        }
    }

    /// The signature of a field, which for a widget stands one above.
    private static PdfValue.@Nullable Dict valueAbove(
            FormField field, Map<PdfValue.Ref, FormField> fields, PdfFile file)
            throws IOException, PdfFault {
        if (file.resolve(field.dict().get("V")) instanceof PdfValue.Dict own) {
            return own;
        }
        if (field.dict().get("Parent") instanceof PdfValue.Ref parent) {
            var above = fields.get(parent);
            return above != null
                            && above.terminal()
                            && file.resolve(above.dict().get("V")) instanceof PdfValue.Dict dict
                    ? dict
                    : null;
        }
        return null;
    }

    private void filled(FormField field, FormField later, Set<String> changed)
            throws IOException, PdfFault {
        var others = new HashSet<>(changed);
        others.removeAll(BY_FILLING);
        if (lockedByReader(field, later)) {
            others.remove("Ff");
        }
        boolean button = field.is("Btn") && (field.flags() & PUSH_BUTTON) != 0;
        boolean shownOtherwise =
                changed.contains("AP")
                        && !changed.contains("V")
                        && !changed.contains("AS")
                        && !valueChangedAbove(field);
        if (!others.isEmpty() || button || field.type().isEmpty()) {
            findings.add(Integrity.MODIFIED, "field-changed", field.name());
        } else if (changed.contains("Ff") && changed.size() == 1) {
            findings.note("field-made-read-only", field.name());
        } else if (!permissions.forms()) {
            findings.add(Integrity.MODIFIED, "filled-after-lock", field.name());
        } else if (permissions.locked(field.name())) {
            findings.add(Integrity.MODIFIED, "locked-field", field.name());
        } else if (shownOtherwise && !drawnAnew()) {
            findings.add(Integrity.MODIFIED, "shown-otherwise", field.name());
        } else {
            findings.add(Integrity.VALID_FORM, "field-filled", field.name());
        }
    }

    /// Signing with a lock sets the locked fields read-only, and nothing else.
    private static boolean lockedByReader(FormField field, FormField later) {
        return later.flags() == (field.flags() | READ_ONLY);
    }

    private boolean valueChangedAbove(FormField widget) throws IOException, PdfFault {
        if (!(widget.dict().get("Parent") instanceof PdfValue.Ref parent)) {
            return false;
        }
        var earlier = before.get(parent);
        var later = after.get(parent);
        return earlier != null
                && later != null
                && !strict.same(earlier.dict().get("V"), later.dict().get("V"));
    }

    private boolean drawnAnew() throws IOException, PdfFault {
        return signed.resolve(FormField.form(signed).get("NeedAppearances"))
                .equals(new PdfValue.Bool(true));
    }

    /// A field that was not there. Only signature fields may come, and only to be signed.
    private void added(FormField field) throws IOException, PdfFault {
        if (field.dict().get("Parent") instanceof PdfValue.Ref parent
                && before.containsKey(parent)
                && java.util.Objects.requireNonNull(before.get(parent)).terminal()) {
            findings.add(Integrity.MODIFIED, "widget-added", field.name());
        } else if (!field.terminal()) {
            return; // a name above others: they are looked at
        } else if (!field.is("Sig")) {
            findings.add(Integrity.MODIFIED, "form-field-added", field.name());
        } else if (field.dict().has("A") || field.dict().has("AA")) {
            findings.add(Integrity.MODIFIED, "annotation-acts", field.name());
        } else if (namesBefore.contains(field.name())) {
            findings.add(Integrity.MODIFIED, "field-name-twice", field.name());
        } else {
            addedSignatureField(field);
        }
    }

    private void addedSignatureField(FormField field) throws IOException, PdfFault {
        var value = valueAbove(field, after, now);
        if (value != null) {
            signing(field.name(), value);
        } else if (permissions.level() == 1 || permissions.level() == 2 || field.dict().has("AP")) {
            findings.add(Integrity.MODIFIED, "empty-field-added", field.name());
        } else {
            findings.add(Integrity.VALID_FORM, "empty-field-added", field.name());
        }
    }

    private static SortedSet<String> keys(PdfValue.Dict earlier, PdfValue.Dict later) {
        var keys = new TreeSet<>(earlier.entries().keySet());
        keys.addAll(later.entries().keySet());
        return keys;
    }
}
