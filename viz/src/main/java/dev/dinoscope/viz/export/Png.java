package dev.dinoscope.viz.export;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;

/// PNG with a stated resolution.
final class Png {
    private static final String FORMAT = "javax_imageio_png_1.0";
    private static final double METRES_PER_INCH = 0.0254;

    private Png() {}

    static void write(BufferedImage image, int dotsPerInch, OutputStream out) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
        try (var stream = ImageIO.createImageOutputStream(out)) {
            IIOMetadata metadata = writer.getDefaultImageMetadata(
                    ImageTypeSpecifier.createFromRenderedImage(image), writer.getDefaultWriteParam());
            var root = new IIOMetadataNode(FORMAT);
            root.appendChild(resolution(dotsPerInch));
            metadata.mergeTree(FORMAT, root);
            writer.setOutput(stream);
            writer.write(new IIOImage(image, null, metadata));
        } finally {
            writer.dispose();
        }
    }

    private static IIOMetadataNode resolution(int dotsPerInch) {
        String perMetre = Long.toString(Math.round(dotsPerInch / METRES_PER_INCH));
        var node = new IIOMetadataNode("pHYs");
        node.setAttribute("pixelsPerUnitXAxis", perMetre);
        node.setAttribute("pixelsPerUnitYAxis", perMetre);
        node.setAttribute("unitSpecifier", "meter");
        return node;
    }
}
