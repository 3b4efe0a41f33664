package vn.chungthuc.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class DemoImagesTest {
    @Test
    void sealAndSignatureAreSeenThroughAtTheirCorners() throws Exception {
        for (var png : new byte[][] {DemoImages.seal(DemoOffice.NAME), DemoImages.signature()}) {
            var image = ImageIO.read(new ByteArrayInputStream(png));
            assertThat(image.getColorModel().hasAlpha()).isTrue();
            assertThat(image.getRGB(0, 0) >>> 24).isZero();
        }
    }
}
