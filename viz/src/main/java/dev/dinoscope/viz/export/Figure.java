package dev.dinoscope.viz.export;

import java.awt.Graphics2D;

/// A picture for paper. It is drawn in points (1/72 inch), with the same code for every kind of file: lines and text
/// stay lines and text in PDF and SVG; what consists of pixels is drawn as an image at the style's resolution.
public interface Figure {
    /// Height in points when it is as wide as the style says.
    double height(FigureStyle style);

    /// Draws into width × height points from the origin, over white.
    void draw(Graphics2D graphics, FigureStyle style);
}
