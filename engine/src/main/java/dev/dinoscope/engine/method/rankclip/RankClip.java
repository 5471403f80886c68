package dev.dinoscope.engine.method.rankclip;

import dev.dinoscope.engine.config.Setting;
import dev.dinoscope.engine.method.Learner;
import dev.dinoscope.engine.method.LearnerContext;
import dev.dinoscope.engine.method.LogitScaleConfig;
import dev.dinoscope.engine.method.TrainingMethod;

/// RANKCLIP (Zhang et al. 2024; docs/methods.md, eq. 12) with its own settings; of a higher order its
/// extension (eq. 13) without a teacher.
public record RankClip(
        @Setting(help = "The learned inverse temperature") LogitScaleConfig logitScale,
        @Setting(help = "The ranking loss") RankConfig rank)
        implements TrainingMethod {

    public RankClip() {
        this(new LogitScaleConfig(), RankConfig.released());
    }

    @Override
    public Learner learner(LearnerContext context) {
        return new RankClipLearner(this, context);
    }
}
