package dev.dinoscope.engine.step;

import dev.dinoscope.engine.optim.Average;
import dev.dinoscope.engine.optim.AverageArgument;
import dev.dinoscope.engine.optim.GroupArgument;
import dev.dinoscope.engine.optim.ParameterGroup;
import dev.dinoscope.engine.optim.TrainStep;
import dev.dinoscope.engine.torch.Libtorch;
import dev.dinoscope.engine.torch.NamedTensors;
import dev.dinoscope.engine.torch.TorchProgram;
import dev.dinoscope.engine.torch.handle.NativeList;
import dev.dinoscope.engine.torch.handle.NativeTensor;
import dev.dinoscope.engine.torch.handle.Scope;
import dev.dinoscope.engine.trace.Parameter;
import dev.dinoscope.engine.trace.program.WeightCopy;
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
    private static final String FIRST_MOMENT = "optimiser.first_moment.";
    private static final String SECOND_MOMENT = "optimiser.second_moment.";
    private static final String COUNTER = "optimiser.step.";

    private final TorchProgram program;
    private final NativeList parameters;
    private final Map<Parameter, NativeTensor> byParameter = new LinkedHashMap<>();
    private final SequencedMap<String, NativeList> lists = new LinkedHashMap<>();
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
        this.parameters = program.allocate(scope);
        program.initialise(parameters, seed);
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
            lists.put(AverageArgument.MOVING.of(average), list(scope, average.moving()));
            lists.put(AverageArgument.LEADING.of(average), list(scope, average.leading()));
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
        lists.put(GroupArgument.PARAMETERS.of(group), values);
        lists.put(GroupArgument.FIRST_MOMENTS.of(group), first);
        lists.put(GroupArgument.SECOND_MOMENTS.of(group), second);
        lists.put(GroupArgument.COUNTERS.of(group), counters);
        name(scope, FIRST_MOMENT, group, first);
        name(scope, SECOND_MOMENT, group, second);
        name(scope, COUNTER, group, counters);
    }

    private void name(Scope scope, String prefix, ParameterGroup group, NativeList list) {
        List<NativeTensor> tensors = program.libtorch().elements(scope, list);
        for (int i = 0; i < tensors.size(); i++) {
            optimiser.put(prefix + group.parameters().get(i).name(), tensors.get(i));
        }
    }

    /// What the update takes for each group and average, by the names of [GroupArgument] and [AverageArgument].
    SequencedMap<String, NativeList> lists() {
        return Collections.unmodifiableSequencedMap(lists);
    }

    /// Calls another method of the program, such as an encoder, with the present weights.
    NamedTensors call(Scope scope, String method, NamedTensors inputs) {
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

    NativeTensor firstMoment(Parameter parameter) {
        return Objects.requireNonNull(optimiser.get(FIRST_MOMENT + parameter.name()));
    }

    NativeTensor secondMoment(Parameter parameter) {
        return Objects.requireNonNull(optimiser.get(SECOND_MOMENT + parameter.name()));
    }

    /// Weights, copies and optimiser tensors: all that a checkpoint must hold.
    public SequencedMap<String, NativeTensor> tensors() {
        SequencedMap<String, NativeTensor> all = new LinkedHashMap<>();
        byParameter.forEach((parameter, tensor) -> all.put(parameter.name(), tensor));
        all.putAll(optimiser);
        return all;
    }
}
