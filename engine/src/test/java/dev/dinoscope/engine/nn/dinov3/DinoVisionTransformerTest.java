package dev.dinoscope.engine.nn.dinov3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.dinoscope.engine.nn.PatchMaps;
import dev.dinoscope.engine.nn.SwiGlu;
import dev.dinoscope.engine.torch.Libtorch;
import dev.dinoscope.engine.torch.OnEngine;
import dev.dinoscope.engine.torch.handle.TracedFunction;
import dev.dinoscope.engine.trace.DType;
import dev.dinoscope.engine.trace.Device;
import dev.dinoscope.engine.trace.Input;
import dev.dinoscope.engine.trace.Module;
import dev.dinoscope.engine.trace.Outputs;
import dev.dinoscope.engine.trace.Precision;
import dev.dinoscope.engine.trace.Tensor;
import dev.dinoscope.engine.trace.ops.Reductions;
import dev.dinoscope.engine.trace.program.Program;
import dev.dinoscope.engine.trace.program.ProgramBuilder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// The encoder of DINOv3, and U27 of docs/methods.md.
@OnEngine
class DinoVisionTransformerTest {
    private static final int WIDTH = 16;
    private static final DinoBlockConfig BLOCK = DinoBlockConfig.of(WIDTH, 2);

    private final Libtorch libtorch;

    DinoVisionTransformerTest(Libtorch libtorch) {
        this.libtorch = libtorch;
    }

    @Test
    void oneSetOfWeightsSeesEverySize() {
        DinoVisionTransformer model = new DinoVisionTransformer(DinoVisionConfig.of(4, 2, BLOCK));
        List<Input> inputs = List.of(
                Input.of("whole", DType.F64, 2, 3, 16, 16),
                Input.of("local", DType.F64, 2, 3, 8, 8),
                Input.of("gram", DType.F64, 2, 3, 32, 32));
        Random random = new Random(1);
        try (TracedFunction function = new TracedFunction(libtorch, model, Precision.F64, inputs, in -> {
            Tensor global = model.apply(in.get("whole")).patches();
            Tensor hires = PatchMaps.resize(model.apply(in.get("gram")).patches(), 4);
            Tensor local = model.local(in.get("local"));
            return Outputs.of(
                            "loss",
                            Reductions.mean(global.minus(hires).square()).plus(Reductions.mean(local.square())))
                    .and("local", local);
        })) {
            TracedFunction.Values values = function.randomise(3)
                    .at(Map.of(
                            "whole", TracedFunction.numbers(random, 2 * 3 * 256, 1),
                            "local", TracedFunction.numbers(random, 2 * 3 * 64, 1),
                            "gram", TracedFunction.numbers(random, 2 * 3 * 1024, 1)));
            assertThat(values.number("loss")).isFinite();
            assertThat(values.get("local")).hasSize(2 * WIDTH);
            assertThat(values.all()).containsKeys("gradient.local_cls_norm.weight", "gradient.storage_tokens");
        }
    }

    @Test
    void aHiddenPatchIsTheMaskToken() {
        DinoVisionTransformer model = new DinoVisionTransformer(DinoVisionConfig.of(4, 1, BLOCK));
        List<Input> inputs = List.of(Input.of("image", DType.F64, 1, 3, 8, 8), Input.of("hidden", DType.F64, 1, 4));
        try (TracedFunction function = new TracedFunction(libtorch, model, Precision.F64, inputs, in -> {
            Tensor hidden = in.get("hidden").greaterThan(0);
            return Outputs.of(
                            "loss",
                            Reductions.mean(
                                    model.masked(in.get("image"), hidden).pooled()))
                    .and("features", model.masked(in.get("image"), hidden).patches())
                    .and("open", model.apply(in.get("image")).patches());
        })) {
            function.randomise(4);
            double[] image = TracedFunction.numbers(new Random(2), 3 * 64, 1);
            double[] other = image.clone();
            other[7] += 5; // the second patch of the first row
            double[] second = {0, 1, 0, 0};
            TracedFunction.Values shown = function.at(Map.of("image", image, "hidden", new double[4]));
            assertThat(shown.get("features")).isEqualTo(shown.get("open"));
            double[] masked =
                    function.at(Map.of("image", image, "hidden", second)).get("features");
            assertThat(masked).isNotEqualTo(shown.get("open"));
            assertThat(function.at(Map.of("image", other, "hidden", second)).get("features"))
                    .isEqualTo(masked);
        }
    }

    @Test
    void rotationKeepsLengthsAndSeesOnlyOffsets() {
        AxialRope rope = new AxialRope(RopeForm.standard(), 8);
        List<Input> inputs = List.of(Input.of("q", DType.F64, 8), Input.of("k", DType.F64, 8));
        try (TracedFunction function = new TracedFunction(libtorch, new Module() {}, Precision.F64, inputs, in -> {
            AxialRope.Rotation rotation = rope.table(3, 4).behind(1);
            Tensor q = rotation.apply(in.get("q").expand(13, 8));
            Tensor k = rotation.apply(in.get("k").expand(13, 8));
            Tensor dots = Reductions.sum(q.unsqueeze(1).times(k.unsqueeze(0)), 2);
            return Outputs.of("loss", Reductions.sum(dots))
                    .and("dots", dots)
                    .and("first", q.select(0, 0))
                    .and("norms", Reductions.sum(q.square(), 1));
        })) {
            Random random = new Random(5);
            double[] q = TracedFunction.numbers(random, 8, 1);
            TracedFunction.Values values = function.at(Map.of("q", q, "k", TracedFunction.numbers(random, 8, 1)));
            assertThat(values.get("first")).as("tokens in front keep still").isEqualTo(q);
            double[] norms = values.get("norms");
            double[] length = new double[norms.length];
            Arrays.fill(length, Arrays.stream(q).map(x -> x * x).sum());
            assertThat(norms).containsExactly(length, within(1e-12));
            // Patch (row, column) is token 1 + 4·row + column: two pairs one row and two columns apart.
            double[] dots = values.get("dots");
            assertThat(dots[1 * 13 + 7]).isCloseTo(dots[6 * 13 + 12], within(1e-12));
            assertThat(dots[1 * 13 + 7]).isNotCloseTo(dots[1 * 13 + 6], within(1e-3));
        }
    }

    @Test
    void aTrainingStepJittersTheBoxAndSkipsBranchesOfSomeImages() {
        DinoVisionConfig still = DinoVisionConfig.of(4, 1, BLOCK.withDropPath(0.4));
        DinoVisionConfig config = new DinoVisionConfig(
                4, 1, 4, true, new RopeForm(100, 0, 0, RopeForm.Normalise.MAX, 0.1, 1.2, 2), still.block());
        assertThat(step(config)).contains("torch.rand(", "torch.randperm(5", "torch.slice(x", "torch.index_add(");
        assertThat(evaluation(config)).doesNotContain("torch.rand(", "randperm");
        assertThat(step(DinoVisionConfig.of(4, 1, BLOCK))).doesNotContain("torch.rand(", "randperm");
    }

    private static String step(DinoVisionConfig config) {
        DinoVisionTransformer model = new DinoVisionTransformer(config);
        ProgramBuilder builder = new ProgramBuilder(model, Precision.F32, Device.CPU);
        builder.trainingLoss(
                "f",
                List.of(Input.of("x", DType.F32, 5, 3, 8, 8)),
                in -> Outputs.of(
                        "loss", Reductions.mean(model.apply(in.get("x")).pooled())));
        return withoutInitialisation(builder.build());
    }

    private static String evaluation(DinoVisionConfig config) {
        DinoVisionTransformer model = new DinoVisionTransformer(config);
        return withoutInitialisation(new ProgramBuilder(model, Precision.F32, Device.CPU)
                .method(
                        "f",
                        List.of(Input.of("x", DType.F32, 5, 3, 8, 8)),
                        in -> Outputs.of("y", model.apply(in.get("x")).pooled()))
                .build());
    }

    private static String withoutInitialisation(Program program) {
        String text = program.text();
        return text.substring(text.indexOf("def f("));
    }

    @Test
    void swiGluHasTwoThirdsOfTheHiddenWidthRoundedUp() {
        SwiGlu layer = new SwiGlu(16, 64, 8, 0.02);
        assertThat(layer.parameters())
                .extracting(Object::toString)
                .contains("w1.weight [48, 16]", "w2.weight [48, 16]", "w3.weight [16, 48]");
        assertThat(new SwiGlu(16, 48, 64, 0.02).parameters().getFirst().shape().dim(0))
                .isEqualTo(64);
        List<Input> inputs = List.of(Input.of("x", DType.F64, 2, 16));
        try (TracedFunction function = new TracedFunction(
                libtorch,
                layer,
                Precision.F64,
                inputs,
                in -> Outputs.of("loss", Reductions.sum(layer.apply(in.get("x")))))) {
            function.set("w1.weight", 1).set("w2.weight", 1).set("w3.weight", 1);
            double[] x = new double[32];
            x[0] = 2;
            double silu = 2 / (1 + Math.exp(-2));
            assertThat(function.at(Map.of("x", x)).number("loss")).isCloseTo(silu * 2 * 48 * 16, within(1e-9));
        }
    }

    @Test
    void theKeysBiasStaysZero() {
        RopeAttention attention = new RopeAttention(8, 2, true, 0.02);
        AxialRope rope = new AxialRope(RopeForm.standard(), 4);
        List<Input> inputs = List.of(Input.of("x", DType.F64, 1, 4, 8));
        try (TracedFunction function = new TracedFunction(
                libtorch,
                attention,
                Precision.F64,
                inputs,
                in -> Outputs.of(
                        "loss",
                        Reductions.sum(attention
                                .apply(in.get("x"), rope.table(2, 2).behind(0))
                                .square())))) {
            double[] gradient = function.randomise(1)
                    .at(Map.of("x", TracedFunction.numbers(new Random(3), 32, 1)))
                    .get("gradient.qkv.bias");
            List<Double> keys = new ArrayList<>();
            for (int i = 8; i < 16; i++) {
                keys.add(gradient[i]);
            }
            assertThat(keys).containsOnly(0.0);
            assertThat(gradient[0]).isNotZero();
        }
    }

    @Test
    void impossibleFormsAreNamed() {
        assertThatThrownBy(() -> DinoVisionConfig.of(4, 1, BLOCK).grid(18))
                .hasMessage("image: 18 pixels — expected a multiple of patch 4");
        assertThatThrownBy(() -> new AxialRope(RopeForm.standard(), 6)).hasMessageContaining("multiple of 4");
        assertThatThrownBy(() -> new RopeForm(1, 0, 0, RopeForm.Normalise.MIN, 0, 1, 1))
                .hasMessageContaining("expected a base above 1, or 0 < shortest < longest");
    }
}
