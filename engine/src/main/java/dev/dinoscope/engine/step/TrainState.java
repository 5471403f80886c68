package dev.dinoscope.engine.step;

import dev.dinoscope.engine.optim.Average;
import dev.dinoscope.engine.optim.ParameterGroup;
import dev.dinoscope.engine.optim.TrainStep;
import dev.dinoscope.engine.optim.TwoPass;
import dev.dinoscope.engine.torch.Arguments;
import dev.dinoscope.engine.torch.Libtorch;
import dev.dinoscope.engine.torch.NamedTensors;
import dev.dinoscope.engine.torch.TorchProgram;
import dev.dinoscope.engine.torch.handle.NativeList;
import dev.dinoscope.engine.torch.handle.NativeTensor;
import dev.dinoscope.engine.torch.handle.Scope;
import dev.dinoscope.engine.torch.handle.Value;
import dev.dinoscope.engine.trace.Parameter;
import dev.dinoscope.engine.trace.program.Signature;
import dev.dinoscope.engine.trace.program.WeightCopy;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;

/// Everything a training run carries from step to step: parameters, copies of them such as their moving
/// average, and optimiser state. Writing back all tensors that [#tensors] names, in a later process,
/// continues the run bit for bit.
///
/// Optimiser tensors are called `optimiser.first_moment.<parameter>`, `optimiser.second_moment.<parameter>`
/// and `optimiser.step.<parameter>`.
public final class TrainState {
    private final TorchProgram program;
    private final TrainStep step;
    private final NativeList parameters;
    private final Map<Parameter, NativeTensor> byParameter = new LinkedHashMap<>();
    private final List<Value> stepLists = new ArrayList<>();
    private final SequencedMap<String, NativeTensor> weights = new LinkedHashMap<>();
    private final SequencedMap<String, NativeTensor> optimiser = new LinkedHashMap<>();
    private final SequencedMap<String, Copy> copies = new LinkedHashMap<>();

    /// A copy of the weights.
    ///
    /// @param tensors by the names of the parameters they are copies of
    /// @param list what a method takes in place of [#parameterList] to compute with the copies
    private record Copy(SequencedMap<String, NativeTensor> tensors, NativeList list) {}

    /// Allocates all tensors and draws the weights from the seed.
    ///
    /// @param scope owns the state; close it when training ends
    public TrainState(Scope scope, TorchProgram program, TrainStep step, long seed) {
        this.program = program;
        this.step = step;
        this.parameters = program.list(scope, "allocate");
        program.whole("initialise", parameters, Value.of(seed));
        List<NativeTensor> values = program.libtorch().elements(scope, parameters);
        for (int i = 0; i < values.size(); i++) {
            Parameter parameter = program.program().parameters().get(i);
            byParameter.put(parameter, values.get(i));
            if (!parameter.isCopy()) {
                weights.put(parameter.name(), values.get(i));
            }
        }
        program.program().copies().forEach(copy -> copies.put(copy.name(), copy(scope, copy)));
        step.groups().forEach(group -> addGroup(scope, group));
        for (Average average : step.averages()) {
            stepLists.add(list(scope, average.moving()));
            stepLists.add(list(scope, average.leading()));
        }
    }

    private Copy copy(Scope scope, WeightCopy copy) {
        SequencedMap<String, NativeTensor> tensors = new LinkedHashMap<>();
        copy.copies().forEach((original, twin) -> tensors.put(original.name(), tensor(twin)));
        List<Parameter> order = program.program().parameters().stream()
                .map(p -> copy.copies().getOrDefault(p, p))
                .toList();
        return new Copy(tensors, list(scope, order));
    }

    private NativeTensor tensor(Parameter parameter) {
        return Objects.requireNonNull(byParameter.get(parameter));
    }

    private NativeList list(Scope scope, Collection<Parameter> members) {
        return program.libtorch().list(scope, members.stream().map(this::tensor).toList());
    }

    private void addGroup(Scope scope, ParameterGroup group) {
        Libtorch libtorch = program.libtorch();
        NativeList values = list(scope, group.parameters());
        NativeList first = libtorch.zerosLike(scope, values);
        NativeList second = libtorch.zerosLike(scope, values);
        NativeList counters = libtorch.scalarsLike(scope, values);
        stepLists.addAll(List.of(values, first, second, counters));
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

    /// One training step.
    ///
    /// @param inputs made by [TorchProgram#inputs] for the step's method
    public StepResult step(NamedTensors inputs, StepSettings settings) {
        Signature signature = program.program().signature(step.method());
        List<Value> arguments = new ArrayList<>(List.of(parameters));
        arguments.addAll(stepLists);
        arguments.addAll(Arguments.of(signature, inputs));
        arguments.add(Value.of(settings.learningRate()));
        settings.rates().forEach(rate -> arguments.add(Value.of(rate)));
        settings.momenta().forEach(momentum -> arguments.add(Value.of(momentum)));
        arguments.add(Value.of(settings.seed()));
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
            double loss = libtorch.memory().number(outputs.get("loss"));
            double norm = libtorch.memory().number(outputs.get("gradient_norm"));
            return new StepResult(loss, norm, Double.isFinite(loss + norm), scalars);
        }
    }

    /// How much the embeddings of a pair depend on the other pairs of its micro-batch, as a share of the
    /// largest value; 0 but for rounding, or a step in two passes is wrong. Only for programs with such a
    /// step ([TwoPass]).
    ///
    /// @param inputs of a step
    public double rowCoupling(NamedTensors inputs, long seed) {
        List<Value> arguments = Arguments.of(program.program().signature(step.method()), inputs, parameters);
        arguments.add(Value.of(seed));
        Libtorch libtorch = program.libtorch();
        try (Scope scope = libtorch.scope("row coupling")) {
            return libtorch.memory()
                    .number(program.tensor(scope, TwoPass.ROW_COUPLING, arguments.toArray(Value[]::new)));
        }
    }

    /// Calls another method of the program, such as an encoder, with the present weights.
    public NamedTensors call(Scope scope, String method, NamedTensors inputs) {
        return program.call(scope, method, parameters, inputs);
    }

    /// All parameters in the order of the program, as one list.
    public NativeList parameterList() {
        return parameters;
    }

    /// As [#parameterList], with a copy in place of the weights it is a copy of: methods that take it compute
    /// with the copy.
    ///
    /// @throws IllegalArgumentException if the program has no such copy
    public NativeList parameterList(String copy) {
        return copy(copy).list();
    }

    /// The weights by name, frozen ones included.
    public SequencedMap<String, NativeTensor> parameters() {
        return Collections.unmodifiableSequencedMap(weights);
    }

    /// A copy of the weights, by the names of the weights.
    ///
    /// @throws IllegalArgumentException if the program has no such copy
    public SequencedMap<String, NativeTensor> parameters(String copy) {
        return Collections.unmodifiableSequencedMap(copy(copy).tensors());
    }

    /// Names of the copies of the weights.
    public Collection<String> copies() {
        return Collections.unmodifiableCollection(copies.sequencedKeySet());
    }

    private Copy copy(String name) {
        Copy copy = copies.get(name);
        if (copy == null) {
            throw new IllegalArgumentException("no copy \"" + name + "\" of the weights; there are " + copies());
        }
        return copy;
    }

    /// The optimiser's tensors by name.
    public SequencedMap<String, NativeTensor> optimiser() {
        return Collections.unmodifiableSequencedMap(optimiser);
    }

    /// Weights, copies and optimiser tensors: all that a checkpoint must hold.
    public SequencedMap<String, NativeTensor> tensors() {
        SequencedMap<String, NativeTensor> all = new LinkedHashMap<>();
        byParameter.forEach((parameter, tensor) -> all.put(parameter.name(), tensor));
        all.putAll(optimiser);
        return all;
    }
}
