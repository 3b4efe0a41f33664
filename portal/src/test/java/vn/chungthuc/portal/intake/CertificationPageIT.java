package vn.chungthuc.portal.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureNode;
import org.apache.pdfbox.text.PDFMarkedContentExtractor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vn.chungthuc.pdf.PdfFault;
import vn.chungthuc.pdf.PdfFile;
import vn.chungthuc.pdf.Source;
import vn.chungthuc.portal.intake.PdfCheck.Result;
import vn.chungthuc.protocol.Sha256;
import vn.chungthuc.testkit.Judges;
import vn.chungthuc.testkit.Needs;
import vn.chungthuc.testkit.SamplePdfs;
import vn.chungthuc.testkit.TaggedPdfs;

/// What others read off the certification page: its letters, and what a screen reader says.
class CertificationPageIT {
    private static final String LETTERS =
            "aàảãáạ ăằẳẵắặ âầẩẫấậ dđ eèẻẽéẹ êềểễếệ iìỉĩíị oòỏõóọ ôồổỗốộ ơờởỡớợ uùủũúụ ưừửữứự yỳỷỹýỵ"
                    + " AÀẢÃÁẠ ĂẰẲẴẮẶ ÂẦẨẪẤẬ DĐ EÈẺẼÉẸ ÊỀỂỄẾỆ IÌỈĨÍỊ OÒỎÕÓỌ ÔỒỔỖỐỘ ƠỜỞỠỚỢ UÙỦŨÚỤ ƯỪỬỮỨỰ"
                    + " YỲỶỸÝỴ";
    private static final String CLAUSE = "Chứng thực bản sao đúng với bản chính";

    @TempDir Path folder;

    @Test
    void everyVietnameseLetterCopiesOutHoweverItWasComposed() throws IOException, PdfFault {
        Needs.that(Judges.popplerAvailable(), "poppler-utils");
        for (var form : List.of(Normalizer.Form.NFC, Normalizer.Form.NFD)) {
            var file = append(scan(), Normalizer.normalize(LETTERS, form));
            var words = List.of(Judges.text(file).split("\\s+"));
            assertThat(words).as(form.name()).containsAll(List.of(LETTERS.split(" ")));
        }
    }

    @Test
    void isReadAloudInTheOrderOfThePage() throws IOException, PdfFault {
        Needs.that(Judges.popplerAvailable(), "poppler-utils");
        var said = Judges.structure(append(scan(), "Bằng tốt nghiệp"));
        assertThat(said)
                .containsSubsequence(
                        "Document",
                        "ỦY BAN NHÂN DÂN XÃ MẪU",
                        "Mã chứng thực: H55",
                        "H1",
                        CLAUSE,
                        "Figure",
                        "sử dụng thay cho bản chính đã dùng",
                        "Tra cứu bản sao");
    }

    @ParameterizedTest
    @EnumSource(
            value = SamplePdfs.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"THIRTY_MIB", "TEN_PAGES"})
    void tagsTheNewPageOfEveryKindOfScan(SamplePdfs sample) throws IOException, PdfFault {
        Needs.that(sample.available(), "qpdf");
        var file = append(sample.write(folder.resolve("scan.pdf")), "Bằng tốt nghiệp");
        tagged(file, "Document");
        assertThat(sound(file)).isTrue();
    }

    @ParameterizedTest
    @EnumSource(
            value = SamplePdfs.class,
            mode = EnumSource.Mode.INCLUDE,
            names = {"BOX_REVERSED", "CROPPED", "LANDSCAPE", "ROTATED_90"})
    void liesAsTheFirstPageIsSeen(SamplePdfs sample) throws IOException, PdfFault {
        boolean lies = sample == SamplePdfs.LANDSCAPE || sample == SamplePdfs.ROTATED_90;
        var file = append(sample.write(folder.resolve("scan.pdf")), "Bằng tốt nghiệp");
        try (var document = Loader.loadPDF(file.toFile())) {
            var box = document.getPage(document.getNumberOfPages() - 1).getMediaBox();
            assertThat(box.getWidth() > box.getHeight()).isEqualTo(lies);
        }
    }

    @ParameterizedTest
    @EnumSource(TaggedPdfs.class)
    void growsTheTreeThatThereIsOrLeavesAnOddOneAlone(TaggedPdfs scan)
            throws IOException, PdfFault {
        var before = scan.write(folder.resolve("scan.pdf"));
        // intake turns a loop away; the page must not fall into it all the same
        boolean loops = scan == TaggedPdfs.PARENTS_IN_A_LOOP;
        assertThat(PdfCheck.check(Source.of(Files.readAllBytes(before))))
                .isInstanceOf(loops ? Result.Refused.class : Result.Fine.class);
        var file = append(before, "Bằng tốt nghiệp");
        assertThat(sound(file)).isTrue();
        try (var document = Loader.loadPDF(file.toFile())) {
            assertThat(document.getDocumentCatalog().getLanguage()).isEqualTo("en-GB");
            assertThat(types(document.getDocumentCatalog().getStructureTreeRoot()))
                    .startsWith("Document", "P");
        }
        if (scan.extendable()) {
            tagged(file, "Part");
            if (Judges.popplerAvailable()) {
                assertThat(Judges.structure(file)).contains("Tagged before").contains(CLAUSE);
            }
        } else {
            assertThat(lastPage(file).containsKey(COSName.STRUCT_PARENTS)).isFalse();
        }
    }

    /// Elements, marks in the page and the way back through the parent tree fit together.
    private static void tagged(Path file, String above) throws IOException {
        try (var document = Loader.loadPDF(file.toFile())) {
            var catalog = document.getDocumentCatalog();
            assertThat(catalog.getMarkInfo().isMarked()).isTrue();
            assertThat(catalog.getLanguage()).isNotEmpty();
            var root = catalog.getStructureTreeRoot();
            var types = types(root);
            var ours = types.subList(types.lastIndexOf(above), types.size());
            assertThat(ours).containsExactly(above, "P", "P", "P", "P", "H1", "Figure", "P", "P");
            var page = document.getPage(document.getNumberOfPages() - 1);
            var marks = new PDFMarkedContentExtractor();
            marks.processPage(page);
            assertThat(marks.getMarkedContents())
                    .filteredOn(mark -> !mark.getTag().equals("Artifact"))
                    .extracting(mark -> mark.getTag())
                    .containsExactly("P", "P", "P", "P", "H1", "Figure", "P", "P");
            var parents = root.getParentTree();
            assertThat(parents.getValue(page.getStructParents())).isNotNull();
            assertThat(root.getParentTreeNextKey()).isGreaterThan(page.getStructParents());
        }
    }

    private static List<String> types(PDStructureNode node) {
        var types = new ArrayList<String>();
        for (var kid : node.getKids()) {
            if (kid instanceof PDStructureElement element) {
                types.add(element.getStructureType());
                types.addAll(types(element));
            }
        }
        return types;
    }

    private static org.apache.pdfbox.cos.COSDictionary lastPage(Path file) throws IOException {
        try (PDDocument document = Loader.loadPDF(file.toFile())) {
            return document.getPage(document.getNumberOfPages() - 1).getCOSObject();
        }
    }

    private static boolean sound(Path file) throws IOException, PdfFault {
        PdfFile.read(Source.of(Files.readAllBytes(file))).pages();
        return !Judges.qpdfAvailable() || Judges.qpdf(file).sound();
    }

    private Path scan() throws IOException {
        return SamplePdfs.ONE_PAGE.write(folder.resolve("scan.pdf"));
    }

    private static Path append(Path file, String documentType) throws IOException, PdfFault {
        var scan = Files.readAllBytes(file);
        var facts =
                new CertificationPage.Facts(
                        "Ủy ban nhân dân xã Mẫu",
                        CLAUSE,
                        documentType,
                        2,
                        "H55.242-261123-010005",
                        "https://chungthuc.example/c/0123456789abcdefABCDEF",
                        false);
        var appended = CertificationPage.append(Source.of(scan), Sha256.of(scan), facts);
        return Files.write(file, appended, java.nio.file.StandardOpenOption.APPEND);
    }
}
