package dev.dinoscope.engine.method.dinov3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.dinoscope.engine.nn.ImageFeatures;
import dev.dinoscope.engine.nn.dinov3.DinoBlockConfig;
import dev.dinoscope.engine.nn.dinov3.DinoHead;
import dev.dinoscope.engine.nn.dinov3.DinoVisionConfig;
import dev.dinoscope.engine.nn.dinov3.DinoVisionTransformer;
import dev.dinoscope.engine.optim.Treatment;
import dev.dinoscope.engine.torch.Libtorch;
import dev.dinoscope.engine.torch.OnEngine;
import dev.dinoscope.engine.torch.handle.TracedFunction;
import dev.dinoscope.engine.trace.DType;
import dev.dinoscope.engine.trace.Input;
import dev.dinoscope.engine.trace.Module;
import dev.dinoscope.engine.trace.Outputs;
import dev.dinoscope.engine.trace.Parameter;
import dev.dinoscope.engine.trace.Precision;
import dev.dinoscope.engine.trace.ops.Reductions;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What is logged of a step, and how parts of the model are treated.
@OnEngine
class StatisticsTest {
    private static final int GRID = 4;

    private final Libtorch libtorch;

    StatisticsTest(Libtorch libtorch) {
        this.libtorch = libtorch;
    }

    private TracedFunction.Values patches(double[] patches, double... cls) {
        var inputs = List.of(Input.of("patches", DType.F64, 1, GRID * GRID, 2), Input.of("cls", DType.F64, 1, 2));
        try (var function = new TracedFunction(libtorch, new Module() {}, Precision.F64, inputs, in -> {
            var outputs = Outputs.of("loss", Reductions.sum(in.get("patches")));
            PatchStatistics.addTo(outputs, new ImageFeatures(in.get("patches"), in.get("cls")), GRID);
            return outputs;
        })) {
            return function.at(Map.of("patches", patches, "cls", cls));
        }
    }

    @Test
    void patchesThatTurnSlowlyAlongAPathAreLocal() {
        // Row by row and back again, so that the next on the path is a neighbour.
        var angles = IntStream.range(0, GRID * GRID)
                .mapToDouble(i -> 0.1 * (i / GRID % 2 == 0 ? i : i / GRID * GRID + GRID - 1 - i % GRID))
                .toArray();
        var near = patches(vectors(angles), 1, 0);
        assertThat(near.number("dino/locality")).isEqualTo(1);
        assertThat(near.number("dino/cls_patch_cosine"))
                .isCloseTo(
                        IntStream.range(0, angles.length)
                                .mapToDouble(i -> Math.cos(angles[i]))
                                .average()
                                .orElseThrow(),
                        within(1e-12));

        var far = IntStream.range(0, GRID * GRID)
                .mapToDouble(i -> 0.1 * (i * 6 % 17))
                .toArray();
        assertThat(patches(vectors(far), 1, 0).number("dino/locality")).isLessThan(0.7);
    }

    @Test
    void patchesThatAreAllTheClassTokenAreFoundOut() {
        var same = patches(vectors(new double[GRID * GRID]), 2, 0);
        assertThat(same.number("dino/cls_patch_cosine")).isCloseTo(1, within(1e-12));
        assertThat(same.number("dino/patch_cosine")).isCloseTo(1, within(1e-12));
    }

    private static double[] vectors(double[] angles) {
        return IntStream.range(0, 2 * angles.length)
                .mapToDouble(i -> i % 2 == 0 ? Math.cos(angles[i / 2]) : Math.sin(angles[i / 2]))
                .toArray();
    }

    @Test
    void collapseOfTheTeacherShows() {
        var inputs = List.of(Input.of("answers", DType.F64, 3, 4));
        try (var function = new TracedFunction(libtorch, new Module() {}, Precision.F64, inputs, in -> {
            var outputs = Outputs.of("loss", Reductions.sum(in.get("answers")));
            TeacherStatistics.addTo(outputs, in.get("answers"));
            return outputs;
        })) {
            var certain = function.at(Map.of("answers", new double[] {1, 0, 0, 0, 0, 1, 0, 0, 1, 0, 0, 0}));
            assertThat(certain.number("dino/teacher_entropy")).isCloseTo(0, within(1e-12));
            assertThat(certain.number("dino/prototypes_used")).isEqualTo(2);
            var uniform = function.at(Map.of(
                    "answers", IntStream.range(0, 12).mapToDouble(_ -> 0.25).toArray()));
            assertThat(uniform.number("dino/teacher_entropy")).isCloseTo(Math.log(4), within(1e-12));
        }
    }

    @Test
    void partsNearTheImageLearnSlowerAndPrototypesWait() {
        var encoder = new DinoVisionTransformer(DinoVisionConfig.of(4, 2, DinoBlockConfig.of(8, 2)));
        var head = new DinoHead(8, 4, 4, 6);
        var treatments = new RatesConfig(0.5, 0.2, 7).treatments(encoder, List.of(head));
        var rates = encoder.layers().stream()
                .map(layer -> of(treatments, layer.getLast()).rate())
                .toList();
        assertThat(rates).as("tokens, two blocks, norms").containsExactly(0.125, 0.25, 0.5, 1.0);
        assertThat(of(treatments, encoder.patchEmbedding().getFirst()).rate()).isCloseTo(0.025, within(1e-15));
        assertThat(of(treatments, head.prototypes().getFirst()).stillFor()).isEqualTo(7);
        assertThat(encoder.layers().stream().mapToInt(List::size).sum())
                .isEqualTo(encoder.parameters().size());
    }

    private static Treatment of(Map<Parameter, Treatment> treatments, Parameter parameter) {
        return treatments.getOrDefault(parameter, Treatment.USUAL);
    }
}
