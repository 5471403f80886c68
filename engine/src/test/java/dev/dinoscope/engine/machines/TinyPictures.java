package dev.dinoscope.engine.machines;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/// Draws a set of captioned pictures, small enough for a run of seconds: 24 to train on, 8 for validation.
public final class TinyPictures {
    private static final int SIDE = 32;
    private static final int TRAIN = 24;
    private static final int ALL = 32;

    private TinyPictures() {}

    /// @param arguments the folder to make
    public static void main(String[] arguments) throws IOException {
        for (int i = 0; i < ALL; i++) {
            var folder = Files.createDirectories(Path.of(arguments[0], i < TRAIN ? "train" : "val"));
            // Names in several scripts: a locale that cannot write them makes one file of two.
            var name = "é字ü" + i;
            ImageIO.write(picture(i), "png", folder.resolve(name + ".png").toFile());
            Files.writeString(folder.resolve(name + ".txt"), "a bar at " + i % 8 + " on shade " + i / 8 + "\n");
        }
    }

    private static BufferedImage picture(int number) {
        var picture = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
        var pen = picture.createGraphics();
        pen.setColor(new Color(60 * (number / 8), 200, 255 - 60 * (number / 8)));
        pen.fillRect(0, 0, SIDE, SIDE);
        pen.setColor(Color.BLACK);
        pen.fillRect(4 * (number % 8), 0, 4, SIDE);
        pen.dispose();
        return picture;
    }
}
