package dev.dinoscope.viz.raster;

import dev.dinoscope.viz.colour.FigureColourBar;
import dev.dinoscope.viz.export.Figure;
import dev.dinoscope.viz.export.FigureStyle;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;

/// A matrix as colours, above its colour bar. The cells are an image at the style's resolution; frame and numbers are
/// vectors.
public final class HeatMapFigure implements Figure {
    private static final int WHITE = 0xffffffff;

    private final Grid grid;
    private final FigureColourBar bar;

    public HeatMapFigure(Grid grid, FigureColourBar bar) {
        this.grid = grid;
        this.bar = bar;
    }

    @Override
    public double height(FigureStyle style) {
        return high(style) + bar.height(style);
    }

    @Override
    public void draw(Graphics2D graphics, FigureStyle style) {
        var cells = cells(style);
        var transform = new AffineTransform();
        transform.scale(style.width() / cells.getWidth(), high(style) / cells.getHeight());
        graphics.drawImage(cells, transform, null);
        graphics.setColor(Color.BLACK);
        graphics.setStroke(new BasicStroke(0.5f));
        graphics.draw(new Rectangle2D.Double(0.25, 0.25, style.width() - 0.5, high(style) - 0.5));
        bar.draw(graphics, style, high(style));
    }

    private BufferedImage cells(FigureStyle style) {
        double scale = style.pixels(style.width()) / style.width();
        var spec = new HeatMapSpec(
                grid,
                Viewport.fit(style.width(), high(style), grid.columns(), grid.rows()),
                0,
                0,
                style.width(),
                high(style),
                scale,
                false,
                bar.colours(),
                bar.range(),
                WHITE);
        var drawn = new HeatMapDrawing((_, _) -> {}).draw(spec);
        // Paper has no transparency.
        var opaque = new BufferedImage(drawn.getWidth(), drawn.getHeight(), BufferedImage.TYPE_INT_RGB);
        var target = opaque.createGraphics();
        target.drawImage(drawn, 0, 0, null);
        target.dispose();
        return opaque;
    }

    private double high(FigureStyle style) {
        return style.width() * grid.rows() / grid.columns();
    }
}
