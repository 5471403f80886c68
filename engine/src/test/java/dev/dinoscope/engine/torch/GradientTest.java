package dev.dinoscope.engine.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.dinoscope.engine.loss.rank.ListMle;
import dev.dinoscope.engine.loss.rank.PlackettLuceMode;
import dev.dinoscope.engine.torch.handle.NativeList;
import dev.dinoscope.engine.torch.handle.Scope;
import dev.dinoscope.engine.trace.DType;
import dev.dinoscope.engine.trace.Device;
import dev.dinoscope.engine.trace.Input;
import dev.dinoscope.engine.trace.Outputs;
import dev.dinoscope.engine.trace.Precision;
import dev.dinoscope.engine.trace.Tensor;
import dev.dinoscope.engine.trace.ops.Constants;
import dev.dinoscope.engine.trace.ops.Losses;
import dev.dinoscope.engine.trace.ops.Normalisation;
import dev.dinoscope.engine.trace.ops.Ordering;
import dev.dinoscope.engine.trace.ops.Pooling;
import dev.dinoscope.engine.trace.ops.Products;
import dev.dinoscope.engine.trace.ops.Reductions;
import dev.dinoscope.engine.trace.ops.Resizing;
import dev.dinoscope.engine.trace.ops.Trigonometry;
import dev.dinoscope.engine.trace.program.ProgramBuilder;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/// Every operation's gradient against finite differences, in float64.
@OnEngine
class GradientTest {
    private static final double STEP = 1e-6;
    private static final int SIZE = 12;

    private final Libtorch libtorch;

    GradientTest(Libtorch libtorch) {
        this.libtorch = libtorch;
    }

    /// Functions of a tensor of shape `[3, 4]`.
    private static Map<String, UnaryOperator<Tensor>> operations() {
        Map<String, UnaryOperator<Tensor>> f = new TreeMap<>();
        f.put("exp, log", x -> x.exp().plus(1).log());
        f.put("tanh, sigmoid, square", x -> x.tanh().times(x.sigmoid()).plus(x.square()));
        f.put("gelu", Tensor::gelu);
        f.put("quick gelu", Tensor::quickGelu);
        f.put("abs, clamp", x -> x.abs().clamp(0.1, 0.9));
        f.put(
                "maximum, over",
                x -> x.maximum(x.negate().times(0.5)).over(x.square().plus(1)));
        f.put("matmul", x -> Products.matmul(x, x.transpose(0, 1)));
        f.put(
                "convolution",
                x -> Products.conv2d(
                        x.reshape(1, 1, 3, 4), x.slice(0, 0, 2).slice(1, 0, 2).reshape(1, 1, 2, 2), null, 1, 1));
        f.put("attention", x -> Products.attention(x.unsqueeze(0), x.exp().unsqueeze(0), x.unsqueeze(0), true));
        f.put(
                "roll, circular",
                x -> Ordering.roll(x, 1, 1).times(Trigonometry.cos(x)).plus(Trigonometry.sin(x)));
        f.put(
                "add rows",
                x -> Ordering.addRows(x, Constants.range(1, 3), x.slice(0, 0, 2).exp()));
        f.put("unit rows", Normalisation::unit);
        f.put("layer norm", x -> Normalisation.layerNorm(x, x.select(0, 0), x.select(0, 1), 1e-5));
        f.put("group norm", x -> Normalisation.groupNorm(x.reshape(1, 4, 3), 2, x.select(0, 0), x.select(0, 1), 1e-5));
        f.put(
                "batch norm",
                x -> Normalisation.batchNorm(x, x.select(0, 0), x.select(0, 1), 1e-5)
                        .square());
        f.put("softmax", x -> Reductions.softmax(x, 1).times(x));
        f.put("log-softmax", x -> Reductions.logSoftmax(x, 0).times(x));
        f.put("log-sum-exp", x -> Reductions.logSumExp(x, 1));
        f.put("cumulative", x -> Reductions.logCumulativeSumExp(x, 1).plus(Reductions.cumulativeSum(x, 0)));
        f.put("max, min", x -> Reductions.max(x, 1).minus(Reductions.min(x, 1)));
        f.put(
                "views",
                x -> x.permute(1, 0)
                        .flatten(0, 1)
                        .reshape(2, 6)
                        .slice(1, 1, 4)
                        .unsqueeze(0)
                        .squeeze(0));
        f.put(
                "unbind, stack",
                x -> Tensor.stack(1, x.unbind(0).toArray(Tensor[]::new)).square());
        f.put(
                "concatenate, expand",
                x -> Tensor.concatenate(0, x, x.slice(0, 0, 1).expand(2, 4).exp()));
        f.put(
                "sort, flip",
                x -> Ordering.flip(Ordering.sort(x, 1, true).values(), 1).times(x));
        f.put(
                "gather",
                x -> Ordering.gather(x, 1, Ordering.sort(x.detach(), 1, false).indices())
                        .times(x));
        f.put("where, masked", x -> x.where(x.greaterThan(0), x.square()).masked(x.lessThan(-1), 0.5));
        f.put("adaptive pooling", x -> Pooling.adaptiveAverage(x.reshape(1, 1, 3, 4), 2, 3));
        f.put("nearest resizing", x -> Resizing.nearest(x.reshape(1, 2, 2, 3), 5, 4));
        f.put("bicubic resizing", x -> Resizing.bicubic(x.reshape(1, 1, 3, 4), 2, 5));
        f.put("smooth L1", x -> Losses.smoothL1(x.times(2), x.square()));
        f.put("list likelihood", x -> ListMle.of(x, x.square(), PlackettLuceMode.EXACT));
        f.put("released list likelihood", x -> ListMle.of(x.times(30), x.square(), PlackettLuceMode.REPO_EPS));
        return f;
    }

    @Test
    void agreesWithFiniteDifferences() {
        double[] x = new Random(3).doubles(SIZE, -1.5, 1.5).toArray();
        operations().forEach((name, f) -> {
            ProgramBuilder builder = ProgramBuilder.withoutModel(Precision.F64, Device.CPU);
            builder.gradients(
                    "f",
                    List.of(Input.of("x", DType.F64, 3, 4)),
                    in -> Outputs.of("loss", scalar(f.apply(in.get("x")))));
            try (Scope scope = libtorch.scope(name)) {
                TorchProgram program = libtorch.load(scope, builder.build());
                double[] gradient = value(program, x, "gradient.x");
                for (int i = 0; i < SIZE; i++) {
                    double[] up = x.clone();
                    double[] down = x.clone();
                    up[i] += STEP;
                    down[i] -= STEP;
                    double slope = (value(program, up, "loss")[0] - value(program, down, "loss")[0]) / (2 * STEP);
                    assertThat(gradient[i])
                            .as(name + " at " + i)
                            .isCloseTo(slope, within(1e-6 * (1 + Math.abs(slope))));
                }
            }
        });
    }

    /// A sum in which every element counts differently.
    private static Tensor scalar(Tensor y) {
        Tensor flat = y.reshape(-1);
        return Reductions.sum(Reductions.cumulativeSum(flat.times(0.3), 0).plus(flat));
    }

    private double[] value(TorchProgram program, double[] x, String output) {
        try (Scope scope = libtorch.scope("value")) {
            NamedTensors inputs = program.inputs(scope, "f");
            libtorch.memory().writeRounded(inputs.get("x"), x);
            NativeList none = program.allocate(scope);
            return libtorch.memory()
                    .doubles(program.call(scope, "f", none, inputs).get(output));
        }
    }
}
