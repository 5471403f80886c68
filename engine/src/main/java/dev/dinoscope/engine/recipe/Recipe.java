package dev.dinoscope.engine.recipe;

import dev.dinoscope.engine.model.ModelConfig;
import dev.dinoscope.engine.config.Setting;
import dev.dinoscope.engine.method.TrainingMethod;
import dev.dinoscope.engine.method.clip.Clip;

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
