package vn.chungthuc.agent.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import javax.swing.SwingUtilities;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.chungthuc.agent.TestPortal;
import vn.chungthuc.testkit.TestPki;

/// What counts as seen; painted into memory, on the event thread like everything here.
class StampLayerTest {
    private static final Rectangle PAGE = new Rectangle(0, 0, 595, 842);
    private static final Rectangle ABOVE = new Rectangle(0, 0, 595, 100);
    private static final OffsetDateTime TIME = OffsetDateTime.parse("2026-11-23T10:00:00+07:00");

    @TempDir private Path folder;
    private TestPortal portal;
    private PageImages images;
    private Placement placement;
    private StampLayer layer;

    @BeforeEach
    void open() throws Exception {
        portal = new TestPortal();
        var leader =
                TestPki.create(InstantSource.system())
                        .signer("Nguyễn Văn Mẫu", "Xã Mẫu", TestPki.KeyKind.EC_P256);
        var paper = WindowCase.paper(portal, folder, leader, 1);
        images = new PageImages(paper, () -> {});
        placement = new Placement(paper.look(), paper.checked().ticket().slot());
        var image = new StampImage(paper, TIME, images, () -> {});
        layer = new StampLayer(placement, image, () -> {});
    }

    @AfterEach
    void close() {
        images.close();
        portal.close();
    }

    @Test
    void isSeenOnlyWhenThePictureOfThisPlaceIsPainted() throws Exception {
        SwingUtilities.invokeAndWait(() -> {
            paint(PAGE);
            assertThat(placement.isSeen()).as("no picture yet").isFalse();
        });
        paintUntilSeen();
        SwingUtilities.invokeAndWait(() -> {
            placement.moveBy(-10, 0);
            assertThat(placement.isSeen()).as("moved").isFalse();
            paint(PAGE);
            assertThat(placement.isSeen()).as("the picture of the place before").isFalse();
        });
        paintUntilSeen();
    }

    @Test
    void isNotSeenWhileItIsScrolledAway() throws Exception {
        paintUntilSeen();
        SwingUtilities.invokeAndWait(() -> placement.moveBy(-10, 0));
        for (int i = 0; i < 20; i++) {
            SwingUtilities.invokeAndWait(() -> paint(ABOVE));
            Thread.sleep(50);
        }
        assertThat(placement.isSeen()).isFalse();
        paintUntilSeen();
    }

    private void paintUntilSeen() throws Exception {
        for (int i = 0; i < 400 && !placement.isSeen(); i++) {
            SwingUtilities.invokeAndWait(() -> paint(PAGE));
            Thread.sleep(50);
        }
        assertThat(placement.isSeen()).isTrue();
    }

    private void paint(Rectangle visible) {
        var screen = new BufferedImage(PAGE.width, PAGE.height, BufferedImage.TYPE_INT_RGB);
        var g = screen.createGraphics();
        layer.paint(g, new StampLayer.Canvas(PAGE, 1), visible, false);
        g.dispose();
    }
}
