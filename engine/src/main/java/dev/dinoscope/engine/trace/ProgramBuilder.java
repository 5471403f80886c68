package dev.dinoscope.engine.trace;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Traces methods over the parameters of one model into one [Program].
public final class ProgramBuilder {
    private final ParameterTable parameters;
    private final Precision precision;
    private final Device device;
    private final SourceWriter source = new SourceWriter();
    private final SequencedMap<String, Signature> signatures = new LinkedHashMap<>();

    public ProgramBuilder(Module model, Precision precision, Device device) {
        this(model.parameters(), precision, device);
    }

    private ProgramBuilder(List<Parameter> parameters, Precision precision, Device device) {
        this.parameters = new ParameterTable(parameters);
        this.precision = precision;
        this.device = device;
        new ParameterText(parameters, precision, device).write(source);
    }

    /// For programs without a model: pure functions of their inputs.
    public static ProgramBuilder withoutModel(Precision precision, Device device) {
        return new ProgramBuilder(List.of(), precision, device);
    }

    public Precision precision() {
        return precision;
    }

    public Device device() {
        return device;
    }

    /// A method that keeps no graph: encoders, metrics, probes. Dropout is off.
    public ProgramBuilder method(String name, List<Input> inputs, Taps taps, Function<Inputs, Outputs> body) {
        trace(name, inputs, taps, false, false, body);
        return this;
    }

    /// A method that returns its outputs and the gradients of the first one, a scalar, with respect to every floating
    /// input and every parameter it reads; they are called `gradient.<name>`. For checks, not for training.
    public ProgramBuilder gradients(String name, List<Input> inputs, Function<Inputs, Outputs> body) {
        Traced traced = trace(name + "_value", inputs, Taps.NONE, true, false, body);
        GradientText text = new GradientText(name, traced.signature(), traced.reads(), parameters);
        text.write(source);
        register(text.signature());
        return this;
    }

    /// The loss of a training step: the first output keeps its graph, dropout is on, and every parameter must matter.
    ///
    /// @throws IllegalStateException if a parameter is not used
    public Signature trainingLoss(String name, List<Input> inputs, Taps taps, Function<Inputs, Outputs> body) {
        Traced traced = trace(name, inputs, taps, true, true, body);
        List<String> unused = parameters.all().stream()
                .filter(p -> !traced.reads().contains(p))
                .map(Parameter::name)
                .toList();
        if (!unused.isEmpty()) {
            throw new IllegalStateException("the loss does not depend on " + unused + ", which would never be trained");
        }
        return traced.signature();
    }

    /// A method written by hand, for what is not tensor code: optimiser steps, averages.
    ///
    /// @param signature `name(self, …) -> Type`
    /// @param body statements without indentation
    public ProgramBuilder define(String signature, List<String> body) {
        source.method(signature, body);
        return this;
    }

    /// Declares what a hand-written method takes and returns.
    public ProgramBuilder register(Signature signature) {
        if (signatures.putIfAbsent(signature.name(), signature) != null) {
            throw new IllegalArgumentException("two methods are called " + signature.name());
        }
        source.method(signature.name() + "_inputs(self) -> List[Tensor]", List.of("return [" + zeros(signature) + "]"));
        return this;
    }

    public List<Parameter> parameters() {
        return parameters.all();
    }

    public int index(Parameter parameter) {
        return parameters.index(parameter);
    }

    public Program build() {
        return new Program(
                parameters.all(), precision, device, Map.copyOf(signatures), source.text(), source.origins());
    }

    private record Traced(Signature signature, List<Parameter> reads) {}

    private Traced trace(
            String name,
            List<Input> inputs,
            Taps taps,
            boolean gradient,
            boolean training,
            Function<Inputs, Outputs> body) {
        Method method = new Method(name, parameters, precision, device, training);
        SequencedMap<String, Tensor> results =
                new LinkedHashMap<>(method.trace(inputs, body).tensors());
        method.taps().forEach((tap, tensor) -> {
            if (taps.take(tensor)) {
                results.put(tap, tensor);
            }
        });
        method.prune(results.values());
        new MethodWriter(method, parameters, source).write(List.copyOf(results.values()), gradient);
        Signature signature = new Signature(name, inputs, List.copyOf(results.keySet()));
        register(signature);
        return new Traced(signature, new ArrayList<>(method.reads().keySet()));
    }

    private String zeros(Signature signature) {
        return signature.inputs().stream()
                .map(i -> "torch.zeros(" + i.shape() + ", dtype=" + i.dtype().code() + ", device=torch.device(\""
                        + device + "\"))")
                .collect(Collectors.joining(", "));
    }
}
