package vn.chungthuc.agent.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.chungthuc.agent.Paper;
import vn.chungthuc.protocol.Appearance;
import vn.chungthuc.protocol.Rect;
import vn.chungthuc.testkit.SamplePdfs;
import vn.chungthuc.testkit.TestPki;

/// The page says "CHỨNG THỰC BẢN SAO …" at (130, 720) in 18 points and who asked at (70, 660) in
/// 13.
class PageTextTest {
    @TempDir private Path folder;
    private Paper paper;
    private PageText text;

    @BeforeEach
    void read() throws Exception {
        var leader =
                TestPki.create(InstantSource.system())
                        .signer("Nguyễn Văn Mẫu", "Xã Mẫu", TestPki.KeyKind.EC_P256);
        paper = Paper.of(SamplePdfs.ONE_PAGE, folder, leader);
        try (var document = Loader.loadPDF(paper.pdf())) {
            text = PageText.of(document, paper.page());
        }
    }

    @AfterEach
    void noLettersOfTheScan() {
        assertThat(text.letters()).isNotEmpty();
    }

    @Test
    void theProposedPlaceIsFree() {
        assertThat(text.coveredBy(look(), look().rect())).isEmpty();
    }

    @Test
    void saysWhichTextIsCovered() {
        assertThat(text.coveredBy(look(), Rect.at(110, 690, 180, 100))).startsWith("CHỨNG THỰC");
        assertThat(text.coveredBy(look(), Rect.at(60, 620, 180, 100)))
                .startsWith("quan: Ủy ban nhân");
    }

    @Test
    void theMarginsOfTheStampHideNothing() {
        // at half its size: the image stands above the line at 660, the name upon it
        var between = Rect.at(110, 660, 90, 50);
        var onlyImage =
                new Appearance(
                        look().rect(), 0.5, 2, look().image(), List.of(), look().timePattern());
        assertThat(text.coveredBy(onlyImage, between)).isEmpty();
        assertThat(text.coveredBy(look(), between)).isNotEmpty();
    }

    @Test
    void whatStandsStillInTheStampIsNotAskedFor() {
        var numbers =
                new Appearance(
                        look().rect(),
                        1,
                        1,
                        null,
                        List.of(
                                new Appearance.Line(
                                        "Số chứng thực: 1",
                                        13,
                                        "#000000",
                                        100,
                                        100,
                                        Appearance.Align.LEFT,
                                        false)),
                        "HH:mm");
        assertThat(text.coveredBy(numbers, Rect.at(110, 690, 180, 100))).isEmpty();
    }

    private Appearance look() {
        return paper.item().appearance();
    }
}
