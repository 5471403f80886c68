package dev.dinoscope.engine.train.model;

import dev.dinoscope.engine.collective.Collective;
import dev.dinoscope.engine.config.Refused;
import dev.dinoscope.engine.data.PairDataset;
import dev.dinoscope.engine.data.text.BytePairTokenizer;
import dev.dinoscope.engine.finite.NotFinite;
import dev.dinoscope.engine.method.RunLength;
import dev.dinoscope.engine.recipe.Recipe;
import dev.dinoscope.engine.recipe.TrainConfig;
import dev.dinoscope.engine.run.tensors.TensorFile;
import dev.dinoscope.engine.step.PhasedStep;
import dev.dinoscope.engine.step.StepResult;
import dev.dinoscope.engine.step.StepSettings;
import dev.dinoscope.engine.step.TrainState;
import dev.dinoscope.engine.torch.GpuUse;
import dev.dinoscope.engine.torch.Libtorch;
import dev.dinoscope.engine.torch.NamedTensors;
import dev.dinoscope.engine.torch.TorchProgram;
import dev.dinoscope.engine.torch.handle.NativeTensor;
import dev.dinoscope.engine.torch.handle.Scope;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/// A traced learner with its weights and optimiser state in libtorch. Belongs to one engine thread.
public final class ModelInTraining implements StepTaker, AutoCloseable {
    private final Scope scope;
    private final Libtorch libtorch;
    private final TracedLearner traced;
    private final Recipe recipe;
    private final GpuUse gpu;
    private final TorchProgram program;
    private final TrainState state;
    private final PhasedStep steps;
    private final NamedTensors input;
    private final StepNumbers numbers;
    private boolean rowsChecked;

    /// With fresh weights.
    ///
    /// @param traced of this recipe
    /// @param length of the run, which the schedules follow
    public ModelInTraining(Libtorch libtorch, TracedLearner traced, Recipe recipe, RunLength length) {
        this.libtorch = libtorch;
        this.scope = libtorch.scope("training");
        this.traced = traced;
        this.recipe = recipe;
        this.gpu = GpuUse.of(libtorch, traced.program().device());
        try {
            libtorch.allowTf32(recipe.train().precision() == TrainConfig.Precision.TF32);
            program = libtorch.load(scope, traced.program());
            state = new TrainState(scope, program, traced.step(), recipe.seed());
            steps = new PhasedStep(program, traced.step(), state, Collective.alone());
            input = program.inputs(scope, traced.step().batch());
            numbers = StepNumbers.of(recipe, traced.learner(), length);
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    /// Fills in the weights that the method starts from; call it where a run begins.
    public void start() throws IOException {
        for (var given : traced.learner().given()) {
            new GivenWeightsLoader(libtorch, state, given).give();
        }
    }

    /// @throws Refused when the batch is split although its pairs see each other
    @Override
    public StepResult step(long step, Map<String, MemorySegment> tensors, double learningRate) {
        tensors.forEach((name, values) -> libtorch.memory().write(input.get(name), values));
        numbers.scalars(step).forEach((name, value) -> libtorch.memory().write(input.get(name), value.floatValue()));
        var seed = StepSeed.of(recipe.seed(), step);
        requireSeparateRows(seed);
        var rates = traced.step().rates(step);
        return steps.take(input, new StepSettings(learningRate, rates, numbers.momenta(step), seed));
    }

    /// A learner that promises rows apart and breaks it would train wrongly without a sign.
    private void requireSeparateRows(long seed) {
        if (rowsChecked || !recipe.train().isSplit()) {
            return;
        }
        var coupling = steps.rowCoupling(input, seed);
        var rounding = switch (recipe.train().precision()) {
            case FP32 -> 1e-5;
            case TF32, BF16 -> 0.02;
        };
        if (coupling > rounding) {
            throw Refused.of(
                    "train.micro_batch",
                    recipe.train().microBatch(),
                    String.format(
                                    Locale.ROOT,
                                    "this method's embedding of a pair changes by %.2g of its size with the other pairs of the micro-batch",
                                    coupling)
                            + ", so a batch cannot be split; set it to 0");
        }
        rowsChecked = true;
    }

    /// The image encoders; the first stands for the model, with the weights that `eval.weights` names. Valid until this
    /// is closed.
    ///
    /// @param dataset whose images and captions they encode
    /// @param tokenizer of a method that reads captions
    public List<ModelView> views(PairDataset dataset, Optional<BytePairTokenizer> tokenizer) {
        var encoders = new DatasetEncoders(
                scope, program, dataset, tokenizer, recipe.model().text().context());
        return new ModelViews(encoders, state, traced.learner(), recipe).asList();
    }

    /// What a step is told besides its batch, by the name of the input.
    ///
    /// @param step counted from 0
    public SequencedMap<String, Double> scalars(long step) {
        return numbers.scalars(step);
    }

    /// The state that a checkpoint holds, by the name of its file.
    SequencedMap<String, SequencedMap<String, NativeTensor>> parts() {
        var parts = new LinkedHashMap<String, SequencedMap<String, NativeTensor>>();
        parts.put(TensorFile.MODEL.key(), state.parameters());
        state.copies().forEach(copy -> parts.put(copy, state.parameters(copy)));
        parts.put(TensorFile.OPTIMISER.key(), state.optimiser());
        return parts;
    }

    /// Names of tensors of that state which hold numbers that are not finite. Reads all of it.
    public List<String> notFinite() {
        var names = new ArrayList<String>();
        parts().forEach((part, tensors) -> tensors.forEach((name, tensor) -> {
            if (!NotFinite.in(1, libtorch.memory().floats(tensor)).none()) {
                names.add(part + "/" + name);
            }
        }));
        return names;
    }

    /// Of the run.
    public long seed() {
        return recipe.seed();
    }

    public TracedLearner traced() {
        return traced;
    }

    public Libtorch libtorch() {
        return libtorch;
    }

    /// What the model takes of its GPU.
    public GpuUse gpu() {
        return gpu;
    }

    @Override
    public void close() {
        gpu.close();
        scope.close();
    }
}
