package dev.dinoscope.engine.method;

import dev.dinoscope.engine.config.Refused;
import dev.dinoscope.engine.config.Setting;
import dev.dinoscope.engine.loss.LogitScale;

/// The learned factor on cosines of a contrastive loss (docs/methods.md, eq. 1).
///
/// @param start 1/0.07 in CLIP
/// @param max the factor is clamped to [1, max] after every step
public record LogitScaleConfig(
        @Setting(help = "Start of the learned factor on cosines, the inverse temperature", min = 1, max = 10000)
        double start,

        @Setting(help = "Largest factor on cosines; clamped after every step", min = 1, max = 10000)
        double max) {

    public LogitScaleConfig {
        Refused.unless(start <= max, "start", start, "expected at most max, " + max);
    }

    public LogitScaleConfig() {
        this(1 / 0.07, 100);
    }

    LogitScale create() {
        return new LogitScale(start, max);
    }
}
