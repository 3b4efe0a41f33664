package vn.chungthuc.agent.ui;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import vn.chungthuc.protocol.Rect;

class SnapTest {
    private static final Rect SLOT = new Rect(56, 200, 539, 500);
    private static final Rect PROPOSED = new Rect(320, 260, 500, 360);
    private static final double NEAR = 5;

    @Test
    void pullsToTheProposedPlace() {
        assertThat(at(323, 257)).isEqualTo(new Snap(320, 260, 320.0, 260.0));
    }

    @Test
    void pullsEachAxisByItself() {
        assertThat(at(323, 320)).isEqualTo(new Snap(320, 320, 320.0, null));
    }

    @Test
    void pullsToTheEdgesOfTheSlot() {
        assertThat(at(58, 203)).isEqualTo(new Snap(56, 200, 56.0, 200.0));
        assertThat(at(357, 398)).isEqualTo(new Snap(359, 400, 539.0, 500.0));
    }

    @Test
    void pullsToTheMiddleOfTheSlot() {
        assertThat(at(210, 301)).isEqualTo(new Snap(207.5, 300, 297.5, 350.0));
    }

    @Test
    void leavesAloneWhatIsFarFromEverything() {
        assertThat(at(150, 230)).isEqualTo(Snap.off(150, 230));
    }

    private static Snap at(double x, double y) {
        return Snap.of(x, y, PROPOSED, PROPOSED, SLOT, NEAR);
    }
}
