package dev.dinoscope.engine.method;

import dev.dinoscope.engine.data.image.PixelNormalisation;
import dev.dinoscope.engine.model.ModelConfig;
import dev.dinoscope.engine.run.checkpoint.Checkpoint;
import java.util.Optional;

/// A model that a run has trained, or will have.
///
/// @param name of the recipe that trained it, for people
/// @param method that trained it
/// @param model its sizes
/// @param normalisation of the images it knows
/// @param averaged whether there is a moving average of its weights, as `train.ema` of its recipe makes
/// @param checkpoint where its weights are; empty where they are not wanted, such as in a dry run
/// @param hash of its weights, for provenance; empty without them
public record TrainedModel(
        String name,
        TrainingMethod method,
        ModelConfig model,
        PixelNormalisation normalisation,
        boolean averaged,
        Optional<Checkpoint> checkpoint,
        String hash) {}
