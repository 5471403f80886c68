package dev.dinoscope.engine.recipe;

import dev.dinoscope.engine.config.Setting;
import dev.dinoscope.engine.method.LearnerContext;
import dev.dinoscope.engine.method.TrainedModel;
import dev.dinoscope.engine.method.TrainingMethod;
import dev.dinoscope.engine.method.clip.Clip;
import dev.dinoscope.engine.model.ModelConfig;
import dev.dinoscope.engine.run.checkpoint.Checkpoint;
import java.util.Map;
import java.util.Optional;

/// What a run will do, complete: a resolved recipe has every default written out.
///
/// @param name the run directory's first part and the label on screen
/// @param seed fixes initial weights, data order, augmentation and dropout
public record Recipe(
        @Setting(help = "Label of the run, and the first part of its directory's name")
        String name,

        @Setting(help = "Fixes initial weights, data order, augmentation and dropout", min = 0)
        long seed,

        @Setting(help = "The training method and its own settings")
        TrainingMethod method,

        @Setting(help = "The encoders") ModelConfig model,

        @Setting(help = "Where pairs come from and how they are presented")
        DataConfig data,

        @Setting(help = "Optimiser and learning-rate schedule")
        OptimConfig optim,

        @Setting(help = "Length, batch size, precision and checkpoints")
        TrainConfig train,

        @Setting(help = "Pinned images and pairs that are watched while the model learns")
        ProbeConfig probe,

        @Setting(help = "Retrieval on held-out splits") EvalConfig eval) {

    /// What the method builds its learner from.
    ///
    /// @param vocabulary number of token ids; 0 for a method that reads no captions
    /// @param trained the models that the method needs, by name
    public LearnerContext context(int vocabulary, Map<String, TrainedModel> trained) {
        return new LearnerContext(model, data.normalisation(), train.batch(), vocabulary, trained);
    }

    /// The model that a run of this recipe trains, without weights: its form.
    public TrainedModel form() {
        return trained(Optional.empty(), "");
    }

    /// @param checkpoint where the weights are; empty where they are not wanted
    /// @param hash of the weights; empty without them
    public TrainedModel trained(Optional<Checkpoint> checkpoint, String hash) {
        return new TrainedModel(name, method, model, data.normalisation(), train.ema() > 0, checkpoint, hash);
    }

    public Recipe() {
        this(
                "clip",
                0,
                new Clip(),
                new ModelConfig(),
                new DataConfig(),
                new OptimConfig(),
                new TrainConfig(),
                new ProbeConfig(),
                new EvalConfig());
    }
}
