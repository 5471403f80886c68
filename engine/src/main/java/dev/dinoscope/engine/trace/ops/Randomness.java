package dev.dinoscope.engine.trace.ops;

import dev.dinoscope.engine.trace.DType;
import dev.dinoscope.engine.trace.Method;
import dev.dinoscope.engine.trace.Shape;
import dev.dinoscope.engine.trace.Tensor;
import java.util.Arrays;

/// Random operations. Outside a training step they do nothing; inside, the step's seed decides.
public final class Randomness {
    private Randomness() {}

    /// Whether random operations act here: in a training step, outside frozen modules and copies of weights.
    public static boolean isActive() {
        return Method.current().isTraining();
    }

    /// Uniform between the bounds, in the full type. Call it where [#isActive] holds.
    public static Tensor uniform(double low, double high, long... dims) {
        Method method = Method.current();
        Shape shape = Shape.of(dims);
        DType type = method.precision().storage();
        return method.emitRandom("torch.rand", shape, type, shape, "dtype=" + type.code(), method.deviceArgument())
                .times(high - low)
                .plus(low);
    }

    /// The numbers from 0 to count−1 in random order; type I64. Call it where [#isActive] holds.
    public static Tensor permutation(long count) {
        Method method = Method.current();
        return method.emitRandom(
                "torch.randperm",
                Shape.of(count),
                DType.I64,
                count,
                "dtype=" + DType.I64.code(),
                method.deviceArgument());
    }

    /// Zeroes elements with the given probability and scales the rest by `1/(1−probability)`.
    public static Tensor dropout(Tensor x, double probability) {
        if (probability == 0 || !x.method().isTraining()) {
            return x;
        }
        return x.method().emitRandom("torch.dropout", x.shape(), x.dtype(), x, probability, true);
    }

    /// Stochastic depth (Huang et al. 2016): drops whole samples, the first axis, with the given probability
    /// and scales the rest by `1/(1−probability)`.
    public static Tensor dropSamples(Tensor x, double probability) {
        if (probability == 0 || !x.method().isTraining()) {
            return x;
        }
        long[] dims = new long[x.rank()];
        Arrays.fill(dims, 1);
        dims[0] = x.dim(0);
        return x.times(dropout(Constants.full(1, dims), probability));
    }
}
