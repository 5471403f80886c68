package dev.dinoscope.engine.loss.self;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.dinoscope.engine.loss.GramLoss;
import dev.dinoscope.engine.torch.Libtorch;
import dev.dinoscope.engine.torch.OnEngine;
import dev.dinoscope.engine.torch.handle.TracedFunction;
import dev.dinoscope.engine.trace.DType;
import dev.dinoscope.engine.trace.Input;
import dev.dinoscope.engine.trace.Inputs;
import dev.dinoscope.engine.trace.Module;
import dev.dinoscope.engine.trace.Outputs;
import dev.dinoscope.engine.trace.Precision;
import dev.dinoscope.engine.trace.Tensor;
import dev.dinoscope.engine.trace.ops.Constants;
import dev.dinoscope.engine.trace.ops.Products;
import dev.dinoscope.engine.trace.ops.Reductions;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/// U23–U26, U28 and U43 of docs/methods.md: what the losses of self-distillation are, whatever the numbers.
@OnEngine
class DinoPropertiesTest {
    private static final double STEP = 1e-6;

    private final Libtorch libtorch;
    private final Random random = new Random(11);

    DinoPropertiesTest(Libtorch libtorch) {
        this.libtorch = libtorch;
    }

    private TracedFunction trace(Precision precision, Function<Inputs, Outputs> body, long... dims) {
        DType type = precision.storage();
        List<Input> inputs = List.of(Input.of("x", type, dims), Input.of("y", type, dims));
        return new TracedFunction(libtorch, new Module() {}, precision, inputs, body);
    }

    private TracedFunction.Values at(Function<Inputs, Outputs> body, double[] x, double[] y, long... dims) {
        try (TracedFunction function = trace(Precision.F64, body, dims)) {
            return function.at(Map.of("x", x, "y", y));
        }
    }

    private double[] numbers(int count) {
        return TracedFunction.numbers(random, count, 1);
    }

    @Test
    void aStudentThatAgreesWithItsTeacherPaysTheEntropy() {
        double[] logits = numbers(2 * 3 * 5);
        TracedFunction.Values values = at(
                in -> {
                    Tensor teacher = Reductions.softmax(in.get("x").over(0.1), 2);
                    Tensor entropy = Reductions.sum(teacher.times(teacher.log()).negate(), 2)
                            .flatten(0, 1);
                    return Outputs.of("loss", DinoLoss.of(in.get("x"), teacher.slice(0, 0, 1), 0.1, false))
                            .and("patches", patches(in.get("x"), teacher))
                            .and("entropy", Reductions.mean(entropy));
                },
                sameCrops(logits),
                logits,
                2,
                3,
                5);
        assertThat(values.number("loss")).isCloseTo(values.number("entropy"), within(1e-12));
        assertThat(values.number("patches")).isCloseTo(values.number("entropy"), within(1e-12));
    }

    /// Both crops the same.
    private static double[] sameCrops(double[] logits) {
        double[] same = logits.clone();
        System.arraycopy(same, 0, same, same.length / 2, same.length / 2);
        return same;
    }

    private static Tensor patches(Tensor logits, Tensor teacher) {
        Tensor weight = Constants.full(1, logits.dim(0) * logits.dim(1));
        return IbotLoss.of(logits.flatten(0, 1), teacher.flatten(0, 1), weight, 0.1, logits.dim(0) * logits.dim(1));
    }

    @Test
    void sinkhornBalancesPrototypesEvenWhereExponentialsOverflow() {
        double[] logits = numbers(8 * 4);
        double[] large = Arrays.stream(logits).map(x -> x * 3 + 20).toArray();
        try (TracedFunction function = trace(
                Precision.F32,
                in -> Outputs.of("loss", Reductions.sum(in.get("y")))
                        .and("few", SinkhornKnopp.of(in.get("x"), Constants.full(0.04), 3))
                        .and("many", SinkhornKnopp.of(in.get("x"), Constants.full(2), 100)),
                8,
                4)) {
            TracedFunction.Values values = function.at(Map.of("x", large, "y", logits));
            for (double[] probabilities : List.of(values.get("few"), values.get("many"))) {
                for (int row = 0; row < 8; row++) {
                    double sum =
                            Arrays.stream(probabilities, 4 * row, 4 * row + 4).sum();
                    assertThat(sum).isCloseTo(1, within(1e-5));
                }
            }
            double[] many = values.get("many");
            for (int prototype = 0; prototype < 4; prototype++) {
                double mass = 0;
                for (int row = 0; row < 8; row++) {
                    mass += many[4 * row + prototype];
                }
                assertThat(mass).as("B/K").isCloseTo(2, within(1e-3));
            }
        }
    }

    /// Everyone uniform: each counted pair costs ln K, so a wrong count shows.
    @Test
    void pairsOfTheSameCropDoNotCount() {
        TracedFunction.Values values = at(
                in -> {
                    Tensor uniform = in.get("y").plus(0.2);
                    return Outputs.of("loss", DinoLoss.of(in.get("x"), uniform, 0.1, true))
                            .and("all", DinoLoss.of(in.get("x"), uniform, 0.1, false))
                            .and("single", DinoLoss.of(in.get("x"), uniform.slice(0, 0, 1), 0.1, true));
                },
                new double[3 * 2 * 5],
                new double[3 * 2 * 5],
                3,
                2,
                5);
        assertThat(List.of(values.number("loss"), values.number("all"), values.number("single")))
                .allSatisfy(loss -> assertThat(loss).isCloseTo(Math.log(5), within(1e-12)));
    }

    @Test
    void gramSeesNeitherRotationNorScale() {
        double[] x = numbers(2 * 4 * 2);
        double angle = 0.7;
        TracedFunction.Values values = at(
                in -> {
                    Tensor turned =
                            Products.matmulFull(in.get("x"), rotation(angle)).times(3);
                    GramLoss loss = GramLoss.standard();
                    return Outputs.of("loss", loss.of(in.get("x"), in.get("y")))
                            .and("turned", loss.of(turned, in.get("y")))
                            .and("equal", loss.of(turned, in.get("x")));
                },
                x,
                numbers(x.length),
                2,
                4,
                2);
        assertThat(values.number("loss")).isGreaterThan(0.01);
        assertThat(values.number("turned")).isCloseTo(values.number("loss"), within(1e-12));
        assertThat(values.number("equal")).isCloseTo(0, within(1e-24));
        assertThat(values.all()).doesNotContainKey("gradient.y");
    }

    private static Tensor rotation(double angle) {
        Tensor cos = Constants.full(Math.cos(angle), 1);
        Tensor sin = Constants.full(Math.sin(angle), 1);
        return Tensor.stack(0, Tensor.concatenate(0, cos, sin.negate()), Tensor.concatenate(0, sin, cos));
    }

    @Test
    void groupsSeeOnlyTheirOwnRows() {
        TracedFunction.Values values = at(
                in -> Outputs.of("loss", KoLeo.of(in.get("x"), 4))
                        .and("first", KoLeo.of(in.get("x").slice(0, 0, 4)))
                        .and("second", KoLeo.of(in.get("x").slice(0, 4, 8))),
                numbers(8 * 3),
                new double[8 * 3],
                8,
                3);
        assertThat(values.number("loss"))
                .isCloseTo((values.number("first") + values.number("second")) / 2, within(1e-12));
    }

    @Test
    void gradientsAgreeWithFiniteDifferences() {
        Map<String, Function<Inputs, Tensor>> losses = new LinkedHashMap<>();
        losses.put("global", in -> DinoLoss.of(in.get("x"), Reductions.softmax(in.get("y"), 2), 0.5, true));
        losses.put("local", in -> DinoLoss.of(in.get("x"), Reductions.softmax(in.get("y"), 2), 0.5, false));
        losses.put("patches", in -> patches(in.get("x"), Reductions.softmax(in.get("y"), 2)));
        losses.put("koleo", in -> KoLeo.of(in.get("x").flatten(0, 1), 3));
        for (GramLoss.Negatives negatives : GramLoss.Negatives.values()) {
            losses.put("gram " + negatives, in -> new GramLoss(negatives, false).of(in.get("x"), in.get("y")));
        }
        losses.forEach(this::checkGradient);
    }

    private void checkGradient(String name, Function<Inputs, Tensor> loss) {
        double[] x = numbers(2 * 3 * 4);
        double[] y = numbers(x.length);
        try (TracedFunction function = trace(Precision.F64, in -> Outputs.of("loss", loss.apply(in)), 2, 3, 4)) {
            TracedFunction.Values values = function.at(Map.of("x", x, "y", y));
            assertThat(values.all()).as(name).doesNotContainKey("gradient.y");
            for (int i = 0; i < x.length; i++) {
                double up = function.at(Map.of("x", moved(x, i, STEP), "y", y)).number("loss");
                double down =
                        function.at(Map.of("x", moved(x, i, -STEP), "y", y)).number("loss");
                assertThat(values.get("gradient.x")[i])
                        .as(name + " at " + i)
                        .isCloseTo((up - down) / (2 * STEP), within(1e-6));
            }
        }
    }

    private static double[] moved(double[] values, int index, double by) {
        double[] moved = values.clone();
        moved[index] += by;
        return moved;
    }
}
