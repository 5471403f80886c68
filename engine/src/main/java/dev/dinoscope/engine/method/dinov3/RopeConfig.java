package dev.dinoscope.engine.method.dinov3;

import dev.dinoscope.engine.config.Refused;
import dev.dinoscope.engine.config.Setting;
import dev.dinoscope.engine.nn.dinov3.RopeForm;

/// Rotary position embedding, and how a training step distorts positions so that the model serves every
/// resolution.
public record RopeConfig(
        @Setting(help = "Longest wavelength over the shortest, which is half a side", above = 1, max = 1_000_000)
        double base,

        @Setting(
                help = "Shortest wavelength in half sides, with rope.longest instead of rope.base; 0 uses the base",
                min = 0)
        double shortest,

        @Setting(help = "Longest wavelength in half sides; 0 uses the base", min = 0)
        double longest,

        @Setting(
                help = "What coordinates are divided by: each axis by its own side (separate), the longer (max) or the"
                        + " shorter one (min)")
        RopeForm.Normalise normalise,

        @Setting(help = "Each axis is shifted by up to this, in half sides", min = 0, max = 2)
        double shift,

        @Setting(help = "Each axis is stretched by up to this factor or its inverse; 1 is off", min = 1, max = 16)
        double jitter,

        @Setting(help = "Both axes are stretched by up to this factor or its inverse; 1 is off", min = 1, max = 16)
        double rescale) {

    public RopeConfig() {
        this(100, 0, 0, RopeForm.Normalise.SEPARATE, 0, 1, 2);
    }

    /// @throws Refused when one of the two wavelengths is given without the other
    public RopeConfig {
        Refused.unless(
                shortest == 0 ? longest == 0 : shortest < longest,
                "longest",
                longest,
                shortest == 0
                        ? "expected 0, since shortest is 0; or set shortest too"
                        : "expected more than shortest, " + shortest);
    }

    RopeForm config() {
        return new RopeForm(shortest == 0 ? base : 0, shortest, longest, normalise, shift, jitter, rescale);
    }
}
