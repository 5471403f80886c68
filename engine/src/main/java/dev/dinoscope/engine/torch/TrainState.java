package dev.dinoscope.engine.torch;

import dev.dinoscope.engine.optim.ParameterGroup;
import dev.dinoscope.engine.optim.TrainStep;
import dev.dinoscope.engine.trace.Parameter;
import dev.dinoscope.engine.trace.Signature;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;

/// Everything a training run carries from step to step: parameters and optimiser state. Writing back all tensors that
/// [#tensors] names, in a later process, continues the run bit for bit.
///
/// Optimiser tensors are called `optimiser.first_moment.<parameter>`, `optimiser.second_moment.<parameter>` and
/// `optimiser.step.<parameter>`.
public final class TrainState {
    private final TorchProgram program;
    private final TrainStep step;
    private final NativeList parameters;
    private final List<Value> groupLists = new ArrayList<>();
    private final SequencedMap<String, NativeTensor> weights = new LinkedHashMap<>();
    private final SequencedMap<String, NativeTensor> optimiser = new LinkedHashMap<>();

    /// Allocates all tensors and draws the weights from the seed.
    ///
    /// @param scope owns the state; close it when training ends
    public TrainState(Scope scope, TorchProgram program, TrainStep step, long seed) {
        this.program = program;
        this.step = step;
        this.parameters = program.list(scope, "allocate");
        program.whole("initialise", parameters, Value.of(seed));
        List<NativeTensor> values = program.libtorch().elements(scope, parameters);
        Map<Parameter, NativeTensor> byParameter = new LinkedHashMap<>();
        for (int i = 0; i < values.size(); i++) {
            Parameter parameter = program.program().parameters().get(i);
            byParameter.put(parameter, values.get(i));
            weights.put(parameter.name(), values.get(i));
        }
        for (ParameterGroup group : step.groups()) {
            addGroup(scope, group, byParameter);
        }
    }

    private void addGroup(Scope scope, ParameterGroup group, Map<Parameter, NativeTensor> byParameter) {
        List<NativeTensor> members = group.parameters().stream()
                .map(p -> Objects.requireNonNull(byParameter.get(p)))
                .toList();
        Libtorch libtorch = program.libtorch();
        NativeList values = libtorch.list(scope, members);
        NativeList first = libtorch.tools().zerosLike(scope, values);
        NativeList second = libtorch.tools().zerosLike(scope, values);
        NativeList counters = libtorch.tools().countersLike(scope, values);
        groupLists.addAll(List.of(values, first, second, counters));
        name(scope, "optimiser.first_moment.", group, first);
        name(scope, "optimiser.second_moment.", group, second);
        name(scope, "optimiser.step.", group, counters);
    }

    private void name(Scope scope, String prefix, ParameterGroup group, NativeList list) {
        List<NativeTensor> tensors = program.libtorch().elements(scope, list);
        for (int i = 0; i < tensors.size(); i++) {
            optimiser.put(prefix + group.parameters().get(i).name(), tensors.get(i));
        }
    }

    /// What one step reports.
    ///
    /// @param gradientNorm before clipping; if it or the loss is not finite, nothing was changed
    /// @param scalars further scalar outputs and taps, by name
    public record Result(double loss, double gradientNorm, SequencedMap<String, Double> scalars) {
        /// Whether the step changed the parameters.
        public boolean applied() {
            return Double.isFinite(loss) && Double.isFinite(gradientNorm);
        }
    }

    /// One training step.
    ///
    /// @param inputs made by [TorchProgram#inputs] for the step's method
    /// @param seed decides dropout; make it from the run's seed and the step
    public Result step(NamedTensors inputs, double learningRate, long seed) {
        Signature signature = program.program().signature(step.method());
        List<Value> leading = new ArrayList<>(List.of(parameters));
        leading.addAll(groupLists);
        List<Value> arguments = Arguments.of(signature, inputs, leading.toArray(Value[]::new));
        arguments.add(Value.of(learningRate));
        arguments.add(Value.of(seed));
        Libtorch libtorch = program.libtorch();
        try (Scope scope = libtorch.scope("step")) {
            NativeList results = program.list(scope, step.method(), arguments.toArray(Value[]::new));
            NamedTensors outputs = new NamedTensors(signature.outputs(), libtorch.elements(scope, results));
            SequencedMap<String, Double> scalars = new LinkedHashMap<>();
            outputs.asMap().forEach((name, tensor) -> {
                if (!TrainStep.RESULTS.contains(name) && tensor.shape().rank() == 0) {
                    scalars.put(name, libtorch.memory().number(tensor));
                }
            });
            return new Result(
                    libtorch.memory().number(outputs.get("loss")),
                    libtorch.memory().number(outputs.get("gradient_norm")),
                    scalars);
        }
    }

    /// Calls another method of the program, such as an encoder, with the present weights.
    public NamedTensors call(Scope scope, String method, NamedTensors inputs) {
        return program.call(scope, method, parameters, inputs);
    }

    /// The weights in the order of the program, as one list.
    public NativeList parameterList() {
        return parameters;
    }

    /// The weights by name.
    public SequencedMap<String, NativeTensor> parameters() {
        return Collections.unmodifiableSequencedMap(weights);
    }

    /// The optimiser's tensors by name.
    public SequencedMap<String, NativeTensor> optimiser() {
        return Collections.unmodifiableSequencedMap(optimiser);
    }

    /// Weights and optimiser tensors: all that a checkpoint must hold.
    public SequencedMap<String, NativeTensor> tensors() {
        SequencedMap<String, NativeTensor> all = new LinkedHashMap<>(weights);
        all.putAll(optimiser);
        return all;
    }
}
