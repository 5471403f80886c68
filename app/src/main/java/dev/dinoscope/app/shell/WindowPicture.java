package dev.dinoscope.app.shell;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import javafx.scene.Node;
import javafx.scene.image.PixelFormat;
import javax.imageio.ImageIO;

/// The pixels of the workbench.
public record WindowPicture(BufferedImage image) {

    /// Draws a node of a scene as it is now; on the JavaFX thread.
    static WindowPicture of(Node node) {
        var snapshot = node.snapshot(null, null);
        var width = (int) snapshot.getWidth();
        var height = (int) snapshot.getHeight();
        var argb = new int[width * height];
        snapshot.getPixelReader().getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), argb, 0, width);
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        image.setRGB(0, 0, width, height, argb, 0, width);
        return new WindowPicture(image);
    }

    /// Writes a PNG; may take long, so not on the JavaFX thread.
    public void write(Path file) throws IOException {
        if (!ImageIO.write(image, "png", file.toFile())) {
            throw new IOException("no PNG writer in this Java runtime");
        }
    }
}
