package dev.dinoscope.engine.nn.dinov3;

/// How [AxialRope] turns places into angles, and how a training step distorts the places.
///
/// @param base the longest wavelength over the shortest; the shortest is 1, half the side of the picture
/// @param shortest wavelength; with `longest` instead of base, or 0
/// @param normalise what a coordinate is divided by
/// @param shift bound of a random shift of each axis; 0 is off
/// @param jitter largest random factor of each axis, drawn log-uniformly from `[1/jitter, jitter]`; 1 is off
/// @param rescale the same as one factor for both axes: DINOv3's box jitter, 2
public record RopeForm(
        double base,
        double shortest,
        double longest,
        Normalise normalise,
        double shift,
        double jitter,
        double rescale) {
    /// What a coordinate is divided by, so that it lies in [−1, 1].
    public enum Normalise {
        /// Height by height, width by width.
        SEPARATE,
        /// Both by the longer side.
        MAX,
        /// Both by the shorter side.
        MIN
    }

    public RopeForm {
        boolean byBase = base > 1 && shortest == 0 && longest == 0;
        if (!byBase && !(shortest > 0 && longest > shortest)) {
            throw new IllegalArgumentException("rope: base " + base + ", periods " + shortest + " to " + longest
                    + " — expected a base above 1, or 0 < shortest < longest");
        }
        if (shift < 0 || jitter < 1 || rescale < 1) {
            throw new IllegalArgumentException("rope: shift " + shift + ", jitter " + jitter + ", rescale " + rescale
                    + " — expected 0 or more, 1 or more, 1 or more");
        }
    }

    /// Base 100, axes normalised separately, nothing random.
    public static RopeForm standard() {
        return new RopeForm(100, 0, 0, Normalise.SEPARATE, 0, 1, 1);
    }
}
