package vn.chungthuc.portal.intake;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import vn.chungthuc.pdf.PdfFault;
import vn.chungthuc.pdf.PdfFile;
import vn.chungthuc.pdf.PdfValue;

/// Judges actions (ISO 32000-2, 12.6): to show a page of this document is harmless, and so is a
/// link to the web that a person has to follow; all else is not.
final class Actions {
    /// Table 201 and what makes a dictionary one of them when nothing leads to it.
    private static final Set<String> KINDS =
            Set.of(
                    "GoToR",
                    "GoToE",
                    "Launch",
                    "Thread",
                    "URI",
                    "Sound",
                    "Movie",
                    "Hide",
                    "Named",
                    "SubmitForm",
                    "ResetForm",
                    "ImportData",
                    "JavaScript",
                    "SetOCGState",
                    "Rendition",
                    "Trans",
                    "GoTo3DView",
                    "RichMediaExecute");

    private static final Set<String> ELEMENT = Set.of("P", "K", "Pg");

    /// What only actions hold, of the entries that they act by.
    private static final Set<String> WORDS =
            Set.of("URI", "JS", "F", "Win", "Mac", "Unix", "D", "N", "Next", "Fields", "Sound");

    private static final Set<String> TURNS =
            Set.of("NextPage", "PrevPage", "FirstPage", "LastPage");
    private static final Pattern SCHEME = Pattern.compile("^([a-zA-Z][a-zA-Z0-9+.-]*):");
    private static final int MOST_IN_A_CHAIN = 1_000;

    private final PdfFile file;
    private final Findings findings;

    Actions(PdfFile file, Findings findings) {
        this.file = file;
        this.findings = findings;
    }

    /// Whether a dictionary that nothing need lead to is an action by its own words. Elements of
    /// the logical structure have `/S` too, with names of the author's choice, but also a parent,
    /// kids or a page, and none of the words that an action acts by.
    boolean isAction(PdfValue.Dict dict) throws IOException, PdfFault {
        boolean element =
                ELEMENT.stream().anyMatch(dict::has) && WORDS.stream().noneMatch(dict::has);
        return !element
                && file.resolve(dict.get("S")) instanceof PdfValue.Name(var kind)
                && KINDS.contains(kind);
    }

    /// Whether what stands where an action belongs is none after all, but the attributes of an
    /// element of the logical structure (14.7.6.1), whose `/S` is their owner's matter.
    boolean isAttributes(PdfValue.Dict dict) throws IOException, PdfFault {
        return file.resolve(dict.get("O")) instanceof PdfValue.Name
                && !isKind(dict)
                && WORDS.stream().noneMatch(dict::has);
    }

    /// Whether `/S` names a kind of action. A mask or a group has other names there.
    boolean isKind(PdfValue.Dict dict) throws IOException, PdfFault {
        return file.resolve(dict.get("S")) instanceof PdfValue.Name(var kind)
                && (KINDS.contains(kind) || kind.startsWith("GoTo"));
    }

    /// @param alone whether it runs without a person's click
    void judge(PdfValue action, boolean alone) throws IOException, PdfFault {
        var open = new ArrayList<PdfValue>(List.of(action));
        var seen = new HashSet<PdfValue>();
        for (int i = 0; !open.isEmpty(); i++) {
            var next = open.removeLast();
            if (i > MOST_IN_A_CHAIN || (next instanceof PdfValue.Ref && !seen.add(next))) {
                findings.refuse(Reason.LOOP);
                return;
            }
            switch (file.resolve(next)) {
                case PdfValue.Dict dict -> judgeOne(dict, alone, open);
                case PdfValue.Stream(var dict, _, _) -> judgeOne(dict, alone, open);
                case PdfValue.Array(var items) -> open.addAll(items);
                default -> {}
            }
        }
    }

    private void judgeOne(PdfValue.Dict action, boolean alone, List<PdfValue> next)
            throws IOException, PdfFault {
        if (action.has("Next")) {
            next.add(Objects.requireNonNull(action.get("Next")));
        }
        var kind = file.resolve(action.get("S"));
        if (kind instanceof PdfValue.Name(var name)) {
            judge(name, action, alone);
        } else if (!(kind instanceof PdfValue.Null)
                || action.has("JS")
                || action.has("URI")
                || action.has("F")
                || action.has("Win")) {
            findings.refuse(Reason.ACTION);
        }
    }

    private void judge(String kind, PdfValue.Dict action, boolean alone)
            throws IOException, PdfFault {
        switch (kind) {
            case "GoTo", "GoToDp" -> {}
            case "Named" -> {
                if (!(file.resolve(action.get("N")) instanceof PdfValue.Name(var name))
                        || !TURNS.contains(name)) {
                    findings.refuse(Reason.ACTION);
                }
            }
            case "URI" -> judgeAddress(file.resolve(action.get("URI")), alone);
            case "JavaScript" -> findings.refuse(Reason.SCRIPT);
            case "Rendition" -> findings.refuse(action.has("JS") ? Reason.SCRIPT : Reason.MEDIA);
            case "Launch", "GoToR", "GoToE" -> findings.refuse(Reason.LAUNCH);
            case "SubmitForm", "ImportData", "ResetForm" -> findings.refuse(Reason.SUBMIT);
            case "Sound", "Movie", "GoTo3DView", "RichMediaExecute" ->
                    findings.refuse(Reason.MEDIA);
            default -> findings.refuse(Reason.ACTION);
        }
    }

    private void judgeAddress(PdfValue address, boolean alone) {
        if (alone || !(address instanceof PdfValue.Str text) || !harmless(PdfValue.textOf(text))) {
            findings.refuse(Reason.ACTION);
        } else {
            findings.warn(Caution.LINKS);
        }
    }

    /// The web, mail and telephone; an address without a scheme is of the web (people type
    /// `www.example.vn`), but none that names a share of another computer.
    static boolean harmless(String address) {
        var plain = address.strip();
        if (plain.startsWith("//") || plain.indexOf('\\') >= 0 || hasControls(plain)) {
            return false;
        }
        var scheme = SCHEME.matcher(plain);
        if (!scheme.find()) {
            return true;
        }
        return switch (scheme.group(1).toLowerCase(Locale.ROOT)) {
            case "http", "https", "mailto", "tel" -> true;
            default -> scheme.group(1).indexOf('.') > 0; // www.example.vn:8080
        };
    }

    private static boolean hasControls(String text) {
        return text.chars().anyMatch(c -> c < ' ' || c == 127);
    }
}
