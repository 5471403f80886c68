package dev.dinoscope.engine.data.source;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import javax.imageio.ImageIO;

/// Small real image files, each seed another one.
public final class TestImages {
    private TestImages() {}

    /// A JPEG of coloured boxes.
    public static byte[] jpeg(int seed) {
        return encode(seed, "jpg");
    }

    /// The same as PNG.
    public static byte[] png(int seed) {
        return encode(seed, "png");
    }

    /// Writes a JPEG, with the folders above it.
    public static Path write(Path file, int seed) throws IOException {
        Files.createDirectories(file.getParent());
        return Files.write(file, jpeg(seed));
    }

    private static byte[] encode(int seed, String format) {
        var random = new Random(seed);
        var image = new BufferedImage(24 + random.nextInt(16), 24, BufferedImage.TYPE_INT_RGB);
        var graphics = image.createGraphics();
        for (int box = 0; box < 6; box++) {
            graphics.setColor(new Color(random.nextInt(1 << 24)));
            graphics.fillRect(random.nextInt(20), random.nextInt(20), 12, 12);
        }
        graphics.dispose();
        try {
            var bytes = new ByteArrayOutputStream();
            ImageIO.write(image, format, bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
