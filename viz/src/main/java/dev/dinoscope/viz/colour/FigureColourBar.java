package dev.dinoscope.viz.colour;

import dev.dinoscope.viz.export.FigureStyle;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;

/// The colour bar below a figure: its label, the colours, and numbers as text.
///
/// @param label what the values are
public record FigureColourBar(ColourMap colours, ValueRange range, String label) {
    private static final double LONGEST = 160;
    private static final int TICKS = 5;

    /// Height in points.
    public double height(FigureStyle style) {
        return style.fontSize() * 3.2;
    }

    /// @param top where it begins, in points
    public void draw(Graphics2D graphics, FigureStyle style, double top) {
        var font = style.font();
        double em = style.fontSize();
        graphics.setFont(font);
        var metrics = graphics.getFontMetrics(font);
        double left = metrics.stringWidth(label) + 2 * em;
        double width = Math.min(style.width() - left - em, LONGEST);
        double y = top + em / 2;
        graphics.setColor(Color.BLACK);
        graphics.drawString(label, 0, (float) (y + em * 0.85));
        var strip = strip(style.pixels(width));
        var transform = AffineTransform.getTranslateInstance(left, y);
        transform.scale(width / strip.getWidth(), em);
        graphics.drawImage(strip, transform, null);
        graphics.setStroke(new BasicStroke(0.5f));
        graphics.draw(new Rectangle2D.Double(left, y, width, em));
        var ticks = Ticks.of(range.low(), range.high(), TICKS);
        for (double value : ticks.values()) {
            double x = left + range.fraction(value) * width;
            String text = ticks.format(value);
            graphics.draw(new Line2D.Double(x, y + em, x, y + em * 1.3));
            graphics.drawString(text, (float) (x - metrics.stringWidth(text) / 2.0), (float) (y + em * 2.3));
        }
    }

    private BufferedImage strip(int pixels) {
        var strip = new BufferedImage(pixels, 1, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < pixels; i++) {
            strip.setRGB(i, 0, colours.argb((i + 0.5) / pixels));
        }
        return strip;
    }
}
