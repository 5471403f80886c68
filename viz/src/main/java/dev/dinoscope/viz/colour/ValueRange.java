package dev.dinoscope.viz.colour;

import java.util.Locale;

/// The values at the two ends of a colour map.
public record ValueRange(double low, double high) {
    /// The whole range of a cosine.
    public static final ValueRange COSINE = new ValueRange(-1, 1);

    public ValueRange {
        if (!(low < high) || Double.isInfinite(high - low)) {
            throw new IllegalArgumentException(
                    String.format(Locale.ROOT, "a range needs finite low < high, got %s to %s", low, high));
        }
    }

    /// The smallest range that holds every finite value; a constant gets a range of width 1 around it, and
    /// an array without any finite value gets [0, 1].
    public static ValueRange of(float[] values) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (float value : values) {
            if (Float.isFinite(value)) {
                low = Math.min(low, value);
                high = Math.max(high, value);
            }
        }
        if (low > high) {
            return new ValueRange(0, 1);
        }
        return low < high ? new ValueRange(low, high) : around(low);
    }

    private static ValueRange around(double value) {
        // Half an ulp-safe unit: 1e20 ± 0.5 would collapse to one number.
        double half = Math.max(0.5, Math.abs(value) * 1e-6);
        return new ValueRange(value - half, value + half);
    }

    /// The smallest range around 0 that holds this one, for diverging colour maps.
    public ValueRange symmetric() {
        double bound = Math.max(Math.abs(low), Math.abs(high));
        return new ValueRange(-bound, bound);
    }

    /// Where a value lies: 0 at [#low], 1 at [#high].
    public double fraction(double value) {
        return (value - low) / (high - low);
    }
}
