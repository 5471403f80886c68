package dev.dinoscope.viz.export;

import java.awt.Font;

/// The size of a figure and of what is in it.
///
/// @param width in points, e.g. LaTeX's `\columnwidth`
/// @param fontSize in points
/// @param dotsPerInch of a PNG file, and of images inside the other kinds
public record FigureStyle(double width, double fontSize, int dotsPerInch) {
    public static final double POINTS_PER_INCH = 72;
    /// One of two columns: 3.25 inches in the styles of CVPR, ICCV and ECCV's one-column text is 4.8.
    public static final double ONE_COLUMN = 3.25 * POINTS_PER_INCH;

    public FigureStyle {
        if (!(width >= 72 && width <= 2000)) {
            throw new IllegalArgumentException("a figure is 72 to 2000 points wide, not " + width);
        }
        if (!(fontSize >= 4 && fontSize <= 40)) {
            throw new IllegalArgumentException("letters in figures have 4 to 40 points, not " + fontSize);
        }
        if (dotsPerInch < 72 || dotsPerInch > 1200) {
            throw new IllegalArgumentException("a figure has 72 to 1200 dots per inch, not " + dotsPerInch);
        }
    }

    public static FigureStyle oneColumn() {
        return new FigureStyle(ONE_COLUMN, 8, 300);
    }

    public Font font() {
        return FigureFont.atSize(fontSize);
    }

    /// Number of image pixels over a length in points.
    public int pixels(double points) {
        return (int) Math.max(1, Math.round(points * dotsPerInch / POINTS_PER_INCH));
    }
}
