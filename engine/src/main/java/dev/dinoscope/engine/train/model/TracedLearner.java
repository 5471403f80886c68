package dev.dinoscope.engine.train.model;

import dev.dinoscope.engine.config.Refused;
import dev.dinoscope.engine.data.load.BatchField;
import dev.dinoscope.engine.data.load.BatchTensor;
import dev.dinoscope.engine.method.EmbeddingLearner;
import dev.dinoscope.engine.method.JointSpace;
import dev.dinoscope.engine.method.Learner;
import dev.dinoscope.engine.method.LearnerContext;
import dev.dinoscope.engine.method.MovingCopy;
import dev.dinoscope.engine.method.ViewedEncoder;
import dev.dinoscope.engine.method.WholeBatchLearner;
import dev.dinoscope.engine.optim.AdamW;
import dev.dinoscope.engine.optim.Average;
import dev.dinoscope.engine.optim.AverageMomentum;
import dev.dinoscope.engine.optim.TrainStep;
import dev.dinoscope.engine.optim.TwoPass;
import dev.dinoscope.engine.optim.Update;
import dev.dinoscope.engine.recipe.Recipe;
import dev.dinoscope.engine.run.tensors.TensorFile;
import dev.dinoscope.engine.trace.DType;
import dev.dinoscope.engine.trace.Device;
import dev.dinoscope.engine.trace.Input;
import dev.dinoscope.engine.trace.Outputs;
import dev.dinoscope.engine.trace.Precision;
import dev.dinoscope.engine.trace.program.Program;
import dev.dinoscope.engine.trace.program.ProgramBuilder;
import dev.dinoscope.engine.trace.program.WeightCopy;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// A learner traced for the sizes of one run. Shapes are static, so training, evaluation and probes are
/// methods of their own.
///
/// @param learner what was traced, for parameter counts
public record TracedLearner(Learner learner, Program program, TrainStep step) {
    /// Images `[64, 3, side, side]` → [#EMBEDDING]; only with a joint space.
    public static final String ENCODE_IMAGES = "encode_images";
    /// Tokens `[64, context]` → [#EMBEDDING]; only with a joint space.
    public static final String ENCODE_TEXTS = "encode_texts";
    /// Vectors in the joint space.
    public static final String EMBEDDING = "embedding";

    /// Rows of one call outside training; a power of two keeps memory small and libtorch busy.
    public static final int CHUNK = 64;

    /// @throws Refused when the method cannot do what the recipe asks of it
    public static TracedLearner of(Recipe recipe, LearnerContext context, Device device) {
        return of(recipe, context, device, precision(recipe));
    }

    /// In another precision than the recipe's, for checking values.
    ///
    /// @throws Refused when the method cannot do what the recipe asks of it
    public static TracedLearner of(Recipe recipe, LearnerContext context, Device device, Precision precision) {
        var learner = recipe.method().learner(context);
        var averages =
                averages(recipe, learner).stream().map(MovingCopy::average).toList();
        var copies = averages.stream().map(Average::copy).toList();
        var builder = new ProgramBuilder(learner.module(), copies, precision, device);
        var update = new Update(adamW(recipe), learner.clamps(), averages, learner::treatment);
        var step = step(recipe, learner, builder, update, precision.storage());
        learner.jointSpace().ifPresent(space -> traceJointSpace(recipe, learner, space, builder, precision.storage()));
        learner.encoders()
                .forEach(encoder -> builder.method(
                        features(encoder),
                        List.of(images(encoder, precision.storage())),
                        in -> encoder.features().apply(in.get(Learner.IMAGES))));
        return new TracedLearner(learner, builder.build(), step);
    }

    /// The method's own, and the recipe's `train.ema`.
    static List<MovingCopy> averages(Recipe recipe, Learner learner) {
        var own = learner.averages();
        var decay = recipe.train().ema();
        if (decay == 0) {
            return own;
        }
        if (own.stream().anyMatch(copy -> copy.average().name().equals(TensorFile.EMA.key()))) {
            throw Refused.of(
                    "train.ema", decay, "this method keeps a moving average of its own, its teacher; set it to 0");
        }
        var average = Average.of(new WeightCopy(TensorFile.EMA.key(), learner.module()));
        var all = new ArrayList<>(List.of(new MovingCopy(average, _ -> new AverageMomentum(decay))));
        all.addAll(own);
        return all;
    }

    /// The method that gives an encoder's features: images `[64, 3, side, side]` → [ViewedEncoder#features].
    static String features(ViewedEncoder encoder) {
        return encoder.name().isEmpty() ? "features" : "features_" + encoder.name();
    }

    private static void traceJointSpace(
            Recipe recipe, Learner learner, JointSpace space, ProgramBuilder builder, DType real) {
        builder.method(
                ENCODE_IMAGES,
                List.of(images(learner.encoders().getFirst(), real)),
                in -> Outputs.of(EMBEDDING, space.encodeImages(in.get(Learner.IMAGES))));
        builder.method(
                ENCODE_TEXTS,
                List.of(Input.of(
                        Learner.TOKENS, DType.I64, CHUNK, recipe.model().text().context())),
                in -> Outputs.of(EMBEDDING, space.encodeTexts(in.get(Learner.TOKENS))));
    }

    private static TrainStep step(Recipe recipe, Learner learner, ProgramBuilder builder, Update update, DType real) {
        var inputs = inputs(recipe, learner, real);
        if (!recipe.train().isSplit()) {
            return TrainStep.trace(builder, update, inputs, learner::batchLoss);
        }
        var rows = recipe.train().microBatch();
        return switch (learner) {
            case EmbeddingLearner split ->
                TrainStep.traceTwoPass(builder, update, inputs, new TwoPass(rows, split::embed, split::loss));
            case WholeBatchLearner _ ->
                throw Refused.of(
                        "train.micro_batch",
                        rows,
                        "this method lets the pairs of a batch see each other before the loss, so a batch cannot be"
                                + " split; set it to 0");
        };
    }

    /// What a step takes: the tensors of the batch, then the scalars.
    ///
    /// @param real type of all that is not counted
    private static List<Input> inputs(Recipe recipe, Learner learner, DType real) {
        var tensors = learner.batch().stream()
                .flatMap(field -> field.tensors(recipe.train().batch()).stream())
                .map(tensor -> input(tensor, real));
        var scalars = learner.scalars().stream().map(scalar -> Input.of(scalar.name(), real));
        return Stream.concat(tensors, scalars).toList();
    }

    private static Input input(BatchTensor tensor, DType real) {
        var type = switch (tensor.type()) {
            case F32 -> real;
            case I64 -> DType.I64;
            case BOOL -> DType.BOOL;
        };
        return Input.of(
                tensor.name(),
                type,
                tensor.shape().stream().mapToLong(Long::longValue).toArray());
    }

    private static Input images(ViewedEncoder encoder, DType real) {
        return Input.of(Learner.IMAGES, real, CHUNK, BatchField.CHANNELS, encoder.side(), encoder.side());
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
