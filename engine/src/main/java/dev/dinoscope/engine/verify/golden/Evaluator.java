package dev.dinoscope.engine.verify.golden;

import dev.dinoscope.engine.torch.Libtorch;
import dev.dinoscope.engine.torch.NamedTensors;
import dev.dinoscope.engine.torch.TorchProgram;
import dev.dinoscope.engine.torch.handle.NativeList;
import dev.dinoscope.engine.torch.handle.NativeTensor;
import dev.dinoscope.engine.torch.handle.Scope;
import dev.dinoscope.engine.trace.Device;
import dev.dinoscope.engine.trace.Input;
import dev.dinoscope.engine.trace.Inputs;
import dev.dinoscope.engine.trace.Module;
import dev.dinoscope.engine.trace.Outputs;
import dev.dinoscope.engine.trace.Parameter;
import dev.dinoscope.engine.trace.Precision;
import dev.dinoscope.engine.trace.program.ProgramBuilder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// Runs traced code on given numbers, in one precision on one device.
public record Evaluator(Libtorch libtorch, Precision precision, Device device) {

    /// The outputs of a pure function.
    public Map<String, double[]> values(Map<String, GoldenTensor> inputs, Function<Inputs, Outputs> body) {
        return run(ProgramBuilder.withoutModel(precision, device), Map.of(), inputs, plain(body));
    }

    /// The outputs of a function that uses a model.
    public Map<String, double[]> values(
            Module model,
            Map<String, GoldenTensor> weights,
            Map<String, GoldenTensor> inputs,
            Function<Inputs, Outputs> body) {
        return run(new ProgramBuilder(model, precision, device), weights, inputs, plain(body));
    }

    /// The outputs of a pure function, and the gradients of the first with respect to every input.
    public Map<String, double[]> gradients(Map<String, GoldenTensor> inputs, Function<Inputs, Outputs> body) {
        return run(ProgramBuilder.withoutModel(precision, device), Map.of(), inputs, withGradients(body));
    }

    /// The same for a function that uses a model.
    ///
    /// @param weights by parameter name, all of them
    public Map<String, double[]> gradients(
            Module model,
            Map<String, GoldenTensor> weights,
            Map<String, GoldenTensor> inputs,
            Function<Inputs, Outputs> body) {
        return run(new ProgramBuilder(model, precision, device), weights, inputs, withGradients(body));
    }

    /// Traces a method called `check`.
    private interface Tracing {
        void trace(ProgramBuilder builder, List<Input> inputs);
    }

    private static Tracing plain(Function<Inputs, Outputs> body) {
        return (builder, inputs) -> builder.method("check", inputs, body);
    }

    private static Tracing withGradients(Function<Inputs, Outputs> body) {
        return (builder, inputs) -> builder.gradients("check", inputs, body);
    }

    private Map<String, double[]> run(
            ProgramBuilder builder,
            Map<String, GoldenTensor> weights,
            Map<String, GoldenTensor> inputs,
            Tracing tracing) {
        List<Input> declared = inputs.entrySet().stream()
                .map(e ->
                        new Input(e.getKey(), precision.storage(), e.getValue().shape()))
                .toList();
        tracing.trace(builder, declared);
        try (Scope scope = libtorch.scope("golden")) {
            TorchProgram program = libtorch.load(scope, builder.build());
            NativeList parameters = program.allocate(scope);
            List<NativeTensor> values = libtorch.elements(scope, parameters);
            for (int i = 0; i < values.size(); i++) {
                write(
                        values.get(i),
                        weight(weights, program.program().parameters().get(i)));
            }
            NamedTensors tensors = program.inputs(scope, "check");
            inputs.forEach((name, value) -> write(tensors.get(name), value));
            return read(program.call(scope, "check", parameters, tensors));
        }
    }

    private static GoldenTensor weight(Map<String, GoldenTensor> weights, Parameter parameter) {
        GoldenTensor weight = weights.get(parameter.name());
        if (weight == null || !weight.shape().equals(parameter.shape())) {
            throw new IllegalArgumentException("parameter " + parameter + " has no golden value of its shape");
        }
        return weight;
    }

    public void write(NativeTensor tensor, GoldenTensor value) {
        libtorch.memory().writeRounded(tensor, value.data());
    }

    private Map<String, double[]> read(NamedTensors tensors) {
        Map<String, double[]> values = new LinkedHashMap<>();
        tensors.asMap()
                .forEach((name, tensor) -> values.put(name, libtorch.memory().doubles(tensor)));
        return values;
    }
}
