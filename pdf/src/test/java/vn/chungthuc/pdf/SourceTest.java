package vn.chungthuc.pdf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class SourceTest {
    private final Source joined =
            Source.of(
                    List.of(
                            Source.of(new byte[] {1, 2, 3}),
                            Source.of(new byte[0]),
                            Source.of(new byte[] {4, 5})));

    @Test
    void segmentsReadAsOne() throws IOException {
        assertThat(joined.length()).isEqualTo(5);
        assertThat(joined.bytes(0, 5)).containsExactly(1, 2, 3, 4, 5);
        assertThat(joined.bytes(2, 2)).containsExactly(3, 4);
        assertThat(joined.bytes(5, 0)).isEmpty();
    }

    @Test
    void behindTheEndIsAnErrorAndNotSilence() {
        assertThatThrownBy(() -> joined.bytes(4, 2)).isInstanceOf(EOFException.class);
        assertThatThrownBy(() -> joined.bytes(-1, 1)).isInstanceOf(EOFException.class);
    }
}
