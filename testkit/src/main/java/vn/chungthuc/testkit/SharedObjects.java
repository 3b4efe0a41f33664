package vn.chungthuc.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Signed files in which one object is reached by two paths, and was changed in a way that only one
/// of them allows; and lawful twins, where what changed stands apart as an object of its own.
final class SharedObjects {
    private static final String OTHER =
            "BT /F 18 Tf 72 700 Td (Tra cho ben A 900 trieu dong) Tj ET";

    private final SignatureValues values;
    private final boolean stream;
    private final List<AttackPdfs.Case> cases = new ArrayList<>();

    private SharedObjects(SignatureValues values, boolean stream) {
        this.values = values;
        this.stream = stream;
    }

    static List<AttackPdfs.Case> all(SignatureValues values, boolean stream) {
        var shared = new SharedObjects(values, stream);
        for (int level = 0; level <= 3; level++) {
            shared.lookSharedWithContent(level);
        }
        shared.apart();
        return shared.cases;
    }

    private Signing signing() {
        return new Signing(values::detached);
    }

    private Signing certifying(int level) {
        return level == 0 ? signing() : signing().certify(level);
    }

    private void add(String name, String expected, AttackPdfs.Make make) {
        cases.add(
                new AttackPdfs.Case(
                        (stream ? "stream: " : "table: ") + name, Set.of(expected), make));
    }

    /// What a field or a note shows is the page's own content: filling in, signing or replying
    /// would replace what was signed.
    private void lookSharedWithContent(int level) {
        var of = "look shared with the page's content, P" + level + ", ";
        add(of + "filled", "modified", () -> filled(level));
        add(of + "signed", "modified", () -> signed(level, signing()));
        add(of + "stamped", "modified", () -> signed(level, new Signing(values::token).stamp()));
        add(of + "note changed", "modified", () -> noteChanged(level));
    }

    private byte[] filled(int level) {
        var draft = new SignedDraft(stream);
        textField(draft, "").sign(certifying(level));
        return textField(draft, "900").content(SignedDraft.CONTENT, OTHER).close().bytes();
    }

    private static SignedDraft textField(SignedDraft draft, String value) {
        return draft.object(
                SignedDraft.TEXT_FIELD,
                "<</Type/Annot/Subtype/Widget/FT/Tx/T(Ghi chu)/Rect[72 100 300 130]/F 4/P 3 0 R/V("
                        + value
                        + ")/AP<</N 4 0 R>>>>");
    }

    private byte[] signed(int level, Signing second) {
        var look = "/AP<</N 4 0 R>>";
        var draft = new SignedDraft(stream);
        int empty = draft.emptySignatureField("Lanh dao", look);
        draft.sign(certifying(level));
        return draft.content(SignedDraft.CONTENT, OTHER)
                .signInThisRevision(second.into(empty, "Lanh dao").onField(look))
                .close()
                .bytes();
    }

    private byte[] noteChanged(int level) {
        var draft = new SignedDraft(stream);
        note(draft, "mot").sign(certifying(level));
        return note(draft, "hai").content(SignedDraft.CONTENT, OTHER).close().bytes();
    }

    private static SignedDraft note(SignedDraft draft, String text) {
        return draft.object(
                SignedDraft.NOTE,
                "<</Type/Annot/Subtype/Text/Rect[500 700 520 720]/P 3 0 R/AP<</N 4 0 R>>/Contents("
                        + text
                        + ")>>");
    }

    private void apart() {
        add(
                "signed again, fields listed apart",
                "valid",
                () -> new SignedDraft(stream).apart().sign(signing()).sign(signing()).bytes());
        add(
                "fields listed apart, one more font",
                "valid",
                () ->
                        new SignedDraft(stream)
                                .apart()
                                .sign(signing())
                                .formFont("/G 5 0 R")
                                .close()
                                .bytes());
        add("metadata of a page", "valid", this::pageMetadata);
    }

    private byte[] pageMetadata() {
        var draft = new SignedDraft(stream);
        int metadata = draft.reserve();
        draft.stream(metadata, "/Type/Metadata/Subtype/XML", "<x/>");
        draft.inPage("/Metadata " + metadata + " 0 R").sign(signing());
        return draft.stream(metadata, "/Type/Metadata/Subtype/XML", "<y/>").close().bytes();
    }
}
