package dev.dinoscope.engine.trace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dinoscope.engine.trace.ops.Losses;
import dev.dinoscope.engine.trace.ops.Normalisation;
import dev.dinoscope.engine.trace.ops.Ordering;
import dev.dinoscope.engine.trace.ops.Randomness;
import dev.dinoscope.engine.trace.ops.Reductions;
import dev.dinoscope.engine.trace.program.ProgramBuilder;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OpTest {
    private static final int ROWS = 4;
    private static final int WIDTH = 8;
    private static final long BYTES = 4 * ROWS * WIDTH;

    /// A trained value `w` of the shape of the input.
    private static final class Net extends Module {
        private final Parameter w = parameter("w", Initialiser.normal(1), ROWS, WIDTH);
        private final Parameter scale = parameter("scale", Initialiser.constant(1), WIDTH);
    }

    /// What waits for the backward pass of the sum of what a body makes of the weight, of itself a sum with the
    /// input and so no value that is there anyway.
    private static long kept(Function<Tensor, Tensor> body) {
        return kept((x, other) -> body.apply(x), new Net());
    }

    private interface Body {
        Tensor of(Tensor x, Tensor input);
    }

    private static long kept(Body body, Net net) {
        return new ProgramBuilder(net, Precision.F32, Device.CPU)
                .trainingLoss(
                        "loss",
                        List.of(Input.of("x", DType.F32, ROWS, WIDTH)),
                        in -> Outputs.of(
                                "loss",
                                Reductions.sum(body.of(
                                        in.get("x").plus(net.w).plus(1),
                                        in.get("x").plus(1)))))
                .cost()
                .keptBytes();
    }

    private static List<Op> those(Predicate<Op> are) {
        return Arrays.stream(Op.values()).filter(are).toList();
    }

    @ParameterizedTest
    @EnumSource
    void isComplete(Op op) {
        assertThat(op.function()).matches("torch\\.[a-z0-9_]+");
        assertThat(those(o -> o.function().equals(op.function()))).containsExactly(op);
        assertThat(op.saved()).isNotNull();
        assertThat(op.flops()).isNotNull();
        if (op.isView()) {
            assertThat(op.saved()).as("a view saves nothing").isEqualTo(Saved.NOTHING);
            assertThat(op.flops()).as("a view computes nothing").isEqualTo(Flops.NONE);
        }
    }

    @Test
    void detachingAloneStopsGradientsAndThreeDraw() {
        assertThat(those(Op::stopsGradients)).containsExactly(Op.DETACH);
        assertThat(those(Op::isRandom)).containsExactly(Op.RAND, Op.RANDPERM, Op.DROPOUT);
        assertThat(those(Op::returnsList)).containsExactly(Op.UNBIND);
        assertThat(those(op -> op.flops() != Flops.NONE))
                .containsExactly(Op.MATMUL, Op.LINEAR, Op.CONV2D, Op.ATTENTION);
    }

    @Test
    void sumsAndViewsSaveNothing() {
        assertThat(kept(x -> x.plus(1).negate().minus(x))).isZero();
        assertThat(kept(x -> x.reshape(WIDTH, ROWS).transpose(0, 1))).isZero();
    }

    @Test
    void operandsOrResultsAreSaved() {
        assertThat(kept(Tensor::gelu)).as("the operand").isEqualTo(BYTES);
        assertThat(kept(Tensor::tanh)).as("the result").isEqualTo(BYTES);
        assertThat(kept(x -> x.maximum(x.plus(1)))).as("both and the result").isEqualTo(3 * BYTES);
    }

    @Test
    void aFactorIsSavedForTheGradientOfTheOther() {
        var net = new Net();
        assertThat(kept((x, input) -> x.times(2), net)).isZero();
        assertThat(kept((x, input) -> x.times(input), net)).isEqualTo(BYTES);
        assertThat(kept((x, input) -> x.times(x.plus(1)), net)).isEqualTo(2 * BYTES);
        assertThat(kept((x, input) -> x.over(2), net)).isZero();
        assertThat(kept((x, input) -> x.over(input), net)).isEqualTo(2 * BYTES);
    }

    @Test
    void indicesAreSavedInPlaceOfValues() {
        var net = new Net();
        long indices = 2 * BYTES;
        assertThat(kept((x, input) -> Ordering.sort(x, 1, false).values(), net)).isEqualTo(indices);
        assertThat(kept(
                        (x, input) -> Ordering.gather(
                                x, 1, Ordering.sort(input, 1, false).indices()),
                        net))
                .isEqualTo(indices);
        assertThat(kept((x, input) -> x.masked(input.greaterThan(0), 0), net)).isEqualTo(BYTES / 4);
    }

    @Test
    void buffersAreSavedThatAreNoValues() {
        var net = new Net();
        assertThat(kept(x -> Randomness.dropout(x, 0.1))).as("mask").isEqualTo(BYTES);
        assertThat(kept((x, input) -> Normalisation.layerNorm(x, net.scale, net.scale, 1e-5), net))
                .as("operand, mean and deviation of each row")
                .isEqualTo(BYTES + 2 * 4 * ROWS);
        assertThat(kept((x, input) -> Losses.crossEntropy(x, Reductions.argmax(input, 1)), net))
                .as("logits and their log-probabilities")
                .isEqualTo(2 * BYTES);
    }
}
