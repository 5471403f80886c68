package dev.dinoscope.viz.export;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.Node;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
import javafx.scene.transform.Transform;

/// What a node looks like, as pixels. To be taken on the FX thread, of a node in a scene; written on any.
///
/// @param height in pixels
/// @param width in pixels
/// @param dotsPerInch resolution that the file states, where 96 is one pixel per unit of length
public record NodePicture(BufferedImage image, int height, int width, int dotsPerInch) {
    private static final int DOTS_PER_INCH = 96;

    /// @param scale pixels per unit of length; [dev.dinoscope.viz.pane.VizPane#setFixedScale] makes panes as sharp
    public static NodePicture of(Node node, double scale) {
        var parameters = new SnapshotParameters();
        parameters.setTransform(Transform.scale(scale, scale));
        parameters.setFill(Color.TRANSPARENT);
        WritableImage picture = node.snapshot(parameters, null);
        int width = (int) picture.getWidth();
        int height = (int) picture.getHeight();
        int[] pixels = new int[width * height];
        picture.getPixelReader().getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        image.setRGB(0, 0, width, height, pixels, 0, width);
        return new NodePicture(image, height, width, (int) Math.round(DOTS_PER_INCH * scale));
    }

    /// Writes a PNG file, with its resolution (pHYs chunk).
    ///
    /// @throws IOException naming the file
    public void writePng(Path file) throws IOException {
        try (var out = Files.newOutputStream(file)) {
            Png.write(image, dotsPerInch, new FigureInfo("", "", new java.util.LinkedHashMap<>()), out);
        } catch (IOException e) {
            throw new IOException("cannot write picture " + file + ": " + e.getMessage(), e);
        }
    }
}
