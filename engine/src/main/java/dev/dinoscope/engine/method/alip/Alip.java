package dev.dinoscope.engine.method.alip;

import dev.dinoscope.engine.config.Setting;
import dev.dinoscope.engine.loss.ConsistencyGates;
import dev.dinoscope.engine.method.Learner;
import dev.dinoscope.engine.method.LearnerContext;
import dev.dinoscope.engine.method.LogitScaleConfig;
import dev.dinoscope.engine.method.TrainingMethod;

/// ALIP (Yang et al. 2023; docs/methods.md, eq. 9) with its own settings. Its second text is a caption that a
/// model wrote of the image; any second caption of the data does. Where there is none, a variation of the
/// first stands in, which is not what the authors trained.
public record Alip(
        @Setting(help = "The learned inverse temperature") LogitScaleConfig logitScale,

        @Setting(help = "How sharply a sample loses weight where its two texts disagree", min = 0, max = 100)
        double sampleGamma,

        @Setting(help = "How sharply a pair's weight follows the agreement of image and text", min = 0, max = 100)
        double pairGamma,

        @Setting(help = "Memory of the usual agreement, as a share kept at each step", min = 0, below = 1)
        double historyMomentum,

        @Setting(
                help =
                        "Whether pair weights stay at or below 1, as the paper presents them; the released code lets them"
                                + " exceed it",
                advanced = true)
        boolean clipPairWeights)
        implements TrainingMethod {

    public Alip() {
        this(new LogitScaleConfig(), 2, 2, 0.99, false);
    }

    AlipObjective objective() {
        return new AlipObjective(new ConsistencyGates(sampleGamma, pairGamma, historyMomentum, clipPairWeights));
    }

    @Override
    public Learner learner(LearnerContext context) {
        return new AlipLearner(this, context);
    }
}
