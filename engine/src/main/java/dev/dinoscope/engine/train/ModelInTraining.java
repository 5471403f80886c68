package dev.dinoscope.engine.train;

import dev.dinoscope.engine.config.ConfigError;
import dev.dinoscope.engine.data.PairDataset;
import dev.dinoscope.engine.data.load.Batch;
import dev.dinoscope.engine.data.text.BytePairTokenizer;
import dev.dinoscope.engine.method.Learner;
import dev.dinoscope.engine.optim.AverageMomentum;
import dev.dinoscope.engine.recipe.EvalConfig;
import dev.dinoscope.engine.recipe.Recipe;
import dev.dinoscope.engine.recipe.TrainConfig;
import dev.dinoscope.engine.torch.GpuUse;
import dev.dinoscope.engine.torch.Libtorch;
import dev.dinoscope.engine.torch.NamedTensors;
import dev.dinoscope.engine.torch.NativeTensor;
import dev.dinoscope.engine.torch.Scope;
import dev.dinoscope.engine.torch.StepSettings;
import dev.dinoscope.engine.torch.TrainState;
import java.lang.foreign.MemorySegment;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/// A traced learner with its weights and optimiser state in libtorch. Belongs to one engine thread.
final class ModelInTraining implements AutoCloseable {
    private static final String ONLINE = "online";

    private final Scope scope;
    private final Libtorch libtorch;
    private final Recipe recipe;
    private final GpuUse gpu;
    private final TrainState state;
    private final NamedTensors input;
    private final SequencedMap<String, ModelEncoder> encoders = new LinkedHashMap<>();
    private boolean rowsChecked;

    ModelInTraining(
            Libtorch libtorch, TracedLearner traced, Recipe recipe, PairDataset dataset, BytePairTokenizer tokenizer) {
        this.libtorch = libtorch;
        this.scope = libtorch.scope("training");
        this.recipe = recipe;
        this.gpu = GpuUse.of(libtorch, traced.program().device());
        try {
            libtorch.allowTf32(recipe.train().precision() == TrainConfig.Precision.TF32);
            var program = libtorch.load(scope, traced.program());
            state = new TrainState(scope, program, traced.step(), recipe.seed());
            input = program.inputs(scope, traced.step().method());
            var online = new ModelEncoder(scope, program, state.parameterList(), dataset, tokenizer, recipe);
            encoders.put(ONLINE, online);
            if (hasAverage()) {
                encoders.put(TracedLearner.EMA, online.with(state.parameterList(TracedLearner.EMA)));
                if (recipe.eval().weights() == EvalConfig.Weights.EMA) {
                    encoders.putFirst(TracedLearner.EMA, encoders.get(TracedLearner.EMA));
                }
            }
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    private boolean hasAverage() {
        return recipe.train().ema() > 0;
    }

    /// One step on a batch of the loader.
    ///
    /// @throws UnsuitableRecipeException when the batch is split although its pairs see each other
    TrainState.Result step(Batch batch, double learningRate) {
        return step(batch.step(), batch.images(), batch.tokens(), learningRate);
    }

    /// @param step counted from 0
    TrainState.Result step(long step, MemorySegment images, MemorySegment tokens, double learningRate) {
        libtorch.memory().write(input.get(Learner.IMAGES), images);
        libtorch.memory().write(input.get(Learner.TOKENS), tokens);
        var seed = StepSeed.of(recipe.seed(), step);
        requireSeparateRows(seed);
        var momenta = hasAverage() ? List.of(new AverageMomentum(recipe.train().ema()).at(step)) : List.<Double>of();
        return state.step(input, new StepSettings(learningRate, momenta, seed));
    }

    /// A learner that promises rows apart and breaks it would train wrongly without a sign.
    private void requireSeparateRows(long seed) {
        if (rowsChecked || !recipe.train().isSplit()) {
            return;
        }
        var coupling = state.rowCoupling(input, seed);
        var rounding = switch (recipe.train().precision()) {
            case FP32 -> 1e-5;
            case TF32, BF16 -> 0.02;
        };
        if (coupling > rounding) {
            throw new UnsuitableRecipeException(new ConfigError(
                    "train.micro_batch",
                    String.valueOf(recipe.train().microBatch()),
                    "this method's embedding of a pair changes by %.2g of its size with the other pairs of the micro-batch"
                                    .formatted(coupling)
                            + ", so a batch cannot be split; set it to 0"));
        }
        rowsChecked = true;
    }

    /// Encodes with the weights that stand for the model: what `eval.weights` names.
    ModelEncoder encoder() {
        return encoders.firstEntry().getValue();
    }

    /// The encoders by the name of their weights, `online` and, where the recipe keeps one, `ema`; first the
    /// one that stands for the model.
    SequencedMap<String, ModelEncoder> encoders() {
        return encoders;
    }

    /// The state that a checkpoint holds, by the name of its file.
    SequencedMap<String, SequencedMap<String, NativeTensor>> parts() {
        var parts = new LinkedHashMap<String, SequencedMap<String, NativeTensor>>();
        parts.put(ModelCheckpoints.MODEL, state.parameters());
        state.copies().forEach(copy -> parts.put(copy, state.parameters(copy)));
        parts.put(ModelCheckpoints.OPTIMISER, state.optimiser());
        return parts;
    }

    Libtorch libtorch() {
        return libtorch;
    }

    /// What the model takes of its GPU.
    GpuUse gpu() {
        return gpu;
    }

    @Override
    public void close() {
        gpu.close();
        scope.close();
    }
}
