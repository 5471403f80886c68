package dev.dinoscope.engine.trace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dinoscope.engine.trace.ops.Products;
import dev.dinoscope.engine.trace.ops.Reductions;
import dev.dinoscope.engine.trace.program.ProgramBuilder;
import dev.dinoscope.engine.trace.program.RowChunks;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class MethodCostTest {
    /// Operations of the first product of [Net], and of the second.
    private static final long FIRST = 2 * 4 * 8 * 16;
    private static final long SECOND = 2 * 4 * 16 * 2;

    private static final class Net extends Module {
        private final Parameter first = parameter("first", Initialiser.normal(1), 16, 8);
        private final Parameter second = parameter("second", Initialiser.normal(1), 2, 16);

        Tensor hidden(Tensor x) {
            return Products.linear(x, first, null).relu();
        }

        Tensor apply(Tensor x) {
            return Products.linear(hidden(x), second, null);
        }
    }

    private static MethodCost cost(Function<Inputs, Tensor> body, Module model) {
        return new ProgramBuilder(model, Precision.F32, Device.CPU)
                .trainingLoss("loss", List.of(Input.of("x", DType.F32, 4, 8)), in -> Outputs.of("loss", body.apply(in)))
                .cost();
    }

    /// The input needs no gradient, so the first product has one going back, the second two.
    @Test
    void productsAreCountedForwardAndForEachGradientThatIsWanted() {
        var net = new Net();
        var cost = cost(in -> Reductions.sum(net.apply(in.get("x"))), net);
        assertThat(cost.forwardFlops()).isEqualTo(FIRST + SECOND);
        assertThat(cost.backwardFlops()).isEqualTo(FIRST + 2 * SECOND);
    }

    /// Only what ReLU gave must wait; the most is held when the gradients of the second weight, of ReLU's
    /// result and of its argument are there beside it.
    @Test
    void valuesComeAndGo() {
        var net = new Net();
        var cost = cost(in -> Reductions.sum(net.apply(in.get("x"))), net);
        assertThat(cost.keptBytes()).isEqualTo(4 * 16 * 4);
        assertThat(cost.peakBytes()).isEqualTo(3 * 4 * 16 * 4 + 2 * 16 * 4);
    }

    @Test
    void whatNoGradientPassesCostsNothingOnTheWayBack() {
        var net = new Net();
        var frozen = new Net();
        var model = new Module() {
            {
                child("net", net);
                frozenChild("teacher", frozen);
            }
        };
        var cost = cost(in -> Reductions.sum(net.apply(in.get("x")).minus(frozen.apply(in.get("x")))), model);
        assertThat(cost.forwardFlops()).isEqualTo(2 * (FIRST + SECOND));
        assertThat(cost.backwardFlops()).isEqualTo(FIRST + 2 * SECOND);
        assertThat(cost.keptBytes()).isEqualTo(4 * 16 * 4);
    }

    @Test
    void theEncoderWithoutAGraphHoldsOnlyWhatIsStillRead() {
        var net = new Net();
        var builder = new ProgramBuilder(net, Precision.F32, Device.CPU);
        var rows = builder.trainingRows(
                "rows", List.of(Input.of("x", DType.F32, 4, 8)), in -> Outputs.of("y", net.apply(in.get("x"))));
        assertThat(rows.valuesCost()).isEqualTo(new MethodCost(FIRST + SECOND, 0, 0, 2 * 4 * 16 * 4));
        assertThat(rows.graphCost().backwardFlops()).isEqualTo(FIRST + 2 * SECOND);
    }

    /// Attention: two products; going back they are four, and one to have the scores again.
    @Test
    void attentionAndConvolution() {
        var net = new Net();
        var cost = cost(
                in -> {
                    var tokens = net.hidden(in.get("x")).reshape(1, 2, 4, 8);
                    var picture = tokens.reshape(1, 2, 4, 8);
                    var kernel = net.second.tensor().reshape(1, 2, 4, 4);
                    var map = Products.conv2d(picture, kernel, null, 1, 0);
                    return Reductions.sum(Products.attention(tokens, tokens, tokens, false))
                            .plus(Reductions.sum(map));
                },
                net);
        long scores = 2 * 2 * 4 * 4 * 8;
        long convolution = 2 * (1 * 1 * 5) * (2 * 4 * 4);
        assertThat(cost.forwardFlops()).isEqualTo(FIRST + 2 * scores + convolution);
        assertThat(cost.backwardFlops()).isEqualTo(FIRST + 5 * scores + 2 * convolution);
    }

    @Test
    void aLoopOverChunksCostsAllOfThem() {
        var net = new Net();
        var cost = cost(
                in -> {
                    var rows = Outputs.of("h", net.hidden(in.get("x")));
                    var shared = Outputs.of("all", net.hidden(in.get("x")));
                    return RowChunks.sum("pairs", 3, shared, rows, chunk -> {
                                var similar = Products.matmulFull(
                                        chunk.get("h"), chunk.get("all").transpose(0, 1));
                                return Outputs.of("sum", Reductions.sum(similar.square()));
                            })
                            .get("sum");
                },
                net);
        long similarities = 2 * 4 * 4 * 16;
        assertThat(cost.forwardFlops()).isEqualTo(2 * FIRST + similarities);
        assertThat(cost.backwardFlops()).isEqualTo(2 * FIRST + 2 * similarities);
    }
}
