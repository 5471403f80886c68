package dev.dinoscope.viz.pane;

import java.util.List;
import java.util.stream.Stream;
import javafx.scene.paint.Color;

/// Colours of a pane.
///
/// @param background behind everything
/// @param text labels and values
/// @param muted tick labels and hints
/// @param grid grid lines and outlines
/// @param accent focus and selection
/// @param series colours of series, safe with red-green colour blindness
public record ChartTheme(Color background, Color text, Color muted, Color grid, Color accent, List<Color> series) {
    // Okabe and Ito, "Color Universal Design", 2008; its yellow has too little contrast on white and is darkened.
    private static final List<Color> SERIES_ON_LIGHT =
            colours("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9", "#9C8A00", "#6E7781");
    // The same hues, lightened until each has a contrast of at least 5 to the dark background.
    private static final List<Color> SERIES_ON_DARK =
            colours("#58B4F0", "#FF8A3D", "#2CC79B", "#F29AC8", "#E9B000", "#9FB4FF", "#F0E442", "#A8B1BB");

    public static final ChartTheme LIGHT =
            of(Color.WHITE, Color.web("#24292f"), Color.web("#57606a"), Color.web("#d8dee4"), Color.web("#0969da"));
    /// For figures: black on white, whatever the screen shows.
    public static final ChartTheme PAPER =
            of(Color.WHITE, Color.BLACK, Color.web("#333333"), Color.web("#d0d0d0"), Color.web("#0969da"));

    public static final ChartTheme DARK = of(
            Color.web("#0d1117"),
            Color.web("#c9d1d9"),
            Color.web("#8b949e"),
            Color.web("#30363d"),
            Color.web("#58a6ff"));

    public ChartTheme {
        series = List.copyOf(series);
        if (series.isEmpty()) {
            throw new IllegalArgumentException("a theme needs at least one series colour");
        }
    }

    /// A theme whose series colours fit the lightness of its background.
    public static ChartTheme of(Color background, Color text, Color muted, Color grid, Color accent) {
        return new ChartTheme(
                background, text, muted, grid, accent, isDark(background) ? SERIES_ON_DARK : SERIES_ON_LIGHT);
    }

    /// The colour of the series with this number; colours repeat when they run out.
    public Color series(int index) {
        return series.get(Math.floorMod(index, series.size()));
    }

    public boolean dark() {
        return isDark(background);
    }

    private static boolean isDark(Color colour) {
        return 0.2126 * colour.getRed() + 0.7152 * colour.getGreen() + 0.0722 * colour.getBlue() < 0.5;
    }

    private static List<Color> colours(String... hex) {
        return Stream.of(hex).map(Color::web).toList();
    }
}
