package dev.dinoscope.engine.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.dinoscope.engine.collective.Collective;
import dev.dinoscope.engine.nn.TextConfig;
import dev.dinoscope.engine.nn.VisionConfig;
import dev.dinoscope.engine.optim.AdamW;
import dev.dinoscope.engine.torch.Libtorch;
import dev.dinoscope.engine.torch.NamedTensors;
import dev.dinoscope.engine.torch.OnEngine;
import dev.dinoscope.engine.torch.TorchProgram;
import dev.dinoscope.engine.torch.handle.Scope;
import dev.dinoscope.engine.trace.Precision;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

@OnEngine
class TrainStateTest {
    private final Libtorch libtorch;

    TrainStateTest(Libtorch libtorch) {
        this.libtorch = libtorch;
    }

    /// A training run in miniature.
    private final class Run implements AutoCloseable {
        private final Scope scope = libtorch.scope("run");
        private final TrainState state;
        private final PhasedStep steps;
        private final NamedTensors inputs;

        Run(TinyClip model, Precision precision) {
            TinyClip.Traced traced = model.trace(precision, AdamW.defaults());
            TorchProgram program = libtorch.load(scope, traced.program());
            state = new TrainState(scope, program, traced.step(), 7);
            steps = new PhasedStep(program, traced.step(), state, Collective.alone());
            inputs = program.inputs(scope, "step");
            fill();
        }

        private void fill() {
            Random random = new Random(1);
            double[] pixels = random.doubles(TinyClip.BATCH * 3L * TinyClip.SIDE * TinyClip.SIDE)
                    .toArray();
            long[] tokens = random.longs((long) TinyClip.BATCH * TinyClip.CONTEXT, 1, TinyClip.VOCABULARY)
                    .toArray();
            libtorch.memory().writeRounded(inputs.get("images"), pixels);
            libtorch.memory().write(inputs.get("tokens"), tokens);
        }

        List<Double> train(int from, int to) {
            List<Double> losses = new ArrayList<>();
            for (int i = from; i < to; i++) {
                losses.add(steps.take(inputs, StepSettings.of(3e-3, 100 + i)).loss());
            }
            return losses;
        }

        Map<String, double[]> copy() {
            Map<String, double[]> copy = new HashMap<>();
            state.tensors()
                    .forEach((name, tensor) -> copy.put(name, libtorch.memory().doubles(tensor)));
            return copy;
        }

        void restore(Map<String, double[]> saved) {
            state.tensors()
                    .forEach((name, tensor) ->
                            libtorch.memory().writeRounded(tensor, Objects.requireNonNull(saved.get(name))));
        }

        @Override
        public void close() {
            scope.close();
        }
    }

    private static TinyClip withDropout() {
        return new TinyClip(List.of(8, 8), VisionConfig.Pooling.MEAN, TextConfig.Pooling.MEAN, 0.1);
    }

    @Test
    void learnsRandomPairs() {
        try (Run run = new Run(TinyClip.plain(), Precision.F32)) {
            List<Double> losses = run.train(0, 40);
            assertThat(losses.getFirst()).isGreaterThan(1.5);
            assertThat(losses.getLast()).isLessThan(0.3 * losses.getFirst());
        }
    }

    @Test
    void movesEveryParameterInTheFirstStep() {
        try (Run run = new Run(TinyClip.plain(), Precision.F32)) {
            Map<String, double[]> before = run.copy();
            run.train(0, 1);
            run.copy().forEach((name, after) -> assertThat(after).as(name).isNotEqualTo(before.get(name)));
        }
    }

    @Test
    void repeatsAndResumesBitForBit() {
        for (Precision precision : List.of(Precision.F32, Precision.BF16)) {
            try (Run whole = new Run(withDropout(), precision);
                    Run again = new Run(withDropout(), precision);
                    Run resumed = new Run(withDropout(), precision)) {
                List<Double> losses = whole.train(0, 6);
                assertThat(again.train(0, 3)).isEqualTo(losses.subList(0, 3));
                resumed.restore(again.copy());
                assertThat(resumed.train(3, 6)).isEqualTo(losses.subList(3, 6));
                assertThat(resumed.copy()).usingRecursiveComparison().isEqualTo(whole.copy());
            }
        }
    }

    @Test
    void lowPrecisionStaysNearFullPrecision() {
        try (Run full = new Run(TinyClip.plain(), Precision.F32);
                Run low = new Run(TinyClip.plain(), Precision.BF16);
                Run wide = new Run(TinyClip.plain(), Precision.F64)) {
            double reference = wide.train(0, 1).getFirst();
            assertThat(full.train(0, 1).getFirst()).isCloseTo(reference, within(1e-5));
            assertThat(low.train(0, 1).getFirst()).isCloseTo(reference, within(0.1));
        }
    }

    @Test
    void refusesAnUpdateThatIsNotFinite() {
        try (Run run = new Run(TinyClip.plain(), Precision.F32)) {
            Map<String, double[]> before = run.copy();
            float[] pixels = new float[TinyClip.BATCH * 3 * TinyClip.SIDE * TinyClip.SIDE];
            pixels[0] = Float.NaN;
            libtorch.memory().write(run.inputs.get("images"), pixels);
            StepResult result = run.steps.take(run.inputs, StepSettings.of(1e-3, 0));
            assertThat(result.applied()).isFalse();
            assertThat(run.copy()).usingRecursiveComparison().isEqualTo(before);
        }
    }

    @Test
    void reportsTappedScalarsAndEncodes() {
        try (Run run = new Run(TinyClip.plain(), Precision.F32);
                Scope scope = libtorch.scope("encode")) {
            StepResult result = run.steps.take(run.inputs, StepSettings.of(1e-3, 0));
            assertThat(result.scalars()).containsOnlyKeys("loss/image_to_text");
            assertThat(result.gradientNorm()).isPositive();
            NamedTensors out = run.state.call(scope, "encode_images", run.inputs);
            assertThat(out.get("embedding").shape().dims()).containsExactly(8, 8);
            assertThat(libtorch.memory().floats(out.get("patches")))
                    .hasSize(8 * 16 * 16)
                    .doesNotContain(Float.NaN);
        }
    }
}
