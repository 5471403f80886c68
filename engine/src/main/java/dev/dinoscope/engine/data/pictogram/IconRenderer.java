package dev.dinoscope.engine.data.pictogram;

import com.github.weisj.jsvg.SVGDocument;
import com.github.weisj.jsvg.attributes.ViewBox;
import com.github.weisj.jsvg.parser.LoaderContext;
import com.github.weisj.jsvg.parser.SVGLoader;
import java.awt.Color;
import java.awt.Component;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// Draws icons centred on white, as large as fits. Needs no display.
///
/// @param side of the square image, in pixels
record IconRenderer(int side) {
    /// Part of the content hash: raise it when the pixels change.
    static final String VERSION = "jsvg-1.7.1/1";

    /// @return RGB interleaved, [side, side, 3]
    /// @throws IllegalArgumentException when the drawing cannot be read or is blank
    byte[] render(Icon icon) {
        var document = load(icon);
        var image = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
        var graphics = image.createGraphics();
        try {
            draw(icon, document, graphics);
        } finally {
            graphics.dispose();
        }
        return rgb(image);
    }

    private static SVGDocument load(Icon icon) {
        var bytes = icon.svg().getBytes(StandardCharsets.UTF_8);
        @Nullable SVGDocument document =
                new SVGLoader().load(new ByteArrayInputStream(bytes), null, LoaderContext.createDefault());
        if (document == null) {
            throw new IllegalArgumentException("not a readable SVG");
        }
        return document;
    }

    private void draw(Icon icon, SVGDocument document, Graphics2D graphics) {
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, side, side);
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_RENDERING, RenderingHints.VALUE_RENDER_QUALITY);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        double scale = side / Math.max(icon.width(), icon.height());
        float width = (float) (icon.width() * scale);
        float height = (float) (icon.height() * scale);
        document.render(
                (Component) null, graphics, new ViewBox((side - width) / 2, (side - height) / 2, width, height));
    }

    private static byte[] rgb(BufferedImage image) {
        int[] pixels = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
        var bytes = new byte[3 * pixels.length];
        int everywhere = 0xffffff;
        for (int i = 0; i < pixels.length; i++) {
            bytes[3 * i] = (byte) (pixels[i] >> 16);
            bytes[3 * i + 1] = (byte) (pixels[i] >> 8);
            bytes[3 * i + 2] = (byte) pixels[i];
            everywhere &= pixels[i];
        }
        if (everywhere == 0xffffff) {
            throw new IllegalArgumentException("the drawing is blank");
        }
        return bytes;
    }
}
