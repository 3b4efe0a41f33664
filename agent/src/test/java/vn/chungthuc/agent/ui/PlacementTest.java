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
    void whateverAPersonDoesThePortalAccepts() {
        var random = new Random(20261123);
        for (var look : List.of(look(0.5, 2), look(1, 1), look(0.8, 1))) {
            var placement = new Placement(look, SLOT);
            for (int i = 0; i < 5_000; i++) {
                double x = random.nextDouble(-50, 700);
                double y = random.nextDouble(100, 600);
                switch (random.nextInt(3)) {
                    case 0 -> placement.moveTo(x, y);
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
