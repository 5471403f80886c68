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

    static void write(BufferedImage image, int dotsPerInch, FigureInfo info, OutputStream out) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
        try (var stream = ImageIO.createImageOutputStream(out)) {
            IIOMetadata metadata = writer.getDefaultImageMetadata(
                    ImageTypeSpecifier.createFromRenderedImage(image), writer.getDefaultWriteParam());
            var root = new IIOMetadataNode(FORMAT);
            root.appendChild(resolution(dotsPerInch));
            root.appendChild(texts(info));
            metadata.mergeTree(FORMAT, root);
            writer.setOutput(stream);
            writer.write(new IIOImage(image, null, metadata));
        } finally {
            writer.dispose();
        }
    }

    /// International text chunks: captions and labels may hold any letter.
    private static IIOMetadataNode texts(FigureInfo info) {
        var texts = new IIOMetadataNode("iTXt");
        texts.appendChild(text("Title", info.title()));
        texts.appendChild(text("Description", info.caption()));
        info.facts().forEach((name, value) -> texts.appendChild(text(name, value)));
        return texts;
    }

    private static IIOMetadataNode text(String keyword, String value) {
        var entry = new IIOMetadataNode("iTXtEntry");
        // The PNG standard allows 1 to 79 Latin-1 characters.
        entry.setAttribute("keyword", keyword.substring(0, Math.min(79, keyword.length())));
        entry.setAttribute("compressionFlag", "FALSE");
        entry.setAttribute("compressionMethod", "0");
        entry.setAttribute("languageTag", "");
        entry.setAttribute("translatedKeyword", "");
        entry.setAttribute("text", value);
        return entry;
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
