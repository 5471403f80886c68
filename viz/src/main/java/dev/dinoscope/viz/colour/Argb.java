package dev.dinoscope.viz.colour;

import javafx.scene.paint.Color;

/// Colours packed as 0xAARRGGBB. All functions expect opaque colours unless they say otherwise.
public final class Argb {
    private Argb() {}

    public static int opaque(int red, int green, int blue) {
        return 0xFF000000 | red << 16 | green << 8 | blue;
    }

    /// Packs a JavaFX colour and drops its opacity.
    public static int of(Color colour) {
        return opaque(channel(colour.getRed()), channel(colour.getGreen()), channel(colour.getBlue()));
    }

    /// A channel in [0, 1] as a byte; values outside are clamped, NaN becomes 0.
    static int channel(double value) {
        return (int) Math.round(255 * Math.clamp(Double.isNaN(value) ? 0 : value, 0.0, 1.0));
    }

    /// Mixes two opaque colours.
    ///
    /// @param weight share of `over` from 0 to 256
    public static int mix(int under, int over, int weight) {
        int rest = 256 - weight;
        int redBlue = ((under & 0xFF00FF) * rest + (over & 0xFF00FF) * weight) >>> 8 & 0xFF00FF;
        int green = ((under & 0x00FF00) * rest + (over & 0x00FF00) * weight) >>> 8 & 0x00FF00;
        return 0xFF000000 | redBlue | green;
    }
}
