package dev.dinoscope.engine.method.clip;

import dev.dinoscope.engine.config.Setting;
import dev.dinoscope.engine.method.Learner;
import dev.dinoscope.engine.method.TrainingMethod;
import dev.dinoscope.engine.recipe.ModelConfig;

/// CLIP (Radford et al. 2021; METHODS.md §1.1, §2) with its own settings.
///
/// @param logitScale start of the learned factor, 1/0.07 in the paper
/// @param logitScaleMax the factor is clamped to [1, max] after every step
public record Clip(
        @Setting(help = "Start of the learned factor on cosines, the inverse temperature", min = 1, max = 10000)
        double logitScale,

        @Setting(help = "Largest factor on cosines; clamped after every step", min = 1, max = 10000)
        double logitScaleMax)
        implements TrainingMethod {

    public Clip {
        if (logitScale > logitScaleMax) {
            throw new IllegalArgumentException(
                    "logit_scale %s is above logit_scale_max %s".formatted(logitScale, logitScaleMax));
        }
    }

    public Clip() {
        this(1 / 0.07, 100);
    }

    @Override
    public Learner learner(ModelConfig model, int vocabulary) {
        return new ClipLearner(this, model, vocabulary);
    }
}
