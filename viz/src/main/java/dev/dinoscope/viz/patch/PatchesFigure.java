package dev.dinoscope.viz.patch;

import dev.dinoscope.viz.colour.ColourMap;
import dev.dinoscope.viz.colour.FigureColourBar;
import dev.dinoscope.viz.colour.ValueRange;
import dev.dinoscope.viz.export.Figure;
import dev.dinoscope.viz.export.FigureStyle;
import dev.dinoscope.viz.raster.RgbImage;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Images under the map of one value for each patch, above their patch features as colours, and a colour bar;
/// of several encoders one below the other. The maps are images at the style's resolution; captions, numbers
/// and the mark of the anchor are vectors.
public final class PatchesFigure implements Figure {
    private static final double GAP = 4;
    private static final double LEAST_TILE = 54;
    private static final int MOST_COLUMNS = 8;

    private final List<Tile> tiles;
    private final MapLook look;

    /// One image, as each encoder sees it.
    public record Tile(RgbImage image, List<PatchMaps> encoders) {
        public Tile {
            encoders = List.copyOf(encoders);
        }
    }

    /// What one encoder makes of one image.
    public static final class PatchMaps {
        private final int rows;
        private final int columns;
        private final float[] values;
        private final float[] colours;
        private final @Nullable Patch anchor;

        /// Keeps the arrays without copying: whoever passes them must not change them afterwards.
        ///
        /// @param rows of patches
        /// @param columns of patches
        /// @param values of its patches, row by row; NaN leaves a patch bare
        /// @param colours of its patches, patches × 3 in [0, 1]
        /// @param anchor the patch that all are compared with, null if it is in another image
        public PatchMaps(int rows, int columns, float[] values, float[] colours, @Nullable Patch anchor) {
            this.rows = rows;
            this.columns = columns;
            this.values = values;
            this.colours = colours;
            this.anchor = anchor;
        }
    }

    /// How the maps look.
    ///
    /// @param label of the colour bar
    public record MapLook(ColourMap colours, ValueRange range, double opacity, boolean smooth, String label) {}

    /// @param tiles with the same encoders each
    public PatchesFigure(List<Tile> tiles, MapLook look) {
        this.tiles = List.copyOf(tiles);
        this.look = look;
    }

    @Override
    public double height(FigureStyle style) {
        return lines(style) * lineHeight(style) + bar().height(style);
    }

    @Override
    public void draw(Graphics2D graphics, FigureStyle style) {
        double side = side(style);
        for (int i = 0; i < tiles.size(); i++) {
            double x = i % across(style) * (side + GAP);
            double y = Math.floorDiv(i, across(style)) * lineHeight(style);
            for (var maps : tiles.get(i).encoders()) {
                drawMaps(graphics, tiles.get(i).image(), maps, x, y, style);
                y += pairHeight(style);
            }
        }
        bar().draw(graphics, style, lines(style) * lineHeight(style));
    }

    private void drawMaps(Graphics2D graphics, RgbImage image, PatchMaps maps, double x, double y, FigureStyle style) {
        double side = side(style);
        int pixels = style.pixels(side);
        var map = image(
                pixels,
                pixels,
                target -> PatchPaint.map(target, pixels, pixels, image, maps.rows, maps.columns, maps.values, look));
        var colours = image(
                pixels,
                pixels,
                target ->
                        PatchPaint.colours(target, pixels, pixels, maps.rows, maps.columns, maps.colours, look.smooth));
        place(graphics, map, x, y, side, side);
        place(graphics, colours, x, y + side + GAP / 2, side, side);
        if (maps.anchor != null) {
            markAnchor(graphics, maps, maps.anchor, x, y, side);
            markAnchor(graphics, maps, maps.anchor, x, y + side + GAP / 2, side);
        }
    }

    private static void markAnchor(Graphics2D graphics, PatchMaps maps, Patch anchor, double x, double y, double side) {
        double width = side / maps.columns;
        double height = side / maps.rows;
        var frame = new Rectangle2D.Double(x + anchor.column() * width, y + anchor.row() * height, width, height);
        graphics.setColor(Color.WHITE);
        graphics.setStroke(new BasicStroke(1.6f));
        graphics.draw(frame);
        graphics.setColor(Color.BLACK);
        graphics.setStroke(new BasicStroke(0.8f));
        graphics.draw(frame);
    }

    private FigureColourBar bar() {
        return new FigureColourBar(look.colours, look.range, look.label);
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

    private double pairHeight(FigureStyle style) {
        return 2 * side(style) + 1.5 * GAP;
    }

    private double lineHeight(FigureStyle style) {
        return tiles.stream().mapToInt(tile -> tile.encoders().size()).max().orElse(1) * pairHeight(style);
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
