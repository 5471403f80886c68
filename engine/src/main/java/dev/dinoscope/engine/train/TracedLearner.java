package dev.dinoscope.engine.train;

import dev.dinoscope.engine.config.ConfigError;
import dev.dinoscope.engine.method.EmbeddingLearner;
import dev.dinoscope.engine.method.Learner;
import dev.dinoscope.engine.method.WholeBatchLearner;
import dev.dinoscope.engine.optim.AdamW;
import dev.dinoscope.engine.optim.TrainStep;
import dev.dinoscope.engine.optim.TwoPass;
import dev.dinoscope.engine.optim.Update;
import dev.dinoscope.engine.recipe.Recipe;
import dev.dinoscope.engine.trace.DType;
import dev.dinoscope.engine.trace.Device;
import dev.dinoscope.engine.trace.Input;
import dev.dinoscope.engine.trace.Outputs;
import dev.dinoscope.engine.trace.Precision;
import dev.dinoscope.engine.trace.Program;
import dev.dinoscope.engine.trace.ProgramBuilder;
import dev.dinoscope.engine.trace.Taps;
import dev.dinoscope.engine.trace.WeightCopy;
import java.util.List;

/// A learner traced for the sizes of one run. Shapes are static, so training, evaluation and probes are
/// methods of their own.
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

    /// Name of the moving average of the weights in programs and checkpoints.
    public static final String EMA = "ema";

    /// @param vocabulary number of token ids
    /// @throws UnsuitableRecipeException when the method cannot do what the recipe asks of it
    public static TracedLearner of(Recipe recipe, int vocabulary, Device device) {
        var learner = recipe.method().learner(recipe.model(), vocabulary);
        var averages =
                recipe.train().ema() > 0 ? List.of(new WeightCopy(EMA, learner.module())) : List.<WeightCopy>of();
        var builder = new ProgramBuilder(learner.module(), averages, precision(recipe), device);
        var step = step(recipe, learner, builder, new Update(adamW(recipe), learner.clamps(), averages));
        builder.method(
                ENCODE_IMAGES,
                List.of(images(recipe, CHUNK)),
                Taps.NONE,
                in -> Outputs.of("embedding", learner.encodeImages(in.get(Learner.IMAGES))));
        builder.method(
                ENCODE_TEXTS,
                List.of(tokens(recipe, CHUNK)),
                Taps.NONE,
                in -> Outputs.of("embedding", learner.encodeTexts(in.get(Learner.TOKENS))));
        builder.method(
                FEATURES, List.of(images(recipe, CHUNK)), Taps.ALL, in -> learner.features(in.get(Learner.IMAGES)));
        return new TracedLearner(learner, builder.build(), step);
    }

    private static TrainStep step(Recipe recipe, Learner learner, ProgramBuilder builder, Update update) {
        var batch = recipe.train().batch();
        var inputs = List.of(images(recipe, batch), tokens(recipe, batch));
        if (!recipe.train().isSplit()) {
            return TrainStep.trace(builder, update, inputs, learner::batchLoss);
        }
        var rows = recipe.train().microBatch();
        return switch (learner) {
            case EmbeddingLearner split ->
                TrainStep.traceTwoPass(builder, update, inputs, new TwoPass(rows, split::embed, split::loss));
            case WholeBatchLearner _ ->
                throw new UnsuitableRecipeException(new ConfigError(
                        "train.micro_batch",
                        String.valueOf(rows),
                        "this method lets the pairs of a batch see each other before the loss, so a batch cannot be"
                                + " split; set it to 0"));
        };
    }

    private static Input images(Recipe recipe, int rows) {
        var size = recipe.model().image().size();
        return Input.of(Learner.IMAGES, DType.F32, rows, 3, size, size);
    }

    private static Input tokens(Recipe recipe, int rows) {
        return Input.of(Learner.TOKENS, DType.I64, rows, recipe.model().text().context());
    }

    private static Precision precision(Recipe recipe) {
        return switch (recipe.train().precision()) {
            // Rounding to TF32 is a setting of libtorch; the program is the same.
            case FP32, TF32 -> Precision.F32;
            case BF16 -> Precision.BF16;
        };
    }

    private static AdamW adamW(Recipe recipe) {
        var optim = recipe.optim();
        return new AdamW(optim.beta1(), optim.beta2(), optim.eps(), optim.weightDecay(), optim.clipNorm());
    }
}
