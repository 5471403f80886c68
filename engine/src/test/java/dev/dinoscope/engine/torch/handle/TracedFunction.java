package dev.dinoscope.engine.torch.handle;

import dev.dinoscope.engine.torch.Libtorch;
import dev.dinoscope.engine.torch.NamedTensors;
import dev.dinoscope.engine.torch.TorchProgram;
import dev.dinoscope.engine.trace.Device;
import dev.dinoscope.engine.trace.Input;
import dev.dinoscope.engine.trace.Inputs;
import dev.dinoscope.engine.trace.Module;
import dev.dinoscope.engine.trace.Outputs;
import dev.dinoscope.engine.trace.Parameter;
import dev.dinoscope.engine.trace.Precision;
import dev.dinoscope.engine.trace.program.ProgramBuilder;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SequencedMap;
import java.util.function.Function;

/// Traced code to call with numbers: its outputs, and the gradients of the first one as `gradient.<name>`.
public final class TracedFunction implements AutoCloseable {
    private final Libtorch libtorch;
    private final Scope scope;
    private final TorchProgram program;
    private final NativeList weights;
    private final SequencedMap<String, NativeTensor> parameters = new LinkedHashMap<>();

    /// Numbers by name.
    public record Values(Map<String, double[]> all) {
        public double[] get(String name) {
            var values = all.get(name);
            if (values == null) {
                throw new IllegalArgumentException(name + " is none of " + all.keySet());
            }
            return values;
        }

        public double number(String name) {
            return get(name)[0];
        }
    }

    /// The model's weights are 0 until they are set.
    public TracedFunction(
            Libtorch libtorch, Module model, Precision precision, List<Input> inputs, Function<Inputs, Outputs> body) {
        this.libtorch = libtorch;
        this.scope = libtorch.scope("function");
        var builder = new ProgramBuilder(model, precision, Device.CPU).gradients("f", inputs, body);
        program = libtorch.load(scope, builder.build());
        weights = program.allocate(scope);
        List<NativeTensor> values = libtorch.elements(scope, weights);
        List<Parameter> declared = program.program().parameters();
        for (int i = 0; i < values.size(); i++) {
            parameters.put(declared.get(i).name(), values.get(i));
        }
        parameters.keySet().forEach(name -> set(name, 0));
    }

    /// Names of the weights.
    public List<String> parameters() {
        return List.copyOf(parameters.keySet());
    }

    public TracedFunction set(String parameter, double value) {
        var tensor = parameters.get(parameter);
        if (tensor == null) {
            throw new IllegalArgumentException(parameter + " is none of " + parameters.keySet());
        }
        var all = new double[(int) tensor.shape().count()];
        Arrays.fill(all, value);
        libtorch.memory().writeRounded(tensor, all);
        return this;
    }

    /// Gives every weight a normal random value.
    public TracedFunction randomise(long seed) {
        var random = new Random(seed);
        for (var tensor : parameters.values()) {
            var count = (int) tensor.shape().count();
            libtorch.memory().writeRounded(tensor, numbers(random, count, 0.5));
        }
        return this;
    }

    public Values at(Map<String, double[]> inputs) {
        try (Scope call = libtorch.scope("call")) {
            NamedTensors tensors = program.inputs(call, "f");
            inputs.forEach((name, value) -> write(tensors.get(name), value));
            Map<String, double[]> outputs = new LinkedHashMap<>();
            program.call(call, "f", weights, tensors)
                    .asMap()
                    .forEach((name, tensor) ->
                            outputs.put(name, libtorch.memory().doubles(tensor)));
            return new Values(outputs);
        }
    }

    private void write(NativeTensor tensor, double[] values) {
        if (tensor.dtype().isFloating()) {
            libtorch.memory().writeRounded(tensor, values);
        } else {
            libtorch.memory()
                    .write(tensor, Arrays.stream(values).mapToLong(Math::round).toArray());
        }
    }

    /// Normal random numbers with this standard deviation.
    public static double[] numbers(Random random, int count, double std) {
        return random.doubles(count).map(_ -> random.nextGaussian() * std).toArray();
    }

    @Override
    public void close() {
        scope.close();
    }
}
