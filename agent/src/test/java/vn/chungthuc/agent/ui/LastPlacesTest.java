package vn.chungthuc.agent.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.chungthuc.agent.TestPortal;
import vn.chungthuc.agent.sign.Consent.Paper;
import vn.chungthuc.protocol.Rect;
import vn.chungthuc.protocol.SigningStage;
import vn.chungthuc.testkit.TestPki;

class LastPlacesTest {
    private static final String ORIGIN = "https://mot-cua.example";
    private static final Rect PLACED = Rect.at(100, 220, 216, 120);

    @TempDir private Path folder;
    private TestPortal portal;
    private Paper paper;

    @BeforeEach
    void open() throws Exception {
        portal = new TestPortal();
        var leader =
                TestPki.create(InstantSource.system())
                        .signer("Nguyễn Văn Mẫu", "Xã Mẫu", TestPki.KeyKind.EC_P256);
        paper = WindowCase.paper(portal, folder, leader, 1);
    }

    @AfterEach
    void close() {
        portal.close();
        paper.document().close();
    }

    @Test
    void offersAfterARestartWhereThePersonPutIt() {
        new LastPlaces(folder).remember(ORIGIN, List.of(paper), List.of(PLACED));
        var spot = new LastPlaces(folder).of(ORIGIN, paper).orElseThrow();
        var placement = new Placement(paper.look(), paper.checked().ticket().slot());
        assertThat(placement.offers(spot)).isTrue();
        assertThat(placement.take(spot)).isTrue();
        assertThat(placement.rect()).isEqualTo(PLACED);
        assertThat(placement.offers(spot)).as("it is there already").isFalse();
    }

    @Test
    void anotherPortalOrStageHasItsOwn() {
        var last = new LastPlaces(folder);
        last.remember(ORIGIN, List.of(paper), List.of(PLACED));
        assertThat(last.of("https://khac.example", paper)).isEmpty();
        assertThat(last.of(ORIGIN, WindowCase.at(SigningStage.SEAL, paper))).isEmpty();
    }

    @Test
    void theProposedPlaceIsNothingToRemember() {
        var last = new LastPlaces(folder);
        last.remember(ORIGIN, List.of(paper), List.of(PLACED));
        last.remember(ORIGIN, List.of(paper), List.of(paper.look().rect()));
        assertThat(last.of(ORIGIN, paper)).isEmpty();
        assertThat(new LastPlaces(folder).of(ORIGIN, paper)).isEmpty();
    }

    @Test
    void neverOffersWhatTheTicketDoesNotAllow() {
        var placement = new Placement(paper.look(), paper.checked().ticket().slot());
        for (var spot :
                List.of(
                        new Spot(400, 20, 1),
                        new Spot(0, 290, 1),
                        new Spot(0, 0, 3),
                        new Spot(0, 0, 0.1))) {
            assertThat(placement.offers(spot)).as("%s", spot).isFalse();
            assertThat(placement.take(spot)).as("%s", spot).isFalse();
            assertThat(placement.isMoved()).isFalse();
        }
    }

    @Test
    void aBrokenFileIsForgotten() throws Exception {
        Files.writeString(folder.resolve("last-places"), "A".repeat(43) + " NaN 1 1\n\0garbage");
        assertThat(new LastPlaces(folder).of(ORIGIN, paper)).isEmpty();
    }

    @Test
    void theFileNamesNobody() throws Exception {
        new LastPlaces(folder).remember(ORIGIN, List.of(paper), List.of(PLACED));
        assertThat(Files.readString(folder.resolve("last-places")))
                .matches("[A-Za-z0-9_-]{43} 44.0 20.0 1.2\n");
    }
}
