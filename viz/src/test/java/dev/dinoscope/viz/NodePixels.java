package dev.dinoscope.viz;

import java.awt.image.BufferedImage;
import javafx.scene.Node;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.PixelFormat;
import javafx.scene.paint.Color;
import javafx.scene.transform.Transform;

/// What a node looks like.
public final class NodePixels {
    private NodePixels() {}

    /// To be taken on the FX thread, of a node in a scene.
    ///
    /// @param scale pixels per unit of length; [dev.dinoscope.viz.pane.VizPane#setFixedScale] makes panes as sharp
    public static BufferedImage of(Node node, double scale) {
        var parameters = new SnapshotParameters();
        parameters.setTransform(Transform.scale(scale, scale));
        parameters.setFill(Color.TRANSPARENT);
        var picture = node.snapshot(parameters, null);
        int width = (int) picture.getWidth();
        int height = (int) picture.getHeight();
        var pixels = new int[width * height];
        picture.getPixelReader().getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        image.setRGB(0, 0, width, height, pixels, 0, width);
        return image;
    }
}
