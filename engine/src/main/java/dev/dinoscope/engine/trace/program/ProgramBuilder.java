package dev.dinoscope.engine.trace.program;

import dev.dinoscope.engine.trace.Convolution;
import dev.dinoscope.engine.trace.Device;
import dev.dinoscope.engine.trace.Input;
import dev.dinoscope.engine.trace.Inputs;
import dev.dinoscope.engine.trace.MethodCost;
import dev.dinoscope.engine.trace.Module;
import dev.dinoscope.engine.trace.Outputs;
import dev.dinoscope.engine.trace.Parameter;
import dev.dinoscope.engine.trace.Precision;
import dev.dinoscope.engine.trace.Tensor;
import dev.dinoscope.engine.trace.Trace;
import dev.dinoscope.engine.trace.cost.CostCount;
import dev.dinoscope.engine.trace.cost.GradientFlow;
import dev.dinoscope.engine.trace.script.InputScripts;
import dev.dinoscope.engine.trace.script.ScriptMethod;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Traces methods over the parameters of one model into one [Program].
public final class ProgramBuilder {
    private final ParameterTable parameters;
    private final List<WeightCopy> copies;
    private final Precision precision;
    private final Device device;
    private final SourceWriter source = new SourceWriter();
    private final SequencedMap<String, Signature> signatures = new LinkedHashMap<>();
    private final Map<String, List<Input>> allocated = new LinkedHashMap<>();
    private final Map<String, Set<Parameter>> read = new LinkedHashMap<>();
    private final Set<Convolution> convolutions = new LinkedHashSet<>();

    public ProgramBuilder(Module model, Precision precision, Device device) {
        this(model, List.of(), precision, device);
    }

    /// @param copies of the model's weights that the program keeps beside them
    public ProgramBuilder(Module model, List<WeightCopy> copies, Precision precision, Device device) {
        this(model.parameters(), copies, precision, device);
    }

    private ProgramBuilder(List<Parameter> model, List<WeightCopy> copies, Precision precision, Device device) {
        this.parameters =
                new ParameterTable(Stream.concat(model.stream(), copies.stream().flatMap(c -> c.parameters().stream()))
                        .toList());
        this.copies = List.copyOf(copies);
        this.precision = precision;
        this.device = device;
        new ParameterText(parameters, precision, device).methods().forEach(this::define);
    }

    /// For programs without a model: pure functions of their inputs.
    public static ProgramBuilder withoutModel(Precision precision, Device device) {
        return new ProgramBuilder(List.of(), List.of(), precision, device);
    }

    public Device device() {
        return device;
    }

    /// A method that keeps no graph: encoders, metrics, probes. Dropout is off.
    public ProgramBuilder method(String name, List<Input> inputs, Function<Inputs, Outputs> body) {
        trace(name, inputs, false, false, List.of(), body);
        return this;
    }

    /// A method that returns its outputs and the gradients of the first one, a scalar, with respect to every
    /// floating input and every parameter that sends it one; they are called `gradient.<name>`. For checks,
    /// not for training.
    public ProgramBuilder gradients(String name, List<Input> inputs, Function<Inputs, Outputs> body) {
        Traced traced = trace(name + "_value", inputs, true, false, List.of(), body);
        GradientText text = new GradientText(name, traced.signature(), traced.inputs(), traced.reached(), parameters);
        define(text.method());
        register(text.signature());
        return this;
    }

    /// A method of a training step: the first output keeps its graph, and dropout is on.
    public LossMethod trainingLoss(String name, List<Input> inputs, Function<Inputs, Outputs> body) {
        return trainingLoss(name, inputs, List.of(), body);
    }

    /// As [#trainingLoss(String, List, Function)], for a step that wants gradients of inputs too.
    ///
    /// @param leaves names of those inputs
    public LossMethod trainingLoss(
            String name, List<Input> inputs, List<String> leaves, Function<Inputs, Outputs> body) {
        Traced traced = trace(name, inputs, true, true, leaves, body);
        return new LossMethod(traced.signature(), traced.reached(), traced.stored(), traced.cost());
    }

    /// A method that computes what [#trainingLoss] does, and tells of each value on the way whether it is
    /// finite.
    public FiniteMethod finiteness(String name, List<Input> inputs, Function<Inputs, Outputs> body) {
        Trace trace = newTrace(name, true);
        FiniteFlags flags = new FiniteFlags(trace);
        trace.recordWatched(inputs, body, flags::see);
        trace.prune(List.of(flags.flags()));
        new MethodWriter(name, trace, parameters, source).write(List.of(flags.flags()), List.of());
        Signature signature = new Signature(name, inputs, List.of(FiniteMethod.FINITE));
        register(signature);
        return new FiniteMethod(signature, flags.origins());
    }

    /// The part of a training step that treats rows apart, for steps that run it on a few rows at a time.
    ///
    /// @param name of the method without a graph; the one with a graph is `<name>_graph`
    /// @param inputs the first axis of each is the rows
    /// @throws IllegalStateException if an output has another number of rows, or is a scalar
    public RowMethods trainingRows(String name, List<Input> inputs, Function<Inputs, Outputs> body) {
        Trace trace = newTrace(name, true);
        SequencedMap<String, Tensor> outputs = trace.record(inputs, body).tensors();
        RowRules.check(inputs.getFirst().shape().dim(0), outputs);
        trace.prune(outputs.values());
        MethodCost valuesCost = CostCount.of(trace, outputs.values(), List.of(), List.of());
        new MethodWriter(name, trace, parameters, source).write(List.copyOf(outputs.values()), List.of());
        Signature values = new Signature(name, inputs, List.copyOf(outputs.keySet()));

        GradientFlow flow = new GradientFlow(trace);
        SequencedMap<String, Tensor> carriers = new LinkedHashMap<>(outputs);
        carriers.values().removeIf(t -> !flow.carries(t));
        List<Parameter> reached = flow.parameters(carriers.values());
        SequencedMap<String, Tensor> returned = new LinkedHashMap<>(carriers);
        trace.drawnBesides(carriers.values()).forEach(drawn -> returned.put("drawn." + drawn.id(), drawn));
        trace.prune(returned.values());
        String graphName = name + "_graph";
        MethodCost graphCost = CostCount.of(trace, returned.values(), carriers.values(), List.of());
        new MethodWriter(graphName, trace, parameters, source).write(List.copyOf(returned.values()), carriers.values());
        Signature graph = new Signature(graphName, inputs, List.copyOf(returned.keySet()));
        register(values);
        register(graph);
        return new RowMethods(
                values,
                graph,
                RowRules.declared(outputs),
                List.copyOf(carriers.keySet()),
                reached,
                valuesCost,
                graphCost);
    }

    /// @throws IllegalStateException if the optimiser would get no gradient for a parameter
    public void requireAllTrained(Collection<Parameter> reached) {
        List<String> unreached = trained().stream()
                .filter(p -> !reached.contains(p))
                .map(Parameter::name)
                .toList();
        if (!unreached.isEmpty()) {
            throw new IllegalStateException("the loss does not depend on " + unreached
                    + ", which would never be trained; freeze the module or leave it out");
        }
    }

    /// A method written by hand, for what is not tensor code: optimiser steps, averages.
    public ProgramBuilder define(ScriptMethod method) {
        source.method(method.declaration(), method.body());
        return this;
    }

    /// Tensors that the program allocates together, such as the batch of a step: zero, by their names.
    ///
    /// @param name of all of them
    public ProgramBuilder allocate(String name, List<Input> inputs) {
        if (allocated.putIfAbsent(name, List.copyOf(inputs)) != null) {
            throw new IllegalArgumentException("two methods are called " + name);
        }
        return define(InputScripts.INPUTS
                .where("name", name)
                .where("zeros", zeros(inputs))
                .method());
    }

    private void register(Signature signature) {
        allocate(signature.name(), signature.inputs());
        signatures.put(signature.name(), signature);
    }

    /// The parameters that the optimiser moves: neither frozen nor copies.
    public List<Parameter> trained() {
        return parameters.all().stream().filter(Parameter::isTrained).toList();
    }

    public int index(Parameter parameter) {
        return parameters.index(parameter);
    }

    public Program build() {
        return new Program(
                parameters.all(),
                copies,
                precision,
                device,
                Map.copyOf(signatures),
                Map.copyOf(allocated),
                Map.copyOf(read),
                List.copyOf(convolutions),
                source.text());
    }

    private Trace newTrace(String name, boolean training) {
        return new Trace(name, parameters::index, precision, device, training, convolutions);
    }

    /// @param inputs that the outputs with a graph send gradients to; reached parameters alike
    /// @param stored buffers whose next values the method returns after what the signature names
    private record Traced(
            Signature signature,
            List<String> inputs,
            List<Parameter> reached,
            List<Parameter> stored,
            MethodCost cost) {}

    private Traced trace(
            String name,
            List<Input> inputs,
            boolean gradient,
            boolean training,
            List<String> leaves,
            Function<Inputs, Outputs> body) {
        Trace trace = newTrace(name, training);
        Outputs outputs = trace.record(inputs, body);
        List<Tensor> returned = new ArrayList<>(outputs.tensors().values());
        if (training) {
            returned.addAll(outputs.nextValues().values());
        }
        trace.prune(returned);
        List<Tensor> graph = gradient ? returned.subList(0, 1) : List.of();
        List<Tensor> wanted = leaves.stream()
                .map(i -> Objects.requireNonNull(trace.inputs().get(i)))
                .toList();
        MethodCost cost = CostCount.of(trace, returned, graph, wanted);
        read.put(name, Set.copyOf(trace.reads().keySet()));
        new MethodWriter(name, trace, parameters, source).write(returned, graph);
        Signature signature =
                new Signature(name, inputs, List.copyOf(outputs.tensors().keySet()));
        register(signature);
        GradientFlow flow = new GradientFlow(trace, trace.floatingInputs());
        Set<Tensor> reached = flow.reached(graph);
        List<String> floating = inputs.stream()
                .map(Input::name)
                .filter(input -> reached.contains(trace.inputs().get(input)))
                .toList();
        List<Parameter> stored = training ? List.copyOf(outputs.nextValues().keySet()) : List.of();
        return new Traced(signature, floating, flow.parameters(graph), stored, cost);
    }

    private String zeros(List<Input> inputs) {
        return inputs.stream()
                .map(i -> "torch.zeros(" + i.shape() + ", " + Literals.of(i.dtype()) + ", " + Literals.of(device) + ")")
                .collect(Collectors.joining(", "));
    }
}
