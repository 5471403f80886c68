package dev.dinoscope.engine.inspect;

import java.util.Arrays;
import java.util.OptionalDouble;

/// Colours from the first three principal components, as the DINOv3 notebook draws them: σ(2·z) for whitened scores z.
/// Keeps everything that was fitted, so that applying it to another snapshot gives comparable colours.
public final class PcaColours {
    private static final int CHANNELS = 3;
    /// Where [Scaling#ROBUST] puts its percentiles.
    private static final double SOFT = 0.6;

    /// How scores become z.
    public enum Scaling {
        /// Mean 0 and variance 1 on the fitted tokens.
        WHITEN,
        /// The 2nd and the 98th percentile of the fitted tokens at −0.6 and 0.6: colours keep clear of the
        /// garish ends, a few extreme tokens do not flatten the rest, and a large plain background, whose
        /// tokens are all alike, does not saturate everything else.
        ROBUST
    }

    private final PcaBasis foregroundBasis;
    private final PcaBasis basis;
    private final OptionalDouble threshold;
    private final double[] centre;
    private final double[] scale;

    private PcaColours(
            PcaBasis foregroundBasis, PcaBasis basis, OptionalDouble threshold, double[] centre, double[] scale) {
        this.foregroundBasis = foregroundBasis;
        this.basis = basis;
        this.threshold = threshold;
        this.centre = centre;
        this.scale = scale;
    }

    /// @param threshold tokens whose whitened first component is not above it are background: they stay without
    ///     colour, and the components that give the colours are fitted without them. Empty: no background
    public static PcaColours fit(PatchFeatures features, Scaling scaling, OptionalDouble threshold) {
        PcaBasis all = Pca.fit(features, CHANNELS);
        boolean[] foreground = foreground(all, features, threshold);
        PcaBasis basis = threshold.isEmpty() ? all : Pca.fit(features, CHANNELS, row -> foreground[row]);
        float[] scores = basis.project(features, true);
        double[] centre = new double[CHANNELS];
        double[] scale = new double[CHANNELS];
        Arrays.fill(scale, 1);
        for (int channel = 0; channel < CHANNELS && scaling == Scaling.ROBUST; channel++) {
            double[] column = column(scores, channel, foreground);
            double low = quantile(column, 0.02);
            double high = quantile(column, 0.98);
            centre[channel] = (low + high) / 2;
            scale[channel] = high > low ? 2 * SOFT / (high - low) : 1;
        }
        return new PcaColours(all, basis, threshold, centre, scale);
    }

    /// @return images × patches × 3 values in [0, 1]: red, green, blue; NaN for background
    public float[] apply(PatchFeatures features) {
        boolean[] foreground = foreground(foregroundBasis, features, threshold);
        float[] colours = basis.project(features, true);
        for (int i = 0; i < colours.length; i++) {
            int channel = i % CHANNELS;
            double z = (colours[i] - centre[channel]) * scale[channel];
            colours[i] = foreground[i / CHANNELS] ? (float) (1 / (1 + Math.exp(-2 * z))) : Float.NaN;
        }
        return colours;
    }

    private static boolean[] foreground(PcaBasis basis, PatchFeatures features, OptionalDouble threshold) {
        boolean[] foreground = new boolean[features.rows()];
        Arrays.fill(foreground, true);
        if (threshold.isPresent()) {
            float[] scores = basis.project(features, true);
            for (int row = 0; row < foreground.length; row++) {
                foreground[row] = scores[row * basis.size()] > threshold.getAsDouble();
            }
        }
        return foreground;
    }

    /// Scores along a component, ascending.
    private static double[] column(float[] scores, int channel, boolean[] include) {
        double[] column = new double[include.length];
        int size = 0;
        for (int row = 0; row < include.length; row++) {
            if (include[row]) {
                column[size++] = scores[row * CHANNELS + channel];
            }
        }
        column = Arrays.copyOf(column, size);
        Arrays.sort(column);
        return column;
    }

    /// Linear between neighbours.
    private static double quantile(double[] sorted, double fraction) {
        if (sorted.length == 0) {
            return 0;
        }
        double place = fraction * (sorted.length - 1);
        int below = (int) place;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }
}
