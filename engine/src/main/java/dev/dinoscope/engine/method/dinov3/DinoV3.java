package dev.dinoscope.engine.method.dinov3;

import dev.dinoscope.engine.config.Refused;
import dev.dinoscope.engine.config.Setting;
import dev.dinoscope.engine.data.load.MaskConfig;
import dev.dinoscope.engine.method.Learner;
import dev.dinoscope.engine.method.LearnerContext;
import dev.dinoscope.engine.method.NeededModel;
import dev.dinoscope.engine.method.TrainingMethod;
import dev.dinoscope.engine.model.ImageEncoderConfig;
import dev.dinoscope.engine.nn.dinov3.DinoVisionTransformer;
import java.util.List;

/// DINOv3 self-supervision (Siméoni et al. 2025; docs/methods.md, eq. 25 to 32) with its own settings. A
/// student that sees masked global and local crops learns to agree with a moving average of itself that sees
/// the global crops whole.
public record DinoV3(
        @Setting(
                help = "A run or checkpoint of this method to go on from, as in refinement: its student and its moving"
                        + " average, which is the first Gram teacher too; empty starts from random weights")
        String startFrom,

        @Setting(help = "The crops of an image") CropsConfig crops,
        @Setting(help = "Patches hidden from the student") MaskConfig masks,

        @Setting(help = "The vision transformer, beside model.image")
        EncoderConfig encoder,

        @Setting(help = "Head for the class token") HeadConfig dinoHead,
        @Setting(help = "Head for patches") HeadConfig ibotHead,
        @Setting(help = "The teacher") TeacherConfig teacher,
        @Setting(help = "Weights of the losses") LossConfig loss,
        @Setting(help = "Gram anchoring") GramConfig gram,
        @Setting(help = "Factors on the learning rate") RatesConfig rates)
        implements TrainingMethod {
    /// What the names of the encoder's weights begin with in this method's checkpoints.
    public static final String ENCODER_PREFIX = "encoder.";
    static final String START = "start";

    public DinoV3() {
        this(
                "",
                new CropsConfig(),
                new MaskConfig(),
                new EncoderConfig(),
                new HeadConfig(),
                new HeadConfig(),
                new TeacherConfig(),
                new LossConfig(),
                new GramConfig(),
                new RatesConfig());
    }

    /// @throws Refused when there is no Gram teacher to begin with, or a start without weights
    public DinoV3 {
        Refused.unless(
                !startFrom.startsWith(NeededModel.UNTRAINED),
                "start_from",
                startFrom,
                "expected a run, a checkpoint or a recipe; left empty, a run starts with random weights");
        Refused.unless(
                !gram.isOn() || gram.start() != 0 || !startFrom.isBlank(),
                "gram.start",
                gram.start(),
                "at the start of a run there is no teacher worth anchoring to; set the step from which there is one, or"
                        + " start_from");
    }

    /// The encoder with fresh weights: another method can load those of its teacher into it.
    ///
    /// @throws Refused if these sizes do not fit this method
    public DinoVisionTransformer encoder(ImageEncoderConfig image) {
        return new DinoVisionTransformer(encoder.form(image, crops.locals() > 0));
    }

    /// @param pairs of a batch
    DinoV3Objective objective(int pairs) {
        return new DinoV3Objective(loss.weights(), loss.studentTemperature(), gram.loss(), loss.groupIn(pairs));
    }

    @Override
    public boolean readsCaptions() {
        return false;
    }

    @Override
    public List<NeededModel> needs() {
        return startFrom.isBlank() ? List.of() : List.of(new NeededModel(START, "method.start_from", startFrom));
    }

    @Override
    public Learner learner(LearnerContext context) {
        return new DinoV3Learner(this, context);
    }
}
