package dev.dinoscope.engine.data.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dinoscope.engine.data.image.BrokenImageException;
import dev.dinoscope.engine.data.image.ImageSize;
import dev.dinoscope.engine.data.image.Picture;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/// A first frame that is smaller than the canvas of its animation.
class FramePlaceTest {
    private static final int CANVAS = 24;
    private static final int LEFT = 4;
    private static final int TOP = 2;

    @Test
    void theFirstFrameOfAnAnimatedWebpLiesOnItsCanvas() throws IOException {
        var frame = GoldenImages.expected("animated.webp");
        var onCanvas = onCanvas(frame, 10, 6);
        try (var decoder = ImageDecoders.IMAGE_IO.open(new DecodeConfig())) {
            assertThat(decoder.size("a.webp", onCanvas))
                    .isEqualTo(new ImageSize(frame.height() + 6, frame.width() + 10));
            var picture = decoder.decode("a.webp", onCanvas, 1);
            for (int y = 0; y < picture.height(); y++) {
                for (int x = 0; x < picture.width(); x++) {
                    boolean inside = y >= TOP && y < TOP + frame.height() && x >= LEFT && x < LEFT + frame.width();
                    assertThat(pixel(picture, y, x))
                            .as("%d, %d", y, x)
                            .isEqualTo(inside ? pixel(frame, y - TOP, x - LEFT) : new byte[] {-1, -1, -1});
                }
            }
        }
    }

    @Test
    void aFrameThatIsLargerThanItsCanvasIsRefused() throws IOException {
        var onCanvas = onCanvas(GoldenImages.expected("animated.webp"), -2, 0);
        try (var decoder = ImageDecoders.IMAGE_IO.open(new DecodeConfig())) {
            assertThatThrownBy(() -> decoder.decode("a.webp", onCanvas, 1))
                    .isInstanceOf(BrokenImageException.class)
                    .hasMessageContaining("its headers disagree");
        }
    }

    private static byte[] pixel(Picture picture, int y, int x) {
        int at = 3 * (y * picture.width() + x);
        return Arrays.copyOfRange(picture.rgb(), at, at + 3);
    }

    /// The animation with so many more columns and rows around its first frame.
    private static byte[] onCanvas(Picture frame, int columns, int rows) throws IOException {
        var file = GoldenImages.bytes("animated.webp");
        put(file, CANVAS, frame.width() + columns - 1);
        put(file, CANVAS + 3, frame.height() + rows - 1);
        int first = new String(file, StandardCharsets.ISO_8859_1).indexOf("ANMF") + 8;
        put(file, first, LEFT / 2);
        put(file, first + 3, TOP / 2);
        return file;
    }

    private static void put(byte[] file, int at, int value) {
        file[at] = (byte) value;
        file[at + 1] = (byte) (value >> 8);
        file[at + 2] = (byte) (value >> 16);
    }
}
