package vn.chungthuc.agent.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Rectangle;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.chungthuc.agent.ui.PageImages.Size;

class PageStackTest {
    @Test
    void putsPagesBelowEachOtherAndInTheMiddle() {
        var stack = new PageStack(List.of(new Size(100, 200), new Size(50, 80)), 2);
        assertThat(stack.bounds(0, 300)).isEqualTo(new Rectangle(50, 14, 200, 400));
        assertThat(stack.bounds(1, 300)).isEqualTo(new Rectangle(100, 428, 100, 160));
        assertThat(stack.height()).isEqualTo(602);
        assertThat(stack.width()).isEqualTo(228);
    }

    @Test
    void findsEveryOfTwoThousandPages() {
        var stack = new PageStack(Collections.nCopies(2_000, new Size(595, 842)), 1.37);
        for (int page = 0; page < stack.count(); page++) {
            var bounds = stack.bounds(page, 900);
            assertThat(stack.at(bounds.y)).isEqualTo(page);
            assertThat(stack.at(bounds.y + bounds.height - 1)).isEqualTo(page);
        }
        assertThat(stack.at(-100)).isZero();
        assertThat(stack.at(Integer.MAX_VALUE)).isEqualTo(1_999);
    }

    @Test
    void anEmptyStackHasNoHeightToSpeakOf() {
        assertThat(new PageStack(List.of(), 1).at(10)).isZero();
    }
}
