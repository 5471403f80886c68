package dev.dinoscope.engine.method.slip;

import dev.dinoscope.engine.config.Setting;
import dev.dinoscope.engine.data.image.view.CropConfig;
import dev.dinoscope.engine.method.Learner;
import dev.dinoscope.engine.method.LearnerContext;
import dev.dinoscope.engine.method.LogitScaleConfig;
import dev.dinoscope.engine.method.TrainingMethod;

/// SLIP (Mu et al. 2022; docs/methods.md, eq. 15) with its own settings: CLIP, and SimCLR (Chen et al. 2020)
/// on two further views of each image.
public record Slip(
        @Setting(help = "The learned inverse temperature") LogitScaleConfig logitScale,

        @Setting(help = "Weight of the self-supervised half", min = 0, max = 1000)
        double weight,

        @Setting(help = "Temperature of the self-supervised half", min = 1e-4, max = 100)
        double temperature,

        @Setting(help = "Width of the projector's two hidden layers", min = 1, max = 65536)
        int hidden,

        @Setting(help = "Width of what the projector gives", min = 1, max = 65536)
        int output,

        @Setting(help = "Both views of the self-supervised half")
        CropConfig view)
        implements TrainingMethod {

    public Slip() {
        this(new LogitScaleConfig(), 1, 0.1, 4096, 256, CropConfig.simclr());
    }

    SlipObjective objective() {
        return new SlipObjective(weight, temperature);
    }

    @Override
    public Learner learner(LearnerContext context) {
        return new SlipLearner(this, context);
    }
}
