package dev.dinoscope.engine.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.dinoscope.engine.torch.Libtorch;
import dev.dinoscope.engine.torch.handle.TracedFunction;
import dev.dinoscope.engine.trace.DType;
import dev.dinoscope.engine.trace.Input;
import dev.dinoscope.engine.trace.Inputs;
import dev.dinoscope.engine.trace.Module;
import dev.dinoscope.engine.trace.Outputs;
import dev.dinoscope.engine.trace.Precision;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.Function;

/// A loss over embeddings of pairs, `images` and `texts` [batch, embed] and `log_scale`, in float64.
public record PairLoss(TracedFunction function, int batch, int embed) implements AutoCloseable {
    private static final double STEP = 1e-6;

    public static PairLoss of(Libtorch libtorch, Module model, int batch, int embed, Function<Inputs, Outputs> body) {
        List<Input> inputs = List.of(
                Input.of("images", DType.F64, batch, embed),
                Input.of("texts", DType.F64, batch, embed),
                Input.of("log_scale", DType.F64));
        return new PairLoss(new TracedFunction(libtorch, model, Precision.F64, inputs, body), batch, embed);
    }

    public static PairLoss of(Libtorch libtorch, int batch, int embed, Function<Inputs, Outputs> body) {
        return of(libtorch, new Module() {}, batch, embed, body);
    }

    /// Random embeddings, and the scale that training starts with.
    public Map<String, double[]> random(long seed) {
        Random random = new Random(seed);
        Map<String, double[]> inputs = new LinkedHashMap<>();
        inputs.put("images", TracedFunction.numbers(random, batch * embed, 1));
        inputs.put("texts", TracedFunction.numbers(random, batch * embed, 1));
        inputs.put("log_scale", new double[] {LogitScale.START});
        return inputs;
    }

    public TracedFunction.Values at(Map<String, double[]> inputs) {
        return function.at(inputs);
    }

    public double loss(Map<String, double[]> inputs) {
        return at(inputs).number("loss");
    }

    /// Every gradient that the function gives for an input.
    public void assertGradientsAreSlopes(Map<String, double[]> inputs) {
        TracedFunction.Values there = at(inputs);
        inputs.forEach((name, values) -> {
            if (!there.all().containsKey("gradient." + name)) {
                return;
            }
            for (int i = 0; i < values.length; i++) {
                double slope = (loss(moved(inputs, name, i, STEP)) - loss(moved(inputs, name, i, -STEP))) / (2 * STEP);
                assertThat(there.get("gradient." + name)[i])
                        .as(name + " " + i)
                        .isCloseTo(slope, within(1e-6 * (1 + Math.abs(slope))));
            }
        });
    }

    static Map<String, double[]> moved(Map<String, double[]> inputs, String name, int index, double by) {
        Map<String, double[]> moved = new LinkedHashMap<>(inputs);
        double[] values = get(inputs, name).clone();
        values[index] += by;
        moved.put(name, values);
        return moved;
    }

    public static double[] get(Map<String, double[]> inputs, String name) {
        return Objects.requireNonNull(inputs.get(name), name);
    }

    @Override
    public void close() {
        function.close();
    }
}
