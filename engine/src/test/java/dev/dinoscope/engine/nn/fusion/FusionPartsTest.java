package dev.dinoscope.engine.nn.fusion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.dinoscope.engine.torch.Libtorch;
import dev.dinoscope.engine.torch.OnEngine;
import dev.dinoscope.engine.torch.handle.TracedFunction;
import dev.dinoscope.engine.trace.DType;
import dev.dinoscope.engine.trace.Input;
import dev.dinoscope.engine.trace.Layer;
import dev.dinoscope.engine.trace.Outputs;
import dev.dinoscope.engine.trace.Precision;
import dev.dinoscope.engine.trace.ShapeError;
import dev.dinoscope.engine.trace.Tensor;
import dev.dinoscope.engine.trace.ops.Reductions;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Parts of the fusion module alone: U31 and U32 of docs/methods.md, and every part left out in turn.
@OnEngine
class FusionPartsTest {
    private static final int WIDTH = 8;

    private final Libtorch libtorch;

    FusionPartsTest(Libtorch libtorch) {
        this.libtorch = libtorch;
    }

    private TracedFunction function(Layer layer, long... dims) {
        return new TracedFunction(libtorch, layer, Precision.F64, List.of(Input.of("x", DType.F64, dims)), in -> {
            Tensor y = layer.apply(in.get("x"));
            return Outputs.of("loss", Reductions.sum(y.square())).and("y", y);
        });
    }

    private static final class Attentions extends Layer {
        private final ChannelAttention channels = child("channels", new ChannelAttention(WIDTH, 16));
        private final SpatialAttention places = child("places", new SpatialAttention(7));

        @Override
        protected Tensor forward(Tensor x) {
            return places.apply(channels.apply(x));
        }
    }

    @Test
    void attentionWithoutWeightsHalvesTwice() {
        var x = TracedFunction.numbers(new Random(1), 2 * WIDTH * 9, 1);
        try (var function = function(new Attentions(), 2, WIDTH, 3, 3)) {
            assertThat(function.at(Map.of("x", x)).get("y"))
                    .containsExactly(Arrays.stream(x).map(v -> v / 4).toArray());
        }
    }

    @Test
    void thePyramidOfAConstantMapIsConstant() {
        var x = new double[2 * 5 * 5];
        Arrays.fill(x, 0.7);
        try (var function = function(new MultiScalePyramid(List.of(1, 2, 4)), 1, 2, 5, 5)) {
            var y = function.at(Map.of("x", x)).get("y");
            assertThat(y)
                    .hasSize(4 * x.length)
                    .usingComparatorWithPrecision(1e-15)
                    .containsOnly(0.7);
        }
    }

    @Test
    void everyPartOfTheFieldCanBeLeftOut() {
        var all = new ResidualField.Config(WIDTH, List.of(1, 2), 4, 3, 2, 2, false);
        var none = new ResidualField.Config(WIDTH, List.of(), 0, 0, 0, 2, false);
        assertThat(parts(all))
                .containsExactly("mix", "channel_attention", "spatial_attention", "refiner", "projection");
        assertThat(parts(none)).containsExactly("projection");
        assertThat(parts(new ResidualField.Config(WIDTH, List.of(), 4, 0, 0, 2, false)))
                .containsExactly("channel_attention", "projection");
    }

    private static List<String> parts(ResidualField.Config config) {
        return new ResidualField(config, 3, 6)
                .parameters().stream()
                        .map(p -> p.name().substring(0, p.name().indexOf('.')))
                        .distinct()
                        .toList();
    }

    @Test
    void imagesDoNotSeeEachOther() {
        var config = new ResidualField.Config(WIDTH, List.of(1, 2), 4, 3, 2, 2, false);
        var random = new Random(2);
        var one = TracedFunction.numbers(random, 9 * WIDTH, 1);
        var other = TracedFunction.numbers(random, 9 * WIDTH, 1);
        try (var function =
                function(new ResidualField(config, 3, 6), 2, 9, WIDTH).randomise(3)) {
            var alone = function.at(Map.of("x", joined(one, one))).get("y");
            var beside = function.at(Map.of("x", joined(one, other))).get("y");
            assertThat(Arrays.copyOf(beside, 9 * 6)).containsExactly(Arrays.copyOf(alone, 9 * 6), within(1e-12));
        }
    }

    private static double[] joined(double[] a, double[] b) {
        var both = Arrays.copyOf(a, a.length + b.length);
        System.arraycopy(b, 0, both, a.length, b.length);
        return both;
    }

    @Test
    void tokensThatAreNoGridAreRefused() {
        var config = new ResidualField.Config(WIDTH, List.of(), 0, 0, 0, 2, false);
        assertThatThrownBy(() -> function(new ResidualField(config, 3, 6), 2, 10, WIDTH))
                .isInstanceOf(ShapeError.class)
                .hasMessageContaining("no grid of 3×3");
    }
}
