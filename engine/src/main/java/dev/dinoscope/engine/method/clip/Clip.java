package dev.dinoscope.engine.method.clip;

import dev.dinoscope.engine.config.Setting;
import dev.dinoscope.engine.method.Learner;
import dev.dinoscope.engine.method.LearnerContext;
import dev.dinoscope.engine.method.LogitScaleConfig;
import dev.dinoscope.engine.method.TrainingMethod;

/// CLIP (Radford et al. 2021; docs/methods.md, eq. 2) with its own settings.
public record Clip(
        @Setting(help = "The learned inverse temperature") LogitScaleConfig logitScale) implements TrainingMethod {

    public Clip() {
        this(new LogitScaleConfig());
    }

    @Override
    public Learner learner(LearnerContext context) {
        return new ClipLearner(this, context);
    }
}
