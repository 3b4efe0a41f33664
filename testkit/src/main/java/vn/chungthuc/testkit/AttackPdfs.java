package vn.chungthuc.testkit;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/// Signed files that were tampered with, one attack each, and their harmless twins: by kind of
/// cross-reference, number of signatures and `/SubFilter`. Attack classes: universal signature
/// forgery, incremental saving, signature wrapping, shadow attacks, attacks on certified documents,
/// dictionary spoofing, CMS oddities.
public final class AttackPdfs {
    /// @param expected the verdicts that are right
    public record Case(String name, Set<String> expected, Make make) {
        public Case {
            expected = Set.copyOf(expected);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    /// Makes the file.
    public interface Make {
        byte[] file();
    }

    /// How a document was made before the attack.
    private record Setup(boolean stream, int signatures, String subFilter) {
        @Override
        public String toString() {
            return (stream ? "stream" : "table") + " " + signatures + " " + subFilter;
        }
    }

    private static final Set<String> VALID = Set.of("valid");
    private static final Set<String> FORM = Set.of("valid+form");
    private static final Set<String> NOTED = Set.of("valid+annotation");
    private static final Set<String> MODIFIED = Set.of("modified");
    private static final Set<String> BROKEN = Set.of("broken");
    private static final Set<String> EITHER = Set.of("modified", "broken");

    private static final String OTHER_CONTENT =
            """
            4 0 obj
            <</Length 14>>
            stream
            BT (900) Tj ET
            endstream
            endobj
            """;
    private static final String OTHER_TRAILER =
            """
            trailer
            <</Root 1 0 R>>
            %%EOF
            """;

    private final SignatureValues values;
    private final List<Case> cases = new ArrayList<>();

    private AttackPdfs(SignatureValues values) {
        this.values = values;
    }

    public static List<Case> all(SignatureValues values) {
        var attacks = new AttackPdfs(values);
        for (boolean stream : new boolean[] {false, true}) {
            for (int signatures = 1; signatures <= 2; signatures++) {
                attacks.updates(
                        new Setup(
                                stream,
                                signatures,
                                stream ? "adbe.pkcs7.detached" : "ETSI.CAdES.detached"));
            }
            attacks.shapes(stream);
            attacks.messages(stream);
            attacks.permissions(stream);
            attacks.fields(stream);
            attacks.cases.addAll(SharedObjects.all(values, stream));
        }
        attacks.odd();
        return List.copyOf(attacks.cases);
    }

    private Signing signing() {
        return new Signing(values::detached);
    }

    private SignedDraft signed(Setup setup) {
        var draft = new SignedDraft(setup.stream());
        for (int i = 0; i < setup.signatures(); i++) {
            draft.sign(signing().subFilter(setup.subFilter()));
        }
        return draft;
    }

    private void add(String name, Set<String> expected, Make make) {
        cases.add(new Case(name, expected, make));
    }

    /// What comes after the last signature.
    private void updates(Setup setup) {
        update(setup, "nothing", VALID, d -> {});
        update(setup, "line ends", VALID, d -> d.text("\r\n\n"));
        update(setup, "title", VALID, d -> d.object(SignedDraft.INFO, "<</Title(x)>>").close());
        update(setup, "metadata", VALID, d -> metadata(d).close());
        update(setup, "security store", VALID, d -> store(d).close());
        update(setup, "store and stamp", VALID, d -> store(d).close().sign(stamp()));
        update(setup, "new object", VALID, d -> d.object(d.reserve(), "(nothing)").close());
        update(setup, "filled", FORM, d -> fill(d).close());
        update(setup, "filled by look alone", MODIFIED, d -> otherLook(d).close());
        update(setup, "note", NOTED, d -> annotate(d, "Text", "").close());
        update(setup, "highlight", NOTED, d -> annotate(d, "Highlight", "").close());
        contents(setup);
        structure(setup);
        covers(setup);
        tails(setup);
    }

    private void contents(Setup setup) {
        update(
                setup,
                "content overwritten",
                MODIFIED,
                d -> d.content(SignedDraft.CONTENT, "BT (900) Tj ET").close());
        update(setup, "hidden content shown", MODIFIED, d -> d.page("/Contents 10 0 R").close());
        update(setup, "content added", MODIFIED, d -> d.page("/Contents[4 0 R 10 0 R]").close());
        update(
                setup,
                "font replaced",
                MODIFIED,
                d ->
                        d.object(SignedDraft.FONT, "<</Type/Font/Subtype/Type1/BaseFont/Symbol>>")
                                .close());
        update(setup, "content freed", EITHER, d -> d.page("/Contents 99 0 R").close());
        update(
                setup,
                "hidden object overridden",
                MODIFIED,
                d -> d.content(SignedDraft.HIDDEN_CONTENT, "BT (1) Tj ET").close());
        update(setup, "rotated", MODIFIED, d -> d.page("/Rotate 180/Contents 4 0 R").close());
        for (var kind :
                List.of("Redact", "Watermark", "Screen", "Movie", "Link", "FileAttachment", "X")) {
            update(setup, "annotation " + kind, MODIFIED, d -> annotate(d, kind, "").close());
        }
        update(
                setup,
                "acting annotation",
                MODIFIED,
                d -> annotate(d, "Text", "/A<</S/URI/URI(http://x.example)>>").close());
        update(
                setup,
                "annotation removed",
                MODIFIED,
                d -> {
                    d.annotations().remove("11 0 R");
                    d.page().close();
                });
        update(
                setup,
                "annotation changed",
                MODIFIED,
                d ->
                        d.object(
                                        SignedDraft.NOTE,
                                        "<</Type/Annot/Subtype/Text/Rect[0 0 20 20]/Contents(x)>>")
                                .close());
        update(
                setup,
                "annotations reordered",
                MODIFIED,
                d -> {
                    java.util.Collections.reverse(d.annotations());
                    d.page().close();
                });
    }

    private void structure(Setup setup) {
        update(
                setup,
                "page twice",
                MODIFIED,
                d ->
                        d.object(SignedDraft.PAGES, "<</Type/Pages/Kids[3 0 R 3 0 R]/Count 2>>")
                                .close());
        update(
                setup,
                "page added",
                MODIFIED,
                d -> {
                    int page = d.reserve();
                    d.object(page, "<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>");
                    d.object(
                                    SignedDraft.PAGES,
                                    "<</Type/Pages/Kids[3 0 R " + page + " 0 R]/Count 2>>")
                            .close();
                });
        update(
                setup,
                "pages loop",
                MODIFIED,
                d -> d.object(SignedDraft.PAGES, "<</Type/Pages/Kids[2 0 R]/Count 1>>").close());
        for (var entry :
                List.of(
                        "/OpenAction<</S/JavaScript/JS(app.alert\\(1\\))>>",
                        "/AA<</WC<</S/JavaScript/JS(1)>>>>",
                        "/Names<</JavaScript<</Names[(a)<</S/JavaScript/JS(1)>>]>>>>",
                        "/OCProperties<</OCGs[]/D<<>>>>",
                        "/Collection<<>>",
                        "/Perms<</DocMDP 3 0 R>>")) {
            update(setup, "catalog " + entry, MODIFIED, d -> d.inCatalog(entry).catalog().close());
        }
        update(
                setup,
                "other catalog",
                MODIFIED,
                d -> {
                    int root = d.reserve();
                    d.object(root, "<</Type/Catalog/Pages 2 0 R/AcroForm 6 0 R>>");
                    var before = d.bytes().length;
                    d.close();
                    var text = d.asText();
                    int at = text.indexOf("/Root 1 0 R", before);
                    if (at < 0) {
                        throw new IllegalStateException();
                    }
                    d.restart(
                            text.substring(0, at)
                                    + "/Root "
                                    + root
                                    + " 0 R"
                                    + text.substring(at + "/Root 1 0 R".length()));
                });
        update(setup, "text field added", MODIFIED, d -> textField(d).close());
        update(
                setup,
                "form without fields",
                MODIFIED,
                d -> {
                    d.fields().clear();
                    d.form().close();
                });
        update(
                setup,
                "form gone",
                EITHER,
                d -> d.object(SignedDraft.CATALOG, "<</Type/Catalog/Pages 2 0 R>>").close());
        update(
                setup,
                "signed field gone",
                MODIFIED,
                d -> {
                    d.fields().removeLast();
                    d.form().close();
                });
        update(setup, "scripted form", MODIFIED, d -> d.form("/CO[8 0 R]").close());
        update(setup, "forms by XFA", MODIFIED, d -> d.form("/XFA(x)").close());
    }

    /// What is lawful by kind, and paints over what was signed or beside it.
    private void covers(Setup setup) {
        update(setup, "signature over text", MODIFIED, d -> pictured(d, "60 680 500 730"));
        update(setup, "signature beside text", VALID, d -> pictured(d, "60 400 500 450"));
        for (var kind : List.of("Stamp", "FreeText", "Square")) {
            update(setup, kind + " over text", MODIFIED, d -> painted(d, kind, "60 680 500 730"));
            update(setup, kind + " beside text", NOTED, d -> painted(d, kind, "60 400 500 450"));
        }
    }

    private void pictured(SignedDraft draft, String rect) {
        int look = opaque(draft);
        draft.sign(signing().rect(rect).onField("/AP<</N " + look + " 0 R>>"));
    }

    private static void painted(SignedDraft draft, String kind, String rect) {
        int look = opaque(draft);
        int number = draft.reserve();
        draft.object(
                number,
                "<</Type/Annot/Subtype/"
                        + kind
                        + "/F 4/P 3 0 R/Rect["
                        + rect
                        + "]/AP<</N "
                        + look
                        + " 0 R>>>>");
        draft.annotations().add(number + " 0 R");
        draft.page().close();
    }

    private static int opaque(SignedDraft draft) {
        int look = draft.reserve();
        draft.stream(
                look,
                "/Type/XObject/Subtype/Form/BBox[0 0 440 50]",
                "1 1 1 rg 0 0 440 50 re f 0 0 1 RG 2 2 436 46 re S");
        return look;
    }

    /// Bytes that some readers see and others do not.
    private void tails(Setup setup) {
        update(setup, "junk", EITHER, d -> d.text("junk\n"));
        update(setup, "second header", EITHER, d -> d.text("%PDF-1.4\n"));
        update(setup, "object without section", EITHER, d -> d.text(OTHER_CONTENT));
        update(
                setup,
                "object and trailer without section",
                EITHER,
                d -> d.text(OTHER_CONTENT + OTHER_TRAILER));
        update(
                setup,
                "unlisted object in an update",
                EITHER,
                d -> {
                    d.text("4 0 obj\n(x)\nendobj\n");
                    d.object(SignedDraft.INFO, "<<>>").close();
                });
        update(setup, "broken startxref", EITHER, d -> d.text("startxref\n7\n%%EOF\n"));
        update(setup, "empty xref", EITHER, d -> d.text("xref\n0 0\ntrailer\n<<>>\n%%EOF\n"));
        for (int cut : new int[] {1, 30, 400, 12_000}) {
            add(
                    setup + ": cut by " + cut,
                    Set.of("broken", "no-signature", "valid", "modified"),
                    () -> {
                        var whole = signed(setup).bytes();
                        return Arrays.copyOf(whole, whole.length - cut);
                    });
        }
        add(
                setup + ": one bit",
                BROKEN,
                () -> SignedDraft.patched(signed(setup).bytes(), "100 trieu", "900 trieu"));
        add(
                setup + ": value flipped",
                BROKEN,
                () -> {
                    var whole = signed(setup).bytes();
                    var text = new String(whole, StandardCharsets.ISO_8859_1);
                    int at = text.indexOf("0".repeat(64), text.indexOf("/Contents <30")) - 64;
                    whole[at] = (byte) (whole[at] == '1' ? '2' : '1');
                    return whole;
                });
    }

    private void update(
            Setup setup, String name, Set<String> expected, Consumer<SignedDraft> with) {
        add(
                setup + ": " + name,
                expected,
                () -> {
                    var draft = signed(setup);
                    with.accept(draft);
                    return draft.bytes();
                });
    }

    private Signing stamp() {
        return new Signing(values::token).stamp();
    }

    private static SignedDraft store(SignedDraft draft) {
        int certificate = draft.reserve();
        draft.stream(certificate, "", "x");
        int store = draft.reserve();
        draft.object(
                store,
                "<</Certs["
                        + certificate
                        + " 0 R]/VRI<</0123456789012345678901234567890123456789"
                        + "<</Cert["
                        + certificate
                        + " 0 R]>>>>>>");
        return draft.inCatalog("/DSS " + store + " 0 R").catalog();
    }

    private static SignedDraft metadata(SignedDraft draft) {
        int number = draft.reserve();
        draft.stream(number, "/Type/Metadata/Subtype/XML", "<x/>");
        return draft.inCatalog("/Metadata " + number + " 0 R").catalog();
    }

    private static SignedDraft fill(SignedDraft draft) {
        int look = draft.reserve();
        draft.look(look, "da dien");
        return draft.object(
                SignedDraft.TEXT_FIELD,
                "<</Type/Annot/Subtype/Widget/FT/Tx/T(Ghi chu)/Rect[72 100 300 130]/F 4/P 3 0 R"
                        + "/V(da dien)/DA(/F 12 Tf 0 g)/AP<</N "
                        + look
                        + " 0 R>>>>");
    }

    private static SignedDraft otherLook(SignedDraft draft) {
        return draft.look(SignedDraft.TEXT_LOOK, "khac");
    }

    private static SignedDraft annotate(SignedDraft draft, String kind, String entries) {
        int number = draft.reserve();
        draft.object(
                number,
                "<</Type/Annot/Subtype/"
                        + kind
                        + "/Rect[400 300 420 320]/F 4/Contents(x)/P 3 0 R"
                        + entries
                        + ">>");
        draft.annotations().add(number + " 0 R");
        return draft.page();
    }

    private static SignedDraft textField(SignedDraft draft) {
        int number = draft.reserve();
        draft.object(
                number,
                "<</Type/Annot/Subtype/Widget/FT/Tx/T(Moi)/Rect[72 690 400 730]/V(900)/P 3 0 R>>");
        draft.annotations().add(number + " 0 R");
        draft.fields().add(number + " 0 R");
        return draft.page().form();
    }

    /// Universal forgery and wrapping: the dictionary itself is not as it must be.
    private void shapes(boolean stream) {
        for (var range :
                List.of(
                        "null",
                        "[]",
                        "[0 0 0 0]",
                        "[0 1]",
                        "[-1 10 20 30]",
                        "[0 -1 5 5]",
                        "[0.0 1 2 3]",
                        "[(a) 1 2 3]",
                        "[0 9999999999999 5 5]",
                        "1",
                        "(x)")) {
            shape(stream, "ByteRange " + range, s -> s.range(_ -> range));
        }
        shape(stream, "six numbers", s -> s.range(r -> r.replace("]", " 0 0]")));
        shape(stream, "begins late", s -> s.range(r -> r.replace("[0 ", "[9 ")));
        shape(stream, "Contents empty", s -> s.contents(hex -> "00".repeat(hex.length() / 2)));
        shape(stream, "Contents of ones", s -> s.contents(hex -> "11".repeat(hex.length() / 2)));
        shape(
                stream,
                "Contents cut",
                s -> s.contents(hex -> hex.substring(0, 400) + "0".repeat(hex.length() - 400)));
        shape(stream, "wrapped", s -> s.wrap(">>\nendobj\n" + OTHER_CONTENT + "98 0 obj\n<<"));
        shape(stream, "wrapped spaces", s -> s.wrap("      "));
        shape(stream, "type of a stamp", s -> s.type("/Type/DocTimeStamp"));
        shape(stream, "odd type", s -> s.type("/Type/Page"));
        add(
                name(stream, "no ByteRange"),
                EITHER,
                () -> {
                    var file = new SignedDraft(stream).sign(signing()).bytes();
                    return SignedDraft.patched(file, "/ByteRange", "/ByteXange");
                });
        add(
                name(stream, "no Contents"),
                BROKEN,
                () -> {
                    var file = new SignedDraft(stream).sign(signing()).bytes();
                    return SignedDraft.patched(file, "/Contents <", "/Xontents <");
                });
    }

    private static String name(boolean stream, String name) {
        return (stream ? "stream: " : "table: ") + name;
    }

    private void shape(boolean stream, String name, UnaryOperator<Signing> odd) {
        add(
                name(stream, name),
                BROKEN,
                () -> new SignedDraft(stream).sign(odd.apply(signing())).bytes());
    }

    private void message(
            boolean stream, String name, Set<String> expected, Function<String, Signing> how) {
        add(
                name(stream, name),
                expected,
                () -> new SignedDraft(stream).sign(how.apply(name)).bytes());
    }

    private Signing.Value cms(
            String algorithm, boolean attributes, boolean inside, boolean certs, String encoding) {
        var shape = new SignatureValues.Shape(algorithm, attributes, inside, certs, encoding);
        return signed -> values.cms(signed, shape);
    }

    /// What stands in `/Contents`.
    private void messages(boolean stream) {
        for (var algorithm :
                List.of(
                        "SHA1withRSA",
                        "SHA224withRSA",
                        "SHA256withRSA",
                        "SHA384withRSA",
                        "SHA512withRSA",
                        "SHA256withRSAandMGF1",
                        "SHA3-256withRSA")) {
            message(
                    stream,
                    algorithm,
                    VALID,
                    _ -> new Signing(cms(algorithm, true, false, true, "DER")));
            message(
                    stream,
                    algorithm + " without attributes",
                    VALID,
                    _ -> new Signing(cms(algorithm, false, false, true, "DER")));
        }
        message(
                stream,
                "BER",
                VALID,
                _ -> new Signing(cms("SHA256withRSA", true, false, true, "BER")));
        message(
                stream,
                "MD5",
                Set.of("unsupported"),
                _ -> new Signing(cms("MD5withRSA", true, false, true, "DER")));
        message(
                stream,
                "content inside",
                BROKEN,
                _ ->
                        new Signing(signed ->
                                values.cms(
                                        Arrays.copyOf(signed, 900),
                                        new SignatureValues.Shape(
                                                "SHA256withRSA", true, true, true, "DER"))));
        message(
                stream,
                "no certificate",
                BROKEN,
                _ -> new Signing(cms("SHA256withRSA", true, false, false, "DER")));
        message(stream, "two signers", BROKEN, _ -> new Signing(values::twoSigners));
        message(stream, "names another", BROKEN, _ -> new Signing(values::namesAnother));
        message(
                stream,
                "other document",
                BROKEN,
                _ -> new Signing(_ -> values.detached(new byte[9])));
        message(
                stream,
                "over the digest",
                VALID,
                _ -> new Signing(values::overDigest).subFilter("adbe.pkcs7.sha1"));
        message(
                stream,
                "over another digest",
                BROKEN,
                _ -> new Signing(_ -> values.overDigest(new byte[9])).subFilter("adbe.pkcs7.sha1"));
        message(
                stream,
                "raw RSA",
                VALID,
                _ ->
                        new Signing(values::raw)
                                .subFilter("adbe.x509.rsa_sha1")
                                .entries(certificate()));
        message(
                stream,
                "raw RSA of another document",
                BROKEN,
                _ ->
                        new Signing(_ -> values.raw(new byte[9]))
                                .subFilter("adbe.x509.rsa_sha1")
                                .entries(certificate()));
        message(
                stream,
                "unknown kind",
                Set.of("unsupported"),
                _ -> signing().subFilter("acme.secret"));
        message(stream, "stamped", VALID, _ -> new Signing(s -> values.stamped(s, true)));
        message(stream, "stamped wrongly", VALID, _ -> new Signing(s -> values.stamped(s, false)));
        message(stream, "stamp alone", Set.of("timestamp-only"), _ -> stamp());
        message(
                stream,
                "stamp of another document",
                BROKEN,
                _ -> new Signing(_ -> values.token(new byte[9])).stamp());
    }

    private String certificate() {
        try {
            return values.certificateEntry();
        } catch (java.security.GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /// DocMDP and locks.
    private void permissions(boolean stream) {
        for (int p = 1; p <= 3; p++) {
            int level = p;
            certified(stream, p, "nothing", VALID, d -> {});
            certified(stream, p, "store and stamp", VALID, d -> store(d).close().sign(stamp()));
            certified(stream, p, "filled", p == 1 ? MODIFIED : FORM, d -> fill(d).close());
            certified(
                    stream,
                    p,
                    "note",
                    p == 3 ? NOTED : MODIFIED,
                    d -> annotate(d, "Text", "").close());
            certified(stream, p, "signed again", p == 1 ? MODIFIED : VALID, d -> d.sign(signing()));
            certified(
                    stream,
                    p,
                    "content",
                    MODIFIED,
                    d -> d.content(SignedDraft.CONTENT, "BT ET").close());
            certified(
                    stream,
                    p,
                    "note removed",
                    level == 3 ? NOTED : MODIFIED,
                    d -> {
                        d.annotations().remove("11 0 R");
                        d.page().close();
                    });
            certified(
                    stream,
                    p,
                    "permission raised",
                    MODIFIED,
                    d ->
                            d.object(
                                            SignedDraft.CATALOG,
                                            "<</Type/Catalog/Pages 2 0 R/AcroForm 6 0 R>>")
                                    .close());
            certified(
                    stream,
                    p,
                    "empty field",
                    p == 3 ? FORM : MODIFIED,
                    d -> {
                        d.emptySignatureField("Trong", "");
                        d.close();
                    });
        }
        locked(stream, "All", "", MODIFIED);
        locked(stream, "Include", "(Ghi chu)", MODIFIED);
        locked(stream, "Include", "(Khac)", FORM);
        locked(stream, "Exclude", "(Ghi chu)", FORM);
        locked(stream, "Exclude", "(Khac)", MODIFIED);
    }

    private void certified(
            boolean stream,
            int level,
            String name,
            Set<String> expected,
            Consumer<SignedDraft> with) {
        add(
                name(stream, "certified " + level + ", " + name),
                expected,
                () -> {
                    var draft = new SignedDraft(stream).sign(signing().certify(level));
                    with.accept(draft);
                    return draft.bytes();
                });
    }

    private void locked(boolean stream, String action, String fields, Set<String> expected) {
        add(
                name(stream, "locked " + action + " " + fields),
                expected,
                () ->
                        fill(new SignedDraft(stream).sign(signing().lock(action, fields)))
                                .close()
                                .bytes());
    }

    /// Fields and dictionaries of signatures changed afterwards: the first signature's value is
    /// object 12, its field object 13.
    private void fields(boolean stream) {
        int shift = stream ? 1 : 0; // the number of the first cross-reference stream
        int value = 12 + shift;
        int field = 13 + shift;
        later(
                stream,
                "value taken away",
                MODIFIED,
                d ->
                        d.object(
                                        field,
                                        "<</Type/Annot/Subtype/Widget/FT/Sig/T(Chu ky 1)/F 132/Rect[0 0 0 0]/P 3 0 R>>")
                                .close());
        later(
                stream,
                "look changed",
                MODIFIED,
                d ->
                        d.object(
                                        field,
                                        "<</Type/Annot/Subtype/Widget/FT/Sig/T(Chu ky 1)/F 132/Rect[72 690 400 730]"
                                                + "/P 3 0 R/AP<</N 9 0 R>>/V "
                                                + value
                                                + " 0 R>>")
                                .close());
        later(
                stream,
                "other type",
                EITHER,
                d ->
                        d.object(
                                        field,
                                        "<</Type/Annot/Subtype/Widget/FT/Tx/T(Chu ky 1)/F 132/Rect[0 0 0 0]/P 3 0 R/V "
                                                + value
                                                + " 0 R>>")
                                .close());
        later(
                stream,
                "renamed",
                EITHER,
                d ->
                        d.object(
                                        field,
                                        "<</Type/Annot/Subtype/Widget/FT/Sig/T(Giam doc)/F 132/Rect[0 0 0 0]/P 3 0 R/V "
                                                + value
                                                + " 0 R>>")
                                .close());
        later(
                stream,
                "dictionary overridden",
                EITHER,
                d -> {
                    var text = d.asText();
                    int at = text.indexOf(value + " 0 obj\n<</Type/Sig");
                    var dict = text.substring(text.indexOf("<<", at), text.indexOf("\nendobj", at));
                    d.object(value, dict.replace("/Type/Sig", "/Type/Sig/Name(Thu tuong)")).close();
                });
        later(
                stream,
                "value shared",
                EITHER,
                d -> {
                    int second = d.reserve();
                    d.object(
                            second,
                            "<</Type/Annot/Subtype/Widget/FT/Sig/T(Hai)/F 132/Rect[0 0 0 0]"
                                    + "/P 3 0 R/V "
                                    + value
                                    + " 0 R>>");
                    d.fields().add(second + " 0 R");
                    d.annotations().add(second + " 0 R");
                    d.page().form().close();
                });
        later(
                stream,
                "empty field shown",
                MODIFIED,
                d -> {
                    d.emptySignatureField("Trong", "/AP<</N 9 0 R>>");
                    d.close();
                });
        later(
                stream,
                "field acts",
                MODIFIED,
                d -> {
                    d.signInThisRevision(signing().onField("/AA<</E<</S/JavaScript/JS(1)>>>>"))
                            .close();
                });
        later(
                stream,
                "same name",
                EITHER,
                d -> d.signInThisRevision(signing().into(0, "Ghi chu")).close());
        add(
                name(stream, "prepared field signed"),
                VALID,
                () -> {
                    var draft = new SignedDraft(stream);
                    int empty = draft.emptySignatureField("Lanh dao", "");
                    return draft.sign(signing()).sign(signing().into(empty, "Lanh dao")).bytes();
                });
        add(
                name(stream, "locked field signed"),
                MODIFIED,
                () -> {
                    var draft = new SignedDraft(stream);
                    int empty = draft.emptySignatureField("Lanh dao", "");
                    return draft.sign(signing().lock("Include", "(Lanh dao)"))
                            .sign(signing().into(empty, "Lanh dao"))
                            .bytes();
                });
    }

    private void later(
            boolean stream, String name, Set<String> expected, Consumer<SignedDraft> with) {
        add(
                name(stream, name),
                expected,
                () -> {
                    var draft = new SignedDraft(stream).sign(signing());
                    with.accept(draft);
                    return draft.bytes();
                });
    }

    private void odd() {
        add("unsigned", Set.of("no-signature"), () -> new SignedDraft(false).close().bytes());
        add("text", Set.of("not-a-pdf"), () -> "not a PDF".getBytes(StandardCharsets.US_ASCII));
        add("nothing", Set.of("not-a-pdf"), () -> new byte[0]);
        add(
                "earlier content again",
                MODIFIED,
                () -> {
                    var draft = new SignedDraft(false);
                    int first = draft.asText().indexOf("4 0 obj");
                    draft.close();
                    draft.content(SignedDraft.CONTENT, "BT /F 18 Tf 72 700 Td (Khac) Tj ET");
                    draft.sign(signing());
                    int last = draft.asText().lastIndexOf("startxref\n") + "startxref\n".length();
                    var prev = draft.asText().substring(last, draft.asText().indexOf('\n', last));
                    int xref = draft.size();
                    draft.text(
                            "xref\n4 1\n"
                                    + String.format("%010d 00000 n \n", first)
                                    + "trailer\n<</Size 30/Root 1 0 R/Info 7 0 R/Prev "
                                    + prev
                                    + ">>\nstartxref\n"
                                    + xref
                                    + "\n%%EOF\n");
                    return draft.bytes();
                });
    }
}
