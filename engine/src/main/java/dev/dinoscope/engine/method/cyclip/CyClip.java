package dev.dinoscope.engine.method.cyclip;

import dev.dinoscope.engine.config.Setting;
import dev.dinoscope.engine.data.image.view.CropConfig;
import dev.dinoscope.engine.method.Learner;
import dev.dinoscope.engine.method.LearnerContext;
import dev.dinoscope.engine.method.LogitScaleConfig;
import dev.dinoscope.engine.method.TrainingMethod;

/// CyCLIP (Goel et al. 2022; docs/methods.md, eq. 6) with its own settings.
public record CyClip(
        @Setting(help = "The learned inverse temperature") LogitScaleConfig logitScale,

        @Setting(help = "Weight of: two images are as close as their captions", min = 0, max = 1000)
        double lambdaInModal,

        @Setting(
                help = "Weight of: image and caption of two pairs are as close as caption and image",
                min = 0,
                max = 1000)
        double lambdaCrossModal,

        @Setting(
                help = "Whether images and captions must also find a second view of themselves, as the authors' inmodal"
                        + " variant does; doubles the cost of the encoders",
                advanced = true)
        boolean secondViews,

        @Setting(help = "Second view of an image, with second_views", advanced = true)
        CropConfig view)
        implements TrainingMethod {

    public CyClip() {
        this(new LogitScaleConfig(), 0.25, 0.25, false, CropConfig.simclr());
    }

    CyClipObjective objective() {
        return new CyClipObjective(lambdaInModal, lambdaCrossModal);
    }

    @Override
    public Learner learner(LearnerContext context) {
        return new CyClipLearner(this, context);
    }
}
