package dev.dinoscope.viz.patch;

import dev.dinoscope.viz.colour.ColourMap;
import dev.dinoscope.viz.colour.Ticks;
import dev.dinoscope.viz.colour.ValueRange;
import dev.dinoscope.viz.export.Figure;
import dev.dinoscope.viz.export.FigureStyle;
import dev.dinoscope.viz.raster.RgbImage;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Images under the map of one value for each patch, above their patch features as colours, and a colour bar. The maps
/// are images at the style's resolution; captions, numbers and the mark of the anchor are vectors.
public final class PatchesFigure implements Figure {
    private static final double GAP = 4;
    private static final double LEAST_TILE = 54;
    private static final int MOST_COLUMNS = 8;

    private final int rows;
    private final int columns;
    private final List<Tile> tiles;
    private final MapLook look;

    /// One image.
    public static final class Tile {
        private final RgbImage image;
        private final float[] values;
        private final float[] colours;
        private final @Nullable Patch anchor;

        /// Keeps the arrays without copying: whoever passes them must not change them afterwards.
        ///
        /// @param values of its patches, row by row; NaN leaves a patch bare
        /// @param colours of its patches, patches × 3 in [0, 1]
        /// @param anchor the patch that all are compared with, null if it is in another image
        public Tile(RgbImage image, float[] values, float[] colours, @Nullable Patch anchor) {
            this.image = image;
            this.values = values;
            this.colours = colours;
            this.anchor = anchor;
        }
    }

    /// How the maps look.
    ///
    /// @param label of the colour bar
    public record MapLook(ColourMap colours, ValueRange range, double opacity, boolean smooth, String label) {}

    /// @param rows of patches in each image
    /// @param columns of patches in each image
    public PatchesFigure(int rows, int columns, List<Tile> tiles, MapLook look) {
        this.rows = rows;
        this.columns = columns;
        this.tiles = List.copyOf(tiles);
        this.look = look;
    }

    @Override
    public double height(FigureStyle style) {
        return lines(style) * lineHeight(style) + barHeight(style);
    }

    @Override
    public void draw(Graphics2D graphics, FigureStyle style) {
        double side = side(style);
        for (int i = 0; i < tiles.size(); i++) {
            double x = i % across(style) * (side + GAP);
            double y = Math.floorDiv(i, across(style)) * lineHeight(style);
            drawTile(graphics, tiles.get(i), x, y, side, style);
        }
        drawBar(graphics, style, lines(style) * lineHeight(style));
    }

    private void drawTile(Graphics2D graphics, Tile tile, double x, double y, double side, FigureStyle style) {
        int pixels = style.pixels(side);
        place(
                graphics,
                image(
                        pixels,
                        pixels,
                        target -> PatchPaint.map(target, pixels, pixels, tile.image, rows, columns, tile.values, look)),
                x,
                y,
                side,
                side);
        place(
                graphics,
                image(
                        pixels,
                        pixels,
                        target -> PatchPaint.colours(target, pixels, pixels, rows, columns, tile.colours, look.smooth)),
                x,
                y + side + GAP / 2,
                side,
                side);
        if (tile.anchor != null) {
            markAnchor(graphics, tile.anchor, x, y, side);
            markAnchor(graphics, tile.anchor, x, y + side + GAP / 2, side);
        }
    }

    private void markAnchor(Graphics2D graphics, Patch anchor, double x, double y, double side) {
        double width = side / columns;
        double height = side / rows;
        var frame = new Rectangle2D.Double(x + anchor.column() * width, y + anchor.row() * height, width, height);
        graphics.setColor(Color.WHITE);
        graphics.setStroke(new BasicStroke(1.6f));
        graphics.draw(frame);
        graphics.setColor(Color.BLACK);
        graphics.setStroke(new BasicStroke(0.8f));
        graphics.draw(frame);
    }

    private void drawBar(Graphics2D graphics, FigureStyle style, double top) {
        Font font = style.font();
        double em = style.fontSize();
        graphics.setFont(font);
        var metrics = graphics.getFontMetrics(font);
        double labelWidth = metrics.stringWidth(look.label) + em;
        double left = labelWidth + em;
        double width = Math.min(style.width() - left - em, 160);
        int pixels = style.pixels(width);
        var strip = image(pixels, 1, target -> {
            for (int i = 0; i < pixels; i++) {
                target[i] = look.colours.argb((i + 0.5) / pixels);
            }
        });
        double y = top + em / 2;
        graphics.setColor(Color.BLACK);
        graphics.drawString(look.label, 0, (float) (y + em * 0.85));
        place(graphics, strip, left, y, width, em);
        graphics.setStroke(new BasicStroke(0.5f));
        graphics.draw(new Rectangle2D.Double(left, y, width, em));
        var ticks = Ticks.of(look.range.low(), look.range.high(), 5);
        for (double value : ticks.values()) {
            double x = left + look.range.fraction(value) * width;
            String text = ticks.format(value);
            graphics.draw(new Line2D.Double(x, y + em, x, y + em * 1.3));
            graphics.drawString(text, (float) (x - metrics.stringWidth(text) / 2.0), (float) (y + em * 2.3));
        }
    }

    private static double barHeight(FigureStyle style) {
        return style.fontSize() * 3.2;
    }

    private int across(FigureStyle style) {
        return (int)
                Math.clamp((style.width() + GAP) / (LEAST_TILE + GAP), 1, Math.clamp(tiles.size(), 1, MOST_COLUMNS));
    }

    private int lines(FigureStyle style) {
        return Math.ceilDiv(tiles.size(), across(style));
    }

    private double side(FigureStyle style) {
        return (style.width() - (across(style) - 1) * GAP) / across(style);
    }

    private double lineHeight(FigureStyle style) {
        return 2 * side(style) + 1.5 * GAP;
    }

    @FunctionalInterface
    private interface Paint {
        void into(int[] pixels);
    }

    private static BufferedImage image(int width, int height, Paint paint) {
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        paint.into(((DataBufferInt) image.getRaster().getDataBuffer()).getData());
        return image;
    }

    private static void place(
            Graphics2D graphics, BufferedImage image, double x, double y, double width, double height) {
        var transform = AffineTransform.getTranslateInstance(x, y);
        transform.scale(width / image.getWidth(), height / image.getHeight());
        graphics.drawImage(image, transform, null);
    }
}
