package dev.dinoscope.engine.data.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.dinoscope.engine.data.image.BrokenImageException;
import dev.dinoscope.engine.data.image.Picture;
import dev.dinoscope.engine.data.source.ImageFile;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EncodedImagesTest {
    private static EncodedImages images(ImageDecoders decoders, DecodeConfig config, Path... files) {
        return new EncodedImages(files.length, row -> new ImageFile(files[row]), decoders, config);
    }

    private static Path photo(Path folder, int width, int height) throws IOException {
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var graphics = image.createGraphics();
        graphics.setPaint(new GradientPaint(0, 0, Color.ORANGE, width, height, Color.BLUE));
        graphics.fillRect(0, 0, width, height);
        graphics.dispose();
        var file = folder.resolve(width + "x" + height + ".jpg");
        ImageIO.write(image, "jpeg", file.toFile());
        return file;
    }

    @ParameterizedTest
    @EnumSource(ImageDecoders.class)
    void aShrunkPictureIsNeverSmallerThanAskedFor(ImageDecoders decoders, @TempDir Path folder) throws IOException {
        try (var images = images(decoders, new DecodeConfig(), photo(folder, 333, 101));
                var reader = images.reader()) {
            assertThat(reader.open(0).toString()).isEqualTo("333 × 101");
            for (float shrink : new float[] {1, 1.9f, 2, 3.5f, 9, 100}) {
                var picture = reader.read(shrink);
                assertThat(picture.width() * shrink).isGreaterThanOrEqualTo(333);
                assertThat((float) picture.width() / picture.height()).isBetween(3.2f, 3.4f);
            }
        }
    }

    @Test
    void turboJpegDecodesSmallerWhereThatIsEnough(@TempDir Path folder) throws IOException {
        assumeTrue(TurboJpeg.find().isPresent());
        try (var images = images(ImageDecoders.FASTEST, new DecodeConfig(), photo(folder, 333, 101));
                var reader = images.reader()) {
            reader.open(0);
            assertThat(reader.read(4.5f).width()).isEqualTo(84);
            assertThat(images.read(0).rgb()).hasSize(3 * 333 * 101);
        }
    }

    /// The header is believed before any memory is taken: this file of 100 bytes claims 46,000 × 46,000 pixels.
    @ParameterizedTest
    @EnumSource(ImageDecoders.class)
    void whatWouldTakeTooMuchMemoryIsRefusedByItsHeader(ImageDecoders decoders, @TempDir Path folder)
            throws IOException {
        for (var name : List.of("colour.png", "colour.jpg", "colour.bmp", "colour.gif", "lossless.webp")) {
            var file = Files.write(folder.resolve(name), enlarged(name, GoldenImages.bytes(name)));
            try (var images = images(decoders, new DecodeConfig(0.1, DecodeConfig.Background.WHITE), file)) {
                assertThatThrownBy(() -> images.read(0))
                        .isInstanceOf(BrokenImageException.class)
                        .hasMessageContaining("more than max_megapixels (0.1) allows");
            }
        }
    }

    /// Writes a width and height of 16,000 or so over those of the header.
    private static byte[] enlarged(String name, byte[] bytes) {
        int[] places = switch (name) {
            case "colour.png" -> new int[] {18, 22};
            case "colour.bmp" -> new int[] {19, 23};
            case "colour.gif" -> new int[] {7, 9};
            case "lossless.webp" -> new int[] {22, 23};
            default -> {
                int frame = indexOf(bytes, (byte) 0xc0);
                yield new int[] {frame + 4, frame + 6};
            }
        };
        for (int place : places) {
            bytes[place] = 0x3e;
        }
        return bytes;
    }

    private static int indexOf(byte[] bytes, byte marker) {
        int at = 1;
        while (bytes[at - 1] != (byte) 0xff || bytes[at] != marker) {
            at++;
        }
        return at;
    }

    @Test
    void whatLiesBehindTransparencyIsASetting() throws IOException {
        var black = new DecodeConfig(1, DecodeConfig.Background.BLACK);
        try (var decoder = ImageDecoders.FASTEST.open(black);
                var onWhite = ImageDecoders.FASTEST.open(new DecodeConfig())) {
            var bytes = GoldenImages.bytes("alpha.png");
            Picture dark = decoder.decode("alpha.png", bytes, 1);
            Picture light = onWhite.decode("alpha.png", bytes, 1);
            assertThat(dark.rgb()[0]).isZero();
            assertThat(light.rgb()[0]).isEqualTo((byte) 255);
        }
    }
}
