package vn.chungthuc.portal.intake;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.chungthuc.pdf.PdfFault;
import vn.chungthuc.pdf.PdfFile;
import vn.chungthuc.pdf.PdfValue;

/// Looks at every dictionary of a file for what runs, hides, was signed or can be filled in. It
/// goes by the keys themselves, not by the way that leads to them: an object that nothing leads to
/// today may be led to tomorrow. Names of fonts and pictures are the author's, so a key counts only
/// with a value of its kind.
final class Dangers {
    private static final Set<String> FIELD_KINDS = Set.of("Tx", "Btn", "Ch", "Sig");
    private static final List<String> FILES = List.of("F", "UF", "DOS", "Mac", "Unix");

    private final PdfFile file;
    private final Findings findings;
    private final Actions actions;
    private final Annotations annotations;

    Dangers(PdfFile file, Findings findings, Annotations annotations) {
        this.file = file;
        this.findings = findings;
        this.actions = new Actions(file, findings);
        this.annotations = annotations;
    }

    /// All dictionaries inside an object, without following references: each object has its turn.
    void check(PdfValue value) throws IOException, PdfFault {
        var open = new ArrayList<PdfValue>(List.of(value));
        while (!open.isEmpty()) {
            switch (open.removeLast()) {
                case PdfValue.Array(var items) -> open.addAll(items);
                case PdfValue.Stream(var dict, _, _) -> {
                    checkStream(dict);
                    open.add(dict);
                }
                case PdfValue.Dict dict -> {
                    for (var entry : dict.entries().entrySet()) {
                        checkEntry(dict, entry.getKey(), entry.getValue());
                    }
                    checkKind(dict);
                    open.addAll(dict.entries().values());
                }
                case PdfValue.Null _,
                        PdfValue.Bool _,
                        PdfValue.Int _,
                        PdfValue.Real _,
                        PdfValue.Name _,
                        PdfValue.Str _,
                        PdfValue.Ref _ -> {}
            }
        }
    }

    private void checkStream(PdfValue.Dict dict) throws IOException, PdfFault {
        if (there(dict, "F") || there(dict, "FFilter")) {
            findings.refuse(Reason.EXTERNAL_STREAM);
        }
        var subtype = name(dict, "Subtype");
        if (subtype.equals("Form") && there(dict, "Ref")) {
            findings.refuse(Reason.EXTERNAL_STREAM);
        }
        if (subtype.equals("PS") || name(dict, "Subtype2").equals("PS")) {
            findings.refuse(Reason.SHOWS_DIFFERENTLY);
        }
        if (subtype.equals("U3D") || subtype.equals("PRC")) {
            findings.refuse(Reason.MEDIA);
        }
    }

    /// What a dictionary is by its type, or by what makes one of that type.
    private void checkKind(PdfValue.Dict dict) throws IOException, PdfFault {
        switch (name(dict, "Type")) {
            case "Sig", "DocTimeStamp", "SigRef" -> findings.refuse(Reason.SIGNED);
            case "EmbeddedFile" -> findings.refuse(Reason.EMBEDDED_FILE);
            case "OCG", "OCMD" -> findings.refuse(Reason.LAYERS);
            default -> {}
        }
        if (dict.has("FT") && FIELD_KINDS.contains(name(dict, "FT"))) {
            boolean signed = name(dict, "FT").equals("Sig") && there(dict, "V");
            findings.refuse(signed ? Reason.SIGNED : Reason.FORM_FIELDS);
        }
        if (dict.has("S") && actions.isAction(dict)) {
            actions.judge(dict, false);
        }
        if (annotations.isAnnotation(dict)) {
            annotations.judge(dict);
        }
    }

    private void checkEntry(PdfValue.Dict dict, String key, PdfValue entry)
            throws IOException, PdfFault {
        switch (key) {
            case "ByteRange" ->
                    refuseIf(Reason.SIGNED, file.resolve(entry) instanceof PdfValue.Array);
            case "DSS", "Perms" -> refuseIf(Reason.SIGNED, filled(entry));
            case "XFA" -> refuseIf(Reason.XFA, holds(entry));
            case "NeedsRendering" ->
                    refuseIf(Reason.XFA, file.resolve(entry).equals(new PdfValue.Bool(true)));
            case "JS" -> refuseIf(Reason.SCRIPT, program(entry));
            case "JavaScript" -> refuseIf(Reason.SCRIPT, program(entry) || tree(entry));
            case "EmbeddedFiles" -> refuseIf(Reason.EMBEDDED_FILE, tree(entry));
            case "EF" -> refuseIf(Reason.EMBEDDED_FILE, files(entry));
            case "AF" -> refuseIf(Reason.EMBEDDED_FILE, associated(entry));
            case "Collection" -> refuseIf(Reason.EMBEDDED_FILE, dict.is("Type", "Catalog"));
            case "RichMediaContent", "RichMediaSettings" ->
                    refuseIf(Reason.MEDIA, file.dictionary(entry) != null);
            case "AcroForm" -> checkForm(entry);
            case "OCProperties" -> checkLayers(entry);
            case "Alternates" -> refuseIf(Reason.SHOWS_DIFFERENTLY, items(entry));
            case "OPI" -> refuseIf(Reason.EXTERNAL_STREAM, file.dictionary(entry) != null);
            case "OpenAction" -> actions.judge(onlyDict(entry), true);
            case "AA" -> checkTriggers(entry);
            case "A", "PA", "Next" -> checkLink(entry);
            case "Base" -> checkBase(dict, entry);
            default -> {}
        }
    }

    /// An array is a destination.
    private PdfValue onlyDict(PdfValue entry) throws IOException, PdfFault {
        return file.dictionary(entry) != null ? entry : new PdfValue.Null();
    }

    private void checkLink(PdfValue entry) throws IOException, PdfFault {
        var dict = file.dictionary(entry);
        if (dict != null && dict.has("S") && !actions.isAttributes(dict)) {
            actions.judge(entry, false);
        }
    }

    /// What is bound to an event runs by itself, whatever it does.
    private void checkTriggers(PdfValue entry) throws IOException, PdfFault {
        var triggers = file.dictionary(entry);
        if (triggers != null) {
            for (var trigger : triggers.entries().values()) {
                var action = file.dictionary(trigger);
                if (action != null && actions.isKind(action)) {
                    findings.refuse(Reason.ACTION);
                    actions.judge(trigger, true);
                }
            }
        }
    }

    /// The address that relative addresses are of (12.6.4.8).
    private void checkBase(PdfValue.Dict dict, PdfValue entry) throws IOException, PdfFault {
        if (dict.entries().size() == 1
                && file.resolve(entry) instanceof PdfValue.Str text
                && !Actions.harmless(PdfValue.textOf(text))) {
            findings.refuse(Reason.ACTION);
        }
    }

    /// A form without fields does no harm; one with fields waits to be changed.
    private void checkForm(PdfValue entry) throws IOException, PdfFault {
        var form = file.dictionary(entry);
        if (form != null) {
            refuseIf(Reason.FORM_FIELDS, items(form.get("Fields")));
        }
    }

    private void checkLayers(PdfValue entry) throws IOException, PdfFault {
        var layers = file.dictionary(entry);
        if (layers != null) {
            refuseIf(Reason.LAYERS, items(layers.get("OCGs")));
        }
    }

    private void refuseIf(Reason reason, boolean found) {
        if (found) {
            findings.refuse(reason);
        }
    }

    private boolean there(PdfValue.Dict dict, String key) throws IOException, PdfFault {
        return dict.has(key) && !(file.resolve(dict.get(key)) instanceof PdfValue.Null);
    }

    private boolean items(@Nullable PdfValue value) throws IOException, PdfFault {
        return file.resolve(value) instanceof PdfValue.Array(var items) && !items.isEmpty();
    }

    private boolean filled(PdfValue value) throws IOException, PdfFault {
        return switch (file.resolve(value)) {
            case PdfValue.Dict(var entries) -> !entries.isEmpty();
            case PdfValue.Stream(var dict, _, _) -> !dict.has("Subtype"); // a picture of that name
            default -> false;
        };
    }

    private boolean holds(PdfValue value) throws IOException, PdfFault {
        return switch (file.resolve(value)) {
            case PdfValue.Array(var items) -> !items.isEmpty();
            case PdfValue.Stream _ -> true;
            case PdfValue.Str _ -> true;
            default -> false;
        };
    }

    /// A text or a stream that is no picture and no form.
    private boolean program(PdfValue value) throws IOException, PdfFault {
        return switch (file.resolve(value)) {
            case PdfValue.Str _ -> true;
            case PdfValue.Stream(var dict, _, _) -> !dict.has("Subtype");
            default -> false;
        };
    }

    /// A name tree that has names.
    private boolean tree(PdfValue value) throws IOException, PdfFault {
        var root = file.dictionary(value);
        return root != null && (items(root.get("Names")) || items(root.get("Kids")));
    }

    private boolean files(PdfValue value) throws IOException, PdfFault {
        var dict = file.dictionary(value);
        return dict != null && FILES.stream().anyMatch(dict::has);
    }

    /// One file or several (14.13).
    private boolean associated(PdfValue value) throws IOException, PdfFault {
        var dict = file.dictionary(value);
        return items(value) || (dict != null && (dict.has("EF") || dict.is("Type", "Filespec")));
    }

    private String name(PdfValue.Dict dict, String key) throws IOException, PdfFault {
        return file.resolve(dict.get(key)) instanceof PdfValue.Name(var name) ? name : "";
    }
}
