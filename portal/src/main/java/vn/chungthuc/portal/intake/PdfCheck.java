package vn.chungthuc.portal.intake;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import vn.chungthuc.pdf.PdfFault;
import vn.chungthuc.pdf.PdfFile;
import vn.chungthuc.pdf.PdfValue;
import vn.chungthuc.pdf.Source;

/// Decides at intake whether a scan can become a certified copy. A scan is pages with pictures:
/// what could run, hide or change afterwards is refused, each with its own reason.
public final class PdfCheck {
    /// 30 × 1024 × 1024 bytes.
    public static final long MOST_BYTES = 30L << 20;

    /// What the check says.
    public sealed interface Result {
        record Fine(int pages) implements Result {}

        record Refused(Reason reason) implements Result {}
    }

    /// Why a scan is refused; the sentence for people stands under `scan.refused.` and [#code()].
    public enum Reason {
        NOT_A_PDF,
        TOO_LARGE,
        DAMAGED,
        ENCRYPTED,
        SIGNED,
        SCRIPT,
        ACTION,
        EMBEDDED_FILE,
        FORM_FIELDS,
        XFA,
        EXTERNAL_STREAM,
        TOO_MANY_PAGES,
        TOO_MUCH,
        LOOP,
        LAYERS,
        ANNOTATION,
        UNSUPPORTED;

        public String code() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }

    /// Leaves the walk as soon as a reason is found.
    static final class Found extends Exception {
        private static final long serialVersionUID = 1L;
        private final Reason reason;

        Found(Reason reason) {
            super(reason.name(), null, false, false);
            this.reason = reason;
        }
    }

    private static final int MOST_PAGES = 2_000;

    private final PdfFile file;
    private final StreamBounds bounds;
    private boolean acts;

    private PdfCheck(PdfFile file) {
        this.file = file;
        this.bounds = new StreamBounds(file);
    }

    /// Reads what it needs from `scan`; images are not decoded.
    public static Result check(Source scan) throws IOException {
        if (scan.length() > MOST_BYTES) {
            return new Result.Refused(Reason.TOO_LARGE);
        }
        try {
            return new Result.Fine(new PdfCheck(PdfFile.read(scan)).pages());
        } catch (Found e) {
            return new Result.Refused(e.reason);
        } catch (PdfFault e) {
            return new Result.Refused(reason(e.kind()));
        }
    }

    private static Reason reason(PdfFault.Kind kind) {
        return switch (kind) {
            case NOT_A_PDF -> Reason.NOT_A_PDF;
            case ENCRYPTED -> Reason.ENCRYPTED;
            case TOO_MUCH -> Reason.TOO_MUCH;
            case LOOP -> Reason.LOOP;
            case UNSUPPORTED -> Reason.UNSUPPORTED;
            case DAMAGED,
                    FIELD_MISSING,
                    FIELD_SIGNED,
                    NOT_THE_PROFILE,
                    CONTENTS_TOO_SMALL,
                    LETTER_MISSING ->
                    Reason.DAMAGED;
        };
    }

    private int pages() throws IOException, PdfFault, Found {
        if (file.pageCount() > MOST_PAGES) {
            throw new Found(Reason.TOO_MANY_PAGES);
        }
        checkForm();
        if (file.catalog().has("OCProperties")) {
            throw new Found(Reason.LAYERS);
        }
        for (int number : file.objectNumbers()) {
            var object = file.newest(number);
            if (object instanceof PdfValue.Stream stream) {
                bounds.check(stream);
            }
            check(object);
        }
        if (acts) {
            throw new Found(Reason.ACTION);
        }
        return countPages();
    }

    private int countPages() throws IOException, PdfFault, Found {
        var pages = file.pages();
        if (pages.isEmpty() || pages.size() != file.pageCount()) {
            throw new Found(Reason.DAMAGED);
        }
        for (var page : pages) {
            checkAnnotations(page.dict());
            checkContents(page.dict());
        }
        return pages.size();
    }

    /// A form without fields does no harm; one with fields waits to be changed.
    private void checkForm() throws IOException, PdfFault, Found {
        if (!(file.resolve(file.catalog().get("AcroForm")) instanceof PdfValue.Dict form)) {
            return;
        }
        if (form.has("XFA")) {
            throw new Found(Reason.XFA);
        }
        if (file.resolve(form.get("Fields")) instanceof PdfValue.Array(var fields)) {
            for (var field : fields) {
                boolean signed =
                        file.resolve(field) instanceof PdfValue.Dict dict
                                && dict.is("FT", "Sig")
                                && dict.has("V");
                throw new Found(signed ? Reason.SIGNED : Reason.FORM_FIELDS);
            }
        }
    }

    private void checkAnnotations(PdfValue.Dict page) throws IOException, PdfFault, Found {
        if (file.resolve(page.get("Annots")) instanceof PdfValue.Array(var annotations)
                && !annotations.isEmpty()) {
            throw new Found(Reason.ANNOTATION);
        }
    }

    /// Looks at every dictionary inside an object, without following references: each object has
    /// its own turn.
    private void check(PdfValue value) throws IOException, PdfFault, Found {
        var open = new ArrayList<PdfValue>(List.of(value));
        while (!open.isEmpty()) {
            switch (open.removeLast()) {
                case PdfValue.Array(var items) -> open.addAll(items);
                case PdfValue.Stream stream -> open.add(stream.dict());
                case PdfValue.Dict dict -> {
                    checkDict(dict);
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

    private void checkDict(PdfValue.Dict dict) throws IOException, PdfFault, Found {
        var type = name(dict, "Type");
        if (type.equals("Sig") || type.equals("DocTimeStamp") || dict.has("ByteRange")) {
            throw new Found(Reason.SIGNED);
        }
        if (dict.has("JS") || dict.has("JavaScript") || name(dict, "S").equals("JavaScript")) {
            throw new Found(Reason.SCRIPT);
        }
        if (dict.has("EmbeddedFiles") || dict.has("EF") || dict.has("AF")) {
            throw new Found(Reason.EMBEDDED_FILE);
        }
        if (type.equals("OCG") || type.equals("OCMD")) {
            throw new Found(Reason.LAYERS);
        }
        if (dict.has("AA") || acts(dict, "OpenAction") || acts(dict, "A")) {
            acts = true; // told last: an action that is a script has its own reason
        }
    }

    /// A name that may stand behind a reference; empty if there is none.
    private String name(PdfValue.Dict dict, String key) throws IOException, PdfFault {
        return file.resolve(dict.get(key)) instanceof PdfValue.Name(var name) ? name : "";
    }

    /// Whether an action does more than show a page of this document (ISO 32000-2, table 201).
    private boolean acts(PdfValue.Dict dict, String key) throws IOException, PdfFault {
        if (!(file.resolve(dict.get(key)) instanceof PdfValue.Dict action)) {
            return false;
        }
        var kind = name(action, "S");
        return !kind.isEmpty() && !(kind.equals("GoTo") && !action.has("Next"));
    }

    /// What a page shows must be what [StreamBounds] measured: no content that calls itself an
    /// image.
    private void checkContents(PdfValue.Dict page) throws IOException, PdfFault, Found {
        var contents = file.resolve(page.get("Contents"));
        var parts = contents instanceof PdfValue.Array(var items) ? items : List.of(contents);
        for (var part : parts) {
            if (file.resolve(part) instanceof PdfValue.Stream stream
                    && stream.dict().has("Subtype")) {
                throw new Found(Reason.DAMAGED);
            }
        }
    }
}
