package dev.dinoscope.engine.verify.learner;

import dev.dinoscope.engine.collective.Collective;
import dev.dinoscope.engine.method.RunLength;
import dev.dinoscope.engine.optim.Schedule;
import dev.dinoscope.engine.recipe.OptimConfig;
import dev.dinoscope.engine.recipe.Recipe;
import dev.dinoscope.engine.step.PhasedStep;
import dev.dinoscope.engine.step.StepSettings;
import dev.dinoscope.engine.step.TrainState;
import dev.dinoscope.engine.torch.NamedTensors;
import dev.dinoscope.engine.torch.handle.NativeTensor;
import dev.dinoscope.engine.torch.handle.Scope;
import dev.dinoscope.engine.trace.DType;
import dev.dinoscope.engine.train.model.StepNumbers;
import dev.dinoscope.engine.train.model.TracedLearner;
import dev.dinoscope.engine.train.prepare.RunPlan;
import dev.dinoscope.engine.verify.golden.Evaluator;
import dev.dinoscope.engine.verify.golden.GoldenCase;
import dev.dinoscope.engine.verify.golden.GoldenTensor;
import dev.dinoscope.engine.verify.golden.TensorFingerprint;
import java.lang.foreign.MemorySegment;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Takes the steps of a golden case one after another, all on its one batch.
final class LearnerSteps {
    private static final String WEIGHTS = "weights.";
    private static final String MOMENT = "optimiser.first_moment.";
    private static final String SQUARES = "optimiser.second_moment.";

    private final GoldenCase golden;
    private final Evaluator evaluator;
    private final OptimConfig optim;
    private final TracedLearner traced;
    private final StepNumbers numbers;
    private final Schedule learningRate;
    private final TrainState state;
    private final PhasedStep steps;
    private final NamedTensors inputs;
    private long step;

    /// @param scope owns the weights
    LearnerSteps(GoldenCase golden, Evaluator evaluator, Recipe recipe, TracedLearner traced, Scope scope) {
        this.golden = golden;
        this.evaluator = evaluator;
        this.traced = traced;
        optim = recipe.optim();
        var length = new RunLength(golden.whole("steps_per_epoch"), golden.whole("total_steps"));
        numbers = StepNumbers.of(recipe, traced.learner(), length);
        learningRate = RunPlan.learningRate(optim, length.totalSteps());
        step = golden.whole("first_step");
        var program = evaluator.libtorch().load(scope, traced.program());
        state = new TrainState(scope, program, traced.step(), 0);
        steps = new PhasedStep(program, traced.step(), state, Collective.alone());
        inputs = program.inputs(scope, traced.step().batch());
        writeWeights();
        golden.inputs().forEach((name, value) -> write(inputs.get(name), value));
    }

    /// A copy is given as a factor on the weights it is a copy of.
    private void writeWeights() {
        requireSame(givenWeights(), state.parameters().keySet());
        state.parameters().forEach((name, tensor) -> write(tensor, golden.param(WEIGHTS + name)));
        for (var copy : state.copies()) {
            double factor = golden.number("copies." + copy);
            state.parameters(copy)
                    .forEach((name, tensor) -> write(tensor, scaled(golden.param(WEIGHTS + name), factor)));
        }
    }

    private static GoldenTensor scaled(GoldenTensor weight, double factor) {
        double[] values = weight.data();
        for (int i = 0; i < values.length; i++) {
            values[i] *= factor;
        }
        return new GoldenTensor(weight.shape(), values);
    }

    private Set<String> givenWeights() {
        return golden.params().keySet().stream()
                .filter(name -> name.startsWith(WEIGHTS))
                .map(name -> name.substring(WEIGHTS.length()))
                .collect(Collectors.toSet());
    }

    private static void requireSame(Set<String> given, Set<String> needed) {
        var missing = new TreeSet<>(needed);
        missing.removeAll(given);
        var unknown = new TreeSet<>(given);
        unknown.removeAll(needed);
        if (!missing.isEmpty() || !unknown.isEmpty()) {
            throw new IllegalArgumentException(
                    "weights " + missing + " are missing, the learner has none called " + unknown);
        }
    }

    private void write(NativeTensor tensor, GoldenTensor value) {
        if (!tensor.shape().equals(value.shape())) {
            throw new IllegalArgumentException("a tensor of shape " + tensor.shape() + " is given as " + value.shape());
        }
        if (tensor.dtype() == DType.BOOL) {
            double[] numbers = value.data();
            byte[] flags = new byte[numbers.length];
            for (int i = 0; i < flags.length; i++) {
                flags[i] = (byte) numbers[i];
            }
            evaluator.libtorch().memory().write(tensor, MemorySegment.ofArray(flags));
        } else {
            evaluator.write(tensor, value);
        }
    }

    /// Takes the next step and adds what it was told and what it did.
    void take(Map<String, double[]> values, String prefix) {
        double rate = learningRate.at(step);
        var rates = traced.step().rates(step);
        var momenta = numbers.momenta(step);
        values.put(prefix + "learning_rate", new double[] {rate});
        values.put(prefix + "rates", rates.values().stream().mapToDouble(d -> d).toArray());
        values.put(
                prefix + "momenta",
                momenta.values().stream().mapToDouble(d -> d).toArray());
        numbers.scalars(step).forEach((name, value) -> {
            values.put(prefix + "given." + name, new double[] {value});
            evaluator.libtorch().memory().writeRounded(inputs.get(name), value);
        });
        var result = steps.take(inputs, new StepSettings(rate, rates, momenta, 0));
        values.put(prefix + "loss", new double[] {result.loss()});
        values.put(prefix + "gradient_norm", new double[] {result.gradientNorm()});
        result.scalars().forEach((name, value) -> values.put(prefix + "logged." + name, new double[] {value}));
        addState(values, prefix);
        if (step == golden.whole("first_step")) {
            addGradients(values, result.gradientNorm());
        }
        step++;
    }

    private void addState(Map<String, double[]> values, String prefix) {
        state.parameters()
                .forEach((name, tensor) -> TensorFingerprint.add(values, prefix + WEIGHTS + name, read(tensor)));
        for (var copy : state.copies()) {
            state.parameters(copy)
                    .forEach((name, tensor) -> TensorFingerprint.add(values, prefix + copy + "." + name, read(tensor)));
        }
        optimiser(MOMENT)
                .forEach((name, moment) -> TensorFingerprint.add(values, prefix + "first_moment." + name, moment));
        optimiser(SQUARES).forEach((name, moment) -> {
            for (int i = 0; i < moment.length; i++) {
                moment[i] = Math.sqrt(moment[i]);
            }
            TensorFingerprint.add(values, prefix + "root_second_moment." + name, moment);
        });
    }

    private Map<String, double[]> optimiser(String prefix) {
        Map<String, double[]> tensors = new HashMap<>();
        state.optimiser().forEach((name, tensor) -> {
            if (name.startsWith(prefix)) {
                tensors.put(name.substring(prefix.length()), read(tensor));
            }
        });
        return tensors;
    }

    /// The step returns none; but after the first one the first moment is the clipped gradient times 1 − β₁.
    private void addGradients(Map<String, double[]> values, double norm) {
        double clipped = optim.clipNorm() > 0 ? Math.min(1, optim.clipNorm() / (norm + 1e-6)) : 1;
        double share = (1 - optim.beta1()) * clipped;
        optimiser(MOMENT).forEach((name, moment) -> {
            for (int i = 0; i < moment.length; i++) {
                moment[i] /= share;
            }
            TensorFingerprint.add(values, "gradient." + name, moment);
        });
    }

    private double[] read(NativeTensor tensor) {
        return evaluator.libtorch().memory().doubles(tensor);
    }
}
