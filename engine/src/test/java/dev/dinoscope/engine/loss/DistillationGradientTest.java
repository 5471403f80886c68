package dev.dinoscope.engine.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.dinoscope.engine.torch.Libtorch;
import dev.dinoscope.engine.torch.OnEngine;
import dev.dinoscope.engine.torch.handle.TracedFunction;
import dev.dinoscope.engine.trace.DType;
import dev.dinoscope.engine.trace.Input;
import dev.dinoscope.engine.trace.Module;
import dev.dinoscope.engine.trace.Outputs;
import dev.dinoscope.engine.trace.Precision;
import dev.dinoscope.engine.trace.Tensor;
import dev.dinoscope.engine.trace.ops.Reductions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.BinaryOperator;
import org.junit.jupiter.api.Test;

/// U43 of docs/methods.md for what DINORANKCLIP adds, and that no gradient reaches a target.
@OnEngine
class DistillationGradientTest {
    private static final double STEP = 1e-6;
    private static final int SIZE = 2 * 3 * 4;

    private final Libtorch libtorch;

    DistillationGradientTest(Libtorch libtorch) {
        this.libtorch = libtorch;
    }

    /// Losses of a student and a teacher, both of shape [2, 3, 4].
    private static Map<String, BinaryOperator<Tensor>> losses() {
        Map<String, BinaryOperator<Tensor>> losses = new LinkedHashMap<>();
        losses.put("patches", Distillation::patches);
        losses.put("patch relations", Distillation::patchRelations);
        losses.put("captions", (s, t) -> Distillation.captions(s.flatten(0, 1), t.flatten(0, 1)));
        losses.put("caption relations", (s, t) -> Distillation.captionRelations(s.flatten(0, 1), t.flatten(0, 1)));
        losses.put("gate", (s, t) -> GateLoss.of(s.flatten(1, 2), t.flatten(1, 2)));
        return losses;
    }

    @Test
    void gradientsAgreeWithFiniteDifferencesAndTheTargetHasNone() {
        var inputs = List.of(Input.of("student", DType.F64, 2, 3, 4), Input.of("teacher", DType.F64, 2, 3, 4));
        var random = new Random(4);
        var student = TracedFunction.numbers(random, SIZE, 1);
        var teacher = TracedFunction.numbers(random, SIZE, 1);
        losses().forEach((name, loss) -> {
            try (var function = new TracedFunction(
                    libtorch,
                    new Module() {},
                    Precision.F64,
                    inputs,
                    in -> Outputs.of("loss", Reductions.mean(loss.apply(in.get("student"), in.get("teacher")))))) {
                var there = function.at(Map.of("student", student, "teacher", teacher));
                assertThat(there.all()).as(name).doesNotContainKey("gradient.teacher");
                for (var i = 0; i < SIZE; i++) {
                    var up = value(function, moved(student, i, STEP), teacher);
                    var down = value(function, moved(student, i, -STEP), teacher);
                    assertThat(there.get("gradient.student")[i])
                            .as(name + " at " + i)
                            .isCloseTo((up - down) / (2 * STEP), within(1e-6));
                }
            }
        });
    }

    private static double value(TracedFunction function, double[] student, double[] teacher) {
        return function.at(Map.of("student", student, "teacher", teacher)).number("loss");
    }

    private static double[] moved(double[] values, int index, double by) {
        var moved = values.clone();
        moved[index] += by;
        return moved;
    }

    /// A residual that points where the caption does is in no conflict, whatever its length; one that points
    /// away is.
    @Test
    void conflictIsHowMuchBetterAPlaceAgreesThanTheWhole() {
        var inputs = List.of(
                Input.of("residual", DType.F64, 1, 2, 2),
                Input.of("trunk", DType.F64, 1, 2),
                Input.of("other", DType.F64, 1, 2),
                Input.of("predicted", DType.F64, 1, 2));
        try (var function = new TracedFunction(libtorch, new Module() {}, Precision.F64, inputs, in -> {
            var conflict = GateLoss.conflict(in.get("residual"), in.get("trunk"), in.get("other"));
            return Outputs.of("loss", Reductions.mean(GateLoss.of(in.get("predicted"), conflict)))
                    .and("conflict", conflict);
        })) {
            var values = function.at(Map.of(
                    "residual", new double[] {0, 5, 0, -3},
                    "trunk", new double[] {3, 0},
                    "other", new double[] {0, 2},
                    "predicted", new double[] {0.5, -3}));
            assertThat(values.get("conflict")).containsExactly(new double[] {1, -1}, within(1e-12));
            assertThat(values.number("loss")).isCloseTo((0.125 + 1.5) / 2, within(1e-12));
            assertThat(values.all()).doesNotContainKeys("gradient.residual", "gradient.trunk", "gradient.other");
        }
    }
}
