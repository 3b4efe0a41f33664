package vn.chungthuc.portal.signature;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import vn.chungthuc.pdf.History;
import vn.chungthuc.pdf.PdfFault;
import vn.chungthuc.pdf.PdfFile;
import vn.chungthuc.pdf.PdfValue;

/// What became of a signed revision: both documents are walked together from the trailer, and every
/// difference must be one that a rule allows; what no rule knows is a modification. An object that
/// is reached by two paths must satisfy the rules of both.
///
/// Rules: this class (trailer, catalog), [PageChanges] (page tree, annotations), [FormChanges]
/// (form, fields); all else by [StrictCompare].
final class Changes {
    /// Catalog entries that a later revision may bring or change without showing anything else: DSS
    /// (12.8.4.3; ETSI EN 319 142-1, 5.4.2), extensions (7.12), version (7.7.2), XMP (14.3.2).
    private static final List<String> FREE = List.of("DSS", "Extensions", "Version", "Metadata");

    /// Catalog entries that have a rule of their own, here or in another class.
    private static final Set<String> RULED =
            Set.of("Pages", "AcroForm", "Perms", "StructTreeRoot", "Type", "LastModified");

    private final PdfFile signed;
    private final PdfFile now;
    private final Findings findings;
    private final Set<Integer> moved;
    private final StrictCompare strict;

    private Changes(PdfFile signed, PdfFile now, Findings findings) {
        this.signed = signed;
        this.now = now;
        this.findings = findings;
        this.moved = History.moved(signed, now);
        this.strict = new StrictCompare(signed, now, moved);
    }

    /// @param signed the revision as it was signed
    /// @param now the whole file
    static void check(PdfFile signed, PdfFile now, Findings findings) throws IOException {
        try {
            new Changes(signed, now, findings).check();
        } catch (PdfFault e) {
            findings.add(
                    e.kind() == PdfFault.Kind.TOO_MUCH ? Integrity.UNSUPPORTED : Integrity.MODIFIED,
                    "changes-unreadable");
        }
    }

    private void check() throws IOException, PdfFault {
        if (!signed.catalogRef().equals(now.catalogRef())) {
            findings.add(Integrity.MODIFIED, "catalog-replaced");
            return;
        }
        if (moved.isEmpty()) {
            return;
        }
        var permissions = Permissions.of(signed);
        var form = new FormChanges(signed, now, strict, permissions, findings);
        var pages = new PageChanges(signed, now, strict, permissions, form, findings);
        strict.judgedElsewhere(signed.catalogRef());
        form.claim();
        pages.claim();
        claimDirectly("StructTreeRoot");
        form.check();
        pages.check();
        catalog();
        information();
        orphans();
        if (findings.sound()) {
            CoverCheck.check(signed.source(), now.source(), pages.touched(), findings);
        }
    }

    private void claimDirectly(String key) throws IOException, PdfFault {
        if (signed.catalog().get(key) instanceof PdfValue.Ref ref) {
            strict.judgedElsewhere(ref);
        }
    }

    private void catalog() throws IOException, PdfFault {
        var before = signed.catalog();
        var after = now.catalog();
        var keys = new HashSet<>(before.entries().keySet());
        keys.addAll(after.entries().keySet());
        for (var key : new java.util.TreeSet<>(keys)) {
            boolean ruled = RULED.contains(key) || FREE.contains(key);
            if (!ruled && !strict.same(before.get(key), after.get(key))) {
                findings.add(Integrity.MODIFIED, "catalog-changed", key);
            }
        }
        for (var key : FREE) {
            // walked so that what they hold is accounted for; a difference is no fault
            if (!strict.same(before.get(key), after.get(key)) && key.equals("Metadata")) {
                findings.note("metadata-changed");
            }
        }
        permissions(before, after);
        if (!strict.growing().same(structure(signed, before), structure(now, after))) {
            findings.add(Integrity.MODIFIED, "structure-changed");
        }
    }

    private static PdfValue structure(PdfFile file, PdfValue.Dict catalog)
            throws IOException, PdfFault {
        return file.resolve(catalog.get("StructTreeRoot"));
    }

    /// A certification comes first or not at all (12.8.2.2.1); usage rights may lapse (12.8.2.3).
    private void permissions(PdfValue.Dict before, PdfValue.Dict after)
            throws IOException, PdfFault {
        var earlier = dict(signed, before.get("Perms")).without("UR", "UR3");
        var later = dict(now, after.get("Perms")).without("UR", "UR3");
        if (!strict.same(earlier, later)) {
            findings.add(Integrity.MODIFIED, "permissions-changed");
        }
    }

    private static PdfValue.Dict dict(
            PdfFile file, @org.jspecify.annotations.Nullable PdfValue value)
            throws IOException, PdfFault {
        return file.resolve(value) instanceof PdfValue.Dict dict ? dict : PdfValue.dict();
    }

    /// The information dictionary shows nothing on a page (14.3.3).
    private void information() throws IOException, PdfFault {
        if (!strict.same(signed.trailer().get("Info"), now.trailer().get("Info"))) {
            findings.note("metadata-changed");
        }
    }

    /// An object that nothing leads to, and that a later revision yet replaces, waits for a reader
    /// that finds it another way.
    private void orphans() throws IOException, PdfFault {
        for (int number : moved) {
            if (!strict.touched(number)
                    && History.has(signed, number)
                    && History.has(now, number)
                    && !layout(signed.newest(number))
                    && !layout(now.newest(number))
                    && !strict.same(signed.newest(number), now.newest(number))) {
                findings.add(Integrity.MODIFIED, "unreachable-replaced", number);
            }
        }
    }

    private static boolean layout(PdfValue value) {
        return value instanceof PdfValue.Stream stream
                && (stream.dict().is("Type", "XRef") || stream.dict().is("Type", "ObjStm"));
    }
}
