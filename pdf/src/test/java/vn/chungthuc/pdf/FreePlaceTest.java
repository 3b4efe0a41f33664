package vn.chungthuc.pdf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.chungthuc.pdf.FreePlace.Wish;
import vn.chungthuc.pdf.PlacementFault.Kind;
import vn.chungthuc.protocol.Rect;

/// What earlier signatures, fields and pages say to a signature that would like to stand there.
class FreePlaceTest {
    private static final String EMPTY_FIELD = "<< /FT /Sig /T (Sau) /Rect [0 0 0 0] %s >>";

    /// A document of one page whose form has these fields, from object 5 on.
    private static PdfFile document(String catalog, String page, String... fields)
            throws Exception {
        var list = new StringBuilder();
        for (int i = 0; i < fields.length; i++) {
            list.append(5 + i).append(" 0 R ");
        }
        return written(catalog, page, "<< /Fields [" + list + "] >>", fields);
    }

    private static PdfFile documentWithForm(String form) throws Exception {
        return written("", "", form);
    }

    private static PdfFile written(String catalog, String page, String form, String... fields)
            throws Exception {
        var objects = new ArrayList<String>();
        objects.add("<< /Type /Catalog /Pages 2 0 R /AcroForm 4 0 R " + catalog + " >>");
        objects.add("<< /Type /Pages /Count 1 /Kids [3 0 R] >>");
        objects.add("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] " + page + " >>");
        objects.add(form);
        objects.addAll(List.of(fields));
        var file = new StringBuilder("%PDF-1.7\n");
        var table = new StringBuilder("0000000000 65535 f \n");
        for (int i = 0; i < objects.size(); i++) {
            table.append("%010d 00000 n \n".formatted(file.length()));
            file.append(i + 1).append(" 0 obj\n").append(objects.get(i)).append("\nendobj\n");
        }
        int start = file.length();
        int size = objects.size() + 1;
        file.append("xref\n0 " + size + "\n" + table + "trailer\n<< /Root 1 0 R /Size " + size)
                .append(" >>\nstartxref\n" + start + "\n%%EOF\n");
        return PdfFile.read(Source.of(file.toString().getBytes(StandardCharsets.ISO_8859_1)));
    }

    /// A field that somebody signed, with that signature dictionary's references.
    private static String signed(String references, String more) {
        return "<< /FT /Sig /T (Truoc) /V << /Type /Sig /Reference ["
                + references
                + "] >> "
                + more
                + " >>";
    }

    private static String reference(String method, String parameters) {
        return "<< /Type /SigRef /TransformMethod /"
                + method
                + " /TransformParams << "
                + parameters
                + " >> >>";
    }

    private static Wish wish(String field) {
        return new Wish(field, Wish.ANY, null, "SHA256", "");
    }

    private static void refused(Kind kind, PdfFile file, String field) {
        assertThatThrownBy(() -> FreePlace.find(file, wish(field)))
                .isInstanceOfSatisfying(
                        PlacementFault.class, fault -> assertThat(fault.kind()).isEqualTo(kind));
    }

    @Test
    void aCertificationThatForbidsAllChangesIsObeyed() throws Exception {
        var locked = signed(reference("DocMDP", "/P 1"), "");
        refused(Kind.DOCUMENT_LOCKED, document("", "", locked), "");
        var certified =
                "/Perms << /DocMDP << /Reference [" + reference("DocMDP", "/P 1") + "] >> >>";
        refused(Kind.DOCUMENT_LOCKED, document(certified, ""), "");
        var lock = "/Lock << /P 1 /Action /Include /Fields [] >>";
        refused(Kind.DOCUMENT_LOCKED, document("", "", signed("", lock)), "");
    }

    @ParameterizedTest
    @CsvSource({"/P 2", "/P 3", "/V /1.2"})
    void aCertificationThatLetsOthersSignIsNoObstacle(String permission) throws Exception {
        var file = document("", "", signed(reference("DocMDP", permission), ""));
        assertThat(FreePlace.find(file, wish("")).name()).isEqualTo("Signature1");
    }

    @Test
    void aBoxMayHaveAsManyDigitsAsItsWriterLiked() throws Exception {
        var file = document("", "/CropBox [0 0 595.275590551181 841.8897637795275590551181]");
        assertThat(SeenPage.first(file).width()).isEqualTo(595.275590551181, within(1e-9));
    }

    @Test
    void fieldsThatASignatureLockedStayAsTheyAre() throws Exception {
        var all = signed(reference("FieldMDP", "/Action /All"), "");
        var empty = EMPTY_FIELD.formatted("");
        refused(Kind.FIELD_LOCKED, document("", "", all, empty), "Sau");
        refused(Kind.FIELD_LOCKED, document("", "", all), "");
        var this1 = signed(reference("FieldMDP", "/Action /Include /Fields [(Sau)]"), "");
        refused(Kind.FIELD_LOCKED, document("", "", this1, empty), "Sau");
        assertThat(FreePlace.find(document("", "", this1, empty), wish("Moi")).name())
                .isEqualTo("Moi");
        var others = signed(reference("FieldMDP", "/Action /Exclude /Fields [(Sau)]"), "");
        refused(Kind.FIELD_LOCKED, document("", "", others, empty), "Moi");
        assertThat(FreePlace.find(document("", "", others, empty), wish("Sau")).name())
                .isEqualTo("Sau");
    }

    @Test
    void fieldsThatAreTakenAreRefused() throws Exception {
        var file =
                document(
                        "",
                        "",
                        signed("", ""),
                        "<< /FT /Tx /T (Chu) >>",
                        EMPTY_FIELD.formatted("/Ff 1"));
        refused(Kind.FIELD_SIGNED, file, "Truoc");
        refused(Kind.FIELD_OTHER, file, "Chu");
        refused(Kind.FIELD_LOCKED, file, "Sau");
        refused(Kind.FIELD_NAME, file, "a.b");
    }

    @Test
    void aFormThatIsNotThePageIsRefused() throws Exception {
        var xfa = document("/Spare << >>", "", EMPTY_FIELD.formatted(""));
        assertThat(FreePlace.find(xfa, wish("Sau")).isVisible()).isFalse();
        refused(Kind.XFA, documentWithForm("<< /Fields [] /XFA (<xdp/>) >>"), "");
    }

    @ParameterizedTest
    @CsvSource({
        "/Ff 1 /Filter /Other, false",
        "/Ff 1 /Filter /Adobe.PPKLite, true",
        "/Filter /Other, true",
        "/Ff 2 /SubFilter [/adbe.pkcs7.detached], false",
        "/Ff 2 /SubFilter [/adbe.pkcs7.detached /ETSI.CAdES.detached], true",
        "/Ff 64 /DigestMethod [(SHA512)], false",
        "/Ff 64 /DigestMethod [(SHA256) (SHA512)], true",
        "/Ff 8 /Reasons [(Duyet)], false",
        "/Ff 8 /Reasons [(.)], true",
        "/Ff 32, false",
        "/MDP << /P 2 >>, false",
        "/MDP << /P 0 >>, true",
        "/TimeStamp << /URL (http://mau.example) /Ff 1 >>, false",
        "/TimeStamp << /URL (http://mau.example) /Ff 0 >>, true",
        "/Cert << /Ff 1 /Subject [(x)] >>, false"
    })
    void whatAFieldDemandsIsMetOrRefused(String seed, boolean met) throws Exception {
        var file = document("", "", EMPTY_FIELD.formatted("/SV << " + seed + " >>"));
        if (met) {
            assertThat(FreePlace.find(file, wish("Sau")).name()).isEqualTo("Sau");
        } else {
            refused(Kind.SEED_VALUE, file, "Sau");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'', 600, 800",
        "/Rotate 90, 800, 600",
        "/Rotate -270, 800, 600",
        "/CropBox [500 700 100 100], 400, 600",
        "/CropBox [-100 -100 5000 400] /Rotate 270, 400, 600",
        "/CropBox [2000 2000 3000 3000], 600, 800",
        "/UserUnit 2.5 /Rotate 90, 2000, 1500"
    })
    void aPageIsMeasuredAsItIsSeen(String entries, double width, double height) throws Exception {
        var file = document("", entries);
        var whole = new Rect(0, 0, width, height);
        var place = FreePlace.find(file, new Wish("", 1, whole, "SHA256", ""));
        assertThat(place.width()).isCloseTo(width, within(0.01));
        assertThat(place.height()).isCloseTo(height, within(0.01));
        var beyond = new Rect(0, 0, width + 2, height);
        assertThatThrownBy(() -> FreePlace.find(file, new Wish("", 1, beyond, "SHA256", "")))
                .isInstanceOf(PlacementFault.class)
                .hasMessageContaining("OUTSIDE_PAGE");
    }
}
