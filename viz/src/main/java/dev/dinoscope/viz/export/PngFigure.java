package dev.dinoscope.viz.export;

import java.awt.Color;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;

/// Figures as pixels.
public final class PngFigure {
    private PngFigure() {}

    static void write(Figure figure, FigureStyle style, FigureInfo info, OutputStream out) throws IOException {
        Png.write(draw(figure, style, style.dotsPerInch()), style.dotsPerInch(), info, out);
    }

    /// The figure as an image, for instance to preview it.
    public static BufferedImage draw(Figure figure, FigureStyle style, int dotsPerInch) {
        double scale = dotsPerInch / FigureStyle.POINTS_PER_INCH;
        int width = (int) Math.round(style.width() * scale);
        int height = (int) Math.round(figure.height(style) * scale);
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var graphics = image.createGraphics();
        try {
            graphics.setColor(Color.WHITE);
            graphics.fillRect(0, 0, width, height);
            graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
            graphics.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
            graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
            graphics.scale(scale, scale);
            figure.draw(graphics, style);
        } finally {
            graphics.dispose();
        }
        return image;
    }
}
