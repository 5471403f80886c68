package dev.dinoscope.engine.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.dinoscope.engine.collective.Collective;
import dev.dinoscope.engine.optim.AdamW;
import dev.dinoscope.engine.torch.Libtorch;
import dev.dinoscope.engine.torch.NamedTensors;
import dev.dinoscope.engine.torch.OnEngine;
import dev.dinoscope.engine.torch.TorchProgram;
import dev.dinoscope.engine.torch.handle.NativeList;
import dev.dinoscope.engine.torch.handle.NativeTensor;
import dev.dinoscope.engine.torch.handle.Scope;
import dev.dinoscope.engine.trace.Precision;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// The moving average of the weights inside a training step.
@OnEngine
class AverageTest {
    private final Libtorch libtorch;

    AverageTest(Libtorch libtorch) {
        this.libtorch = libtorch;
    }

    @Test
    void followsTheWeightsAndStandsInForThem() {
        try (Scope scope = libtorch.scope("test")) {
            TinyClip.Traced traced = TinyClip.plain().traceAveraged(Precision.F64, AdamW.defaults());
            TorchProgram program = libtorch.load(scope, traced.program());
            TrainState state = new TrainState(scope, program, traced.step(), 7);
            PhasedStep steps = new PhasedStep(program, traced.step(), state, Collective.alone());
            NamedTensors inputs = inputs(scope, program);
            Map<String, double[]> expected = copy(state.parameters());
            assertThat(copy(state.parameters("ema"))).usingRecursiveComparison().isEqualTo(expected);

            for (double momentum : List.of(0.5, 0.9)) {
                steps.take(inputs, settings(momentum));
                copy(state.parameters())
                        .forEach((name, now) ->
                                expected.merge(name, now, (average, weight) -> mix(average, weight, momentum)));
            }

            copy(state.parameters("ema"))
                    .forEach((name, average) ->
                            assertThat(average).as(name).containsExactly(expected.get(name), within(1e-15)));
            double[] online = embedding(scope, program, state.parameterList(), inputs);
            double[] averaged = embedding(scope, program, state.parameterList("ema"), inputs);
            assertThat(averaged).isNotEqualTo(online);
            state.parameters()
                    .forEach((name, weight) -> libtorch.memory()
                            .writeRounded(
                                    weight,
                                    libtorch.memory()
                                            .doubles(Objects.requireNonNull(
                                                    state.parameters("ema").get(name)))));
            assertThat(embedding(scope, program, state.parameterList(), inputs)).isEqualTo(averaged);
        }
    }

    @Test
    void aRefusedStepLeavesTheAverageAlone() {
        try (Scope scope = libtorch.scope("test")) {
            TinyClip.Traced traced = TinyClip.plain().traceAveraged(Precision.F32, AdamW.defaults());
            TorchProgram program = libtorch.load(scope, traced.program());
            TrainState state = new TrainState(scope, program, traced.step(), 7);
            PhasedStep steps = new PhasedStep(program, traced.step(), state, Collective.alone());
            NamedTensors inputs = inputs(scope, program);
            steps.take(inputs, settings(0.5));
            Map<String, double[]> before = copy(state.tensors());
            float[] pixels = new float[TinyClip.BATCH * 3 * TinyClip.SIDE * TinyClip.SIDE];
            pixels[5] = Float.POSITIVE_INFINITY;
            libtorch.memory().write(inputs.get("images"), pixels);

            assertThat(steps.take(inputs, settings(0.5)).applied()).isFalse();

            assertThat(copy(state.tensors())).usingRecursiveComparison().isEqualTo(before);
        }
    }

    private static StepSettings settings(double momentum) {
        return new StepSettings(3e-3, Map.of(), Map.of("ema", momentum), 0);
    }

    private NamedTensors inputs(Scope scope, TorchProgram program) {
        NamedTensors inputs = program.inputs(scope, "step");
        double[] pixels =
                new Random(1).doubles(inputs.get("images").shape().count()).toArray();
        libtorch.memory().writeRounded(inputs.get("images"), pixels);
        libtorch.memory()
                .write(
                        inputs.get("tokens"),
                        new Random(2)
                                .longs(inputs.get("tokens").shape().count(), 1, TinyClip.VOCABULARY)
                                .toArray());
        return inputs;
    }

    private double[] embedding(Scope scope, TorchProgram program, NativeList weights, NamedTensors inputs) {
        return libtorch.memory()
                .doubles(program.call(scope, "encode_images", weights, inputs).get("embedding"));
    }

    private Map<String, double[]> copy(Map<String, NativeTensor> tensors) {
        Map<String, double[]> copy = new HashMap<>();
        tensors.forEach((name, tensor) -> copy.put(name, libtorch.memory().doubles(tensor)));
        return copy;
    }

    private static double[] mix(double[] average, double[] weight, double momentum) {
        double[] mixed = average.clone();
        Arrays.setAll(mixed, i -> momentum * average[i] + (1 - momentum) * weight[i]);
        return mixed;
    }
}
