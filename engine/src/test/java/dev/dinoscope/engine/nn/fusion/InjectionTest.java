package dev.dinoscope.engine.nn.fusion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.dinoscope.engine.loss.InfoNce;
import dev.dinoscope.engine.torch.Libtorch;
import dev.dinoscope.engine.torch.OnEngine;
import dev.dinoscope.engine.torch.handle.TracedFunction;
import dev.dinoscope.engine.torch.handle.TracedFunction.Values;
import dev.dinoscope.engine.trace.DType;
import dev.dinoscope.engine.trace.Input;
import dev.dinoscope.engine.trace.Inputs;
import dev.dinoscope.engine.trace.Module;
import dev.dinoscope.engine.trace.Outputs;
import dev.dinoscope.engine.trace.Precision;
import dev.dinoscope.engine.trace.Tensor;
import dev.dinoscope.engine.trace.ops.Constants;
import dev.dinoscope.engine.trace.ops.Normalisation;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What docs/methods.md promises of the gated injection, for every gate: P-id, P-1st, P-proj, P-close.
@OnEngine
class InjectionTest {
    private static final int BATCH = 5;
    private static final int GRID = 3;
    private static final int WIDTH = 8;
    private static final int EMBED = 6;
    private static final double STEP = 1e-6;

    private final Libtorch libtorch;
    private final Map<String, double[]> all = numbers();
    private final Values numbers = new Values(all);

    InjectionTest(Libtorch libtorch) {
        this.libtorch = libtorch;
    }

    /// A fusion module with all its parts.
    private static final class Fusion extends Module {
        private final ResidualField field = child(
                "field",
                new ResidualField(new ResidualField.Config(WIDTH, List.of(1, 2, 4), 4, 7, 2, 2, true), GRID, EMBED));
        private final ConflictGate gate;
        private final TangentInjection injection = child("injection", new TangentInjection(0));
        private final GateMode mode;

        Fusion(GateMode mode) {
            this.mode = mode;
            gate = child("gate", new ConflictGate(new ConflictGate.Config(mode, 4, 0, 16), EMBED));
        }

        TangentInjection.Injected inject(Inputs in) {
            Tensor trunk = in.get("trunk");
            Tensor residual = field.apply(in.get("tokens"));
            Tensor directions = mode == GateMode.PROJECT ? in.get("directions") : null;
            return injection.apply(trunk, residual, gate.apply(trunk, residual).share(), directions);
        }

        Outputs loss(Inputs in) {
            TangentInjection.Injected injected = inject(in);
            Tensor texts = in.get("texts");
            Tensor total = contrast(injected.embedding(), texts);
            return Outputs.of("loss", total)
                    .and("embedding", injected.embedding())
                    .and("tangent", injected.tangent())
                    .and("unit", Normalisation.unit(injected.embedding()))
                    .and("first_order", TangentInjection.firstOrder(injected.tangent(), Normalisation.unit(texts)));
        }
    }

    private static Tensor contrast(Tensor images, Tensor texts) {
        return InfoNce.of(images, texts, Constants.full(2)).total();
    }

    private static List<Input> inputs(DType type) {
        return List.of(
                Input.of("trunk", type, BATCH, EMBED),
                Input.of("tokens", type, BATCH, GRID * GRID, WIDTH),
                Input.of("texts", type, BATCH, EMBED),
                Input.of("directions", type, 2, EMBED));
    }

    private static Map<String, double[]> numbers() {
        var random = new Random(7);
        return Map.of(
                "trunk", TracedFunction.numbers(random, BATCH * EMBED, 2),
                "tokens", TracedFunction.numbers(random, BATCH * GRID * GRID * WIDTH, 1),
                "texts", TracedFunction.numbers(random, BATCH * EMBED, 1),
                "directions", TracedFunction.numbers(random, 2 * EMBED, 1));
    }

    private TracedFunction fusion(GateMode mode, Precision precision, double alpha) {
        var fusion = new Fusion(mode);
        return new TracedFunction(libtorch, fusion, precision, inputs(precision.storage()), fusion::loss)
                .randomise(11)
                .set("injection.alpha", alpha);
    }

    /// The same loss without any fusion.
    private Values plain(Precision precision) {
        try (var plain = new TracedFunction(
                libtorch,
                new Module() {},
                precision,
                inputs(precision.storage()),
                in -> Outputs.of("loss", contrast(in.get("trunk"), in.get("texts")))
                        .and("unit", Normalisation.unit(in.get("trunk"))))) {
            return plain.at(all);
        }
    }

    @ParameterizedTest
    @EnumSource(GateMode.class)
    void atAlphaZeroNothingButAlphaHasAGradientAndTheEmbeddingIsTheTrunkBitForBit(GateMode mode) {
        try (var fusion = fusion(mode, Precision.F32, 0)) {
            var values = fusion.at(all);
            var plain = plain(Precision.F32);
            assertThat(values.get("unit")).containsExactly(plain.get("unit"));
            assertThat(values.get("loss")).containsExactly(plain.get("loss"));
            assertThat(values.get("gradient.trunk")).containsExactly(plain.get("gradient.trunk"));
            assertThat(fusion.parameters())
                    .filteredOn(p -> !p.equals("injection.alpha"))
                    .isNotEmpty()
                    .allSatisfy(p -> assertThat(values.get("gradient." + p)).containsOnly(0));
            assertThat(values.number("gradient.injection.alpha")).isNotZero();
        }
    }

    @Test
    void theGradientOfAlphaIsTheLosssAlongTheTangent() {
        try (var fusion = fusion(GateMode.CONFLICT, Precision.F64, 0)) {
            var values = fusion.at(all);
            var tangent = values.get("tangent");
            var along = 0.0;
            for (var i = 0; i < BATCH; i++) {
                var length = norm(row(numbers.get("trunk"), i));
                along += length * dot(row(values.get("gradient.trunk"), i), row(tangent, i));
            }
            assertThat(values.number("gradient.injection.alpha")).isCloseTo(along, within(1e-12));
        }
    }

    @ParameterizedTest
    @EnumSource(GateMode.class)
    void toFirstOrderTheCosineChangesByTheTangentsAndTheLengthNotAtAll(GateMode mode) {
        try (var fusion = fusion(mode, Precision.F64, 0)) {
            var there = fusion.at(all);
            var up = fusion.set("injection.alpha", STEP).at(all);
            var down = fusion.set("injection.alpha", -STEP).at(all);
            for (var i = 0; i < BATCH; i++) {
                var text = unit(row(numbers.get("texts"), i));
                var slope = (dot(row(up.get("unit"), i), text) - dot(row(down.get("unit"), i), text)) / (2 * STEP);
                assertThat(slope).isCloseTo(there.get("first_order")[i], within(1e-7));
                var length = norm(row(numbers.get("trunk"), i));
                var tangent = norm(row(there.get("tangent"), i));
                assertThat(norm(row(up.get("embedding"), i)) / length - 1)
                        .isCloseTo(STEP * STEP * tangent * tangent / 2, within(1e-14));
            }
        }
    }

    @Test
    void aProjectedTangentIsOrthogonalToTheTrunkAndToEveryDirectionAtOnce() {
        try (var fusion = fusion(GateMode.PROJECT, Precision.F64, 0)) {
            var tangent = fusion.at(all).get("tangent");
            var up = fusion.set("injection.alpha", STEP).at(all).get("unit");
            var down = fusion.set("injection.alpha", -STEP).at(all).get("unit");
            for (var i = 0; i < BATCH; i++) {
                assertThat(norm(row(tangent, i))).isGreaterThan(1e-4);
                assertThat(dot(row(tangent, i), unit(row(numbers.get("trunk"), i))))
                        .isCloseTo(0, within(1e-13));
                for (var k = 0; k < 2; k++) {
                    var direction = unit(row(numbers.get("directions"), k));
                    assertThat(dot(row(tangent, i), direction)).isCloseTo(0, within(1e-13));
                    var slope = (dot(row(up, i), direction) - dot(row(down, i), direction)) / (2 * STEP);
                    assertThat(slope).isCloseTo(0, within(1e-8));
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(value = GateMode.class, mode = EnumSource.Mode.EXCLUDE, names = "OFF")
    void aClosedGateIsNoFusionAtAll(GateMode mode) {
        try (var fusion = fusion(mode, Precision.F32, 0.7).set("gate.bias", -1e4)) {
            var values = fusion.at(all);
            var plain = plain(Precision.F32);
            assertThat(values.get("loss")).containsExactly(plain.get("loss"));
            assertThat(values.get("gradient.trunk")).containsExactly(plain.get("gradient.trunk"));
            assertThat(values.get("gradient.injection.alpha")).containsOnly(0);
        }
    }

    @Test
    void aGateThatPredictsNothingIsOneNumber() {
        try (var off = fusion(GateMode.OFF, Precision.F64, 0.3);
                var open = fusion(GateMode.STATIC, Precision.F64, 0.3).set("gate.bias", 1e4)) {
            assertThat(off.parameters()).noneMatch(p -> p.startsWith("gate"));
            assertThat(open.parameters()).containsOnlyOnce("gate.bias");
        }
    }

    private static double[] row(double[] values, int index) {
        return Arrays.copyOfRange(values, index * EMBED, (index + 1) * EMBED);
    }

    private static double dot(double[] a, double[] b) {
        return IntStream.range(0, a.length).mapToDouble(i -> a[i] * b[i]).sum();
    }

    private static double norm(double[] a) {
        return Math.sqrt(dot(a, a));
    }

    private static double[] unit(double[] a) {
        var norm = norm(a);
        return Arrays.stream(a).map(x -> x / norm).toArray();
    }
}
