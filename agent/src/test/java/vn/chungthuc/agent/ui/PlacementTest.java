package vn.chungthuc.agent.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import vn.chungthuc.agent.ui.Placement.Handle;
import vn.chungthuc.pdf.Stamp;
import vn.chungthuc.protocol.Appearance;
import vn.chungthuc.protocol.Rect;

class PlacementTest {
    private static final Rect SLOT = new Rect(56.69, 200, 538.58, 420.25);

    @Test
    void staysInTheSlotHoweverFarItIsPulled() {
        var placement = new Placement(look(0.5, 2), SLOT);
        placement.moveTo(-1000, 9000);
        assertThat(placement.rect().llx()).isEqualTo(SLOT.llx());
        assertThat(placement.rect().ury()).isEqualTo(SLOT.ury());
    }

    @Test
    void keepsItsShapeAndTheOppositeCornerWhenResized() {
        var placement = new Placement(look(0.5, 2), SLOT);
        placement.resize(new Handle(1, -1), 420, 100);
        var rect = placement.rect();
        assertThat(rect.llx()).isEqualTo(300);
        assertThat(rect.ury()).isEqualTo(320, within(0.011));
        assertThat(rect.width() / rect.height()).isEqualTo(1.8, within(0.01));
    }

    @Test
    void neverResizesASeal() {
        var placement = new Placement(look(1, 1), SLOT);
        placement.resize(new Handle(1, 1), 530, 410);
        assertThat(placement.rect()).isEqualTo(look(1, 1).rect());
    }

    @Test
    void goesBackToTheProposedPlace() {
        var placement = new Placement(look(0.5, 2), SLOT);
        placement.moveBy(-10, 10);
        placement.reset();
        assertThat(placement.rect()).isEqualTo(look(0.5, 2).rect());
    }

    @Test
    void hasNinePresetsInTheSlot() {
        var placement = new Placement(look(0.5, 2), SLOT);
        placement.moveTo(new Handle(-1, 1));
        assertThat(placement.rect().llx()).isEqualTo(SLOT.llx());
        assertThat(placement.rect().ury()).isEqualTo(SLOT.ury());
        placement.moveTo(new Handle(1, -1));
        assertThat(placement.rect().urx()).isEqualTo(SLOT.urx());
        assertThat(placement.rect().lly()).isEqualTo(SLOT.lly());
        placement.moveTo(new Handle(0, 0));
        assertThat(placement.rect().llx() - SLOT.llx())
                .isEqualTo(SLOT.urx() - placement.rect().urx(), within(0.02));
        assertThat(placement.rect().lly() - SLOT.lly())
                .isEqualTo(SLOT.ury() - placement.rect().ury(), within(0.02));
    }

    @Test
    void takesAWidthAsFarAsSlotAndSizesAllow() {
        var placement = new Placement(look(0.5, 1.2), SLOT);
        placement.widen(200);
        assertThat(placement.rect().width()).isEqualTo(200, within(0.02));
        assertThat(placement.rect().llx()).isEqualTo(300);
        placement.widen(1_000);
        assertThat(placement.rect().width()).isEqualTo(216, within(0.02));
        placement.widen(1);
        assertThat(placement.rect().width()).isEqualTo(90, within(0.02));
    }

    @Test
    void whatWasSaidForAllPapersNeedNotBeSeenOnEach() {
        var here = new Placement(look(0.5, 2), SLOT);
        here.moveTo(100, 210);
        var there = new Placement(look(0.5, 2), SLOT);
        assertThat(there.agree(here.spot())).isTrue();
        assertThat(there.rect()).isEqualTo(here.rect());
        assertThat(there.isMoved()).isFalse();
        there.moveBy(1, 0);
        assertThat(there.isMoved()).isTrue();
    }

    @Test
    void anotherSlotKeepsItsOwnPlaceWhenTheOneForAllDoesNotFit() {
        var here = new Placement(look(0.5, 2), SLOT);
        here.moveTo(350, 300);
        var there = new Placement(look(0.5, 2), new Rect(290, 210, 490, 330));
        assertThat(there.agree(here.spot())).isFalse();
        assertThat(there.rect()).isEqualTo(look(0.5, 2).rect());
    }

    @Test
    void whateverAPersonDoesThePortalAccepts() {
        var random = new Random(20261123);
        for (var look : List.of(look(0.5, 2), look(1, 1), look(0.8, 1))) {
            var placement = new Placement(look, SLOT);
            for (int i = 0; i < 5_000; i++) {
                double x = random.nextDouble(-50, 700);
                double y = random.nextDouble(100, 600);
                switch (random.nextInt(6)) {
                    case 0 -> placement.moveTo(x, y);
                    case 2 -> placement.moveTo(handle(random));
                    case 3 -> placement.widen(x);
                    case 4 -> placement.take(new Spot(x, y / 5, random.nextDouble(0.1, 3)));
                    case 1 -> placement.moveBy(x / 10, y / -10);
                    default -> placement.resize(handle(random), x, y);
                }
                assertThat(Stamp.fault(look, SLOT, placement.rect()))
                        .as("%s", placement.rect())
                        .isEmpty();
            }
        }
    }

    private static Handle handle(Random random) {
        int x = random.nextInt(-1, 2);
        return new Handle(x, x == 0 ? random.nextBoolean() ? 1 : -1 : random.nextInt(-1, 2));
    }

    private static Appearance look(double least, double greatest) {
        return new Appearance(
                new Rect(300, 220, 480, 320), least, greatest, null, List.of(), "HH:mm");
    }
}
