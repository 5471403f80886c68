package dev.dinoscope.engine.train;

import dev.dinoscope.engine.method.Learner;
import dev.dinoscope.engine.optim.AdamW;
import dev.dinoscope.engine.optim.TrainStep;
import dev.dinoscope.engine.recipe.Recipe;
import dev.dinoscope.engine.trace.DType;
import dev.dinoscope.engine.trace.Device;
import dev.dinoscope.engine.trace.Input;
import dev.dinoscope.engine.trace.Outputs;
import dev.dinoscope.engine.trace.Precision;
import dev.dinoscope.engine.trace.Program;
import dev.dinoscope.engine.trace.ProgramBuilder;
import dev.dinoscope.engine.trace.Taps;
import java.util.List;

/// A learner traced for the sizes of one run. Shapes are static, so training, evaluation and probes are methods of
/// their own.
///
/// @param learner what was traced, for parameter counts
public record TracedLearner(Learner learner, Program program, TrainStep step) {
    /// Images `[64, 3, size, size]` → `embedding`.
    public static final String ENCODE_IMAGES = "encode_images";
    /// Tokens `[64, context]` → `embedding`.
    public static final String ENCODE_TEXTS = "encode_texts";
    /// Images `[64, 3, size, size]` → what [Learner#features] returns.
    public static final String FEATURES = "features";

    /// Rows of one call outside training; a power of two keeps memory small and libtorch busy.
    public static final int CHUNK = 64;

    /// @param vocabulary number of token ids
    public static TracedLearner of(Recipe recipe, int vocabulary, Device device) {
        var learner = recipe.method().learner(recipe.model(), vocabulary);
        var builder = new ProgramBuilder(learner.module(), precision(recipe), device);
        var batch = recipe.train().batch();
        var step = TrainStep.trace(
                builder,
                adamW(recipe),
                learner.clamps(),
                List.of(images(recipe, batch), tokens(recipe, batch)),
                in -> learner.loss(in.get("images"), in.get("tokens")));
        builder.method(
                ENCODE_IMAGES,
                List.of(images(recipe, CHUNK)),
                Taps.NONE,
                in -> Outputs.of("embedding", learner.encodeImages(in.get("images"))));
        builder.method(
                ENCODE_TEXTS,
                List.of(tokens(recipe, CHUNK)),
                Taps.NONE,
                in -> Outputs.of("embedding", learner.encodeTexts(in.get("tokens"))));
        builder.method(FEATURES, List.of(images(recipe, CHUNK)), Taps.ALL, in -> learner.features(in.get("images")));
        return new TracedLearner(learner, builder.build(), step);
    }

    private static Input images(Recipe recipe, int rows) {
        var size = recipe.model().image().size();
        return Input.of("images", DType.F32, rows, 3, size, size);
    }

    private static Input tokens(Recipe recipe, int rows) {
        return Input.of("tokens", DType.I64, rows, recipe.model().text().context());
    }

    private static Precision precision(Recipe recipe) {
        return switch (recipe.train().precision()) {
            case FP32 -> Precision.F32;
            case BF16 -> Precision.BF16;
        };
    }

    private static AdamW adamW(Recipe recipe) {
        var optim = recipe.optim();
        return new AdamW(optim.beta1(), optim.beta2(), optim.eps(), optim.weightDecay(), optim.clipNorm());
    }
}
