package dev.dinoscope.engine.trace.ops;

import dev.dinoscope.engine.trace.DType;
import dev.dinoscope.engine.trace.Op;
import dev.dinoscope.engine.trace.Shape;
import dev.dinoscope.engine.trace.Tensor;
import dev.dinoscope.engine.trace.Trace;
import java.util.Arrays;

/// Random operations. Outside a training step they do nothing; inside, the step's seed decides.
public final class Randomness {
    private Randomness() {}

    /// Whether random operations act here: in a training step, outside frozen modules and copies of weights.
    public static boolean isActive() {
        return Trace.current().isTraining();
    }

    /// Uniform between the bounds, in the full type. Call it where [#isActive] holds.
    public static Tensor uniform(double low, double high, long... dims) {
        Trace trace = Trace.current();
        Shape shape = Shape.of(dims);
        DType type = trace.precision().storage();
        return trace.emit(Op.RAND, shape, type, shape, type, trace.device())
                .times(high - low)
                .plus(low);
    }

    /// The numbers from 0 to count−1 in random order; type I64. Call it where [#isActive] holds.
    public static Tensor permutation(long count) {
        Trace trace = Trace.current();
        return trace.emit(Op.RANDPERM, Shape.of(count), DType.I64, count, DType.I64, trace.device());
    }

    /// Zeroes elements with the given probability and scales the rest by `1/(1−probability)`.
    public static Tensor dropout(Tensor x, double probability) {
        if (probability == 0 || !Trace.current().isTraining()) {
            return x;
        }
        return Trace.current().emit(Op.DROPOUT, x.dtype(), x, probability, true);
    }

    /// Stochastic depth (Huang et al. 2016): drops whole samples, the first axis, with the given probability
    /// and scales the rest by `1/(1−probability)`.
    public static Tensor dropSamples(Tensor x, double probability) {
        if (probability == 0 || !Trace.current().isTraining()) {
            return x;
        }
        long[] dims = new long[x.rank()];
        Arrays.fill(dims, 1);
        dims[0] = x.dim(0);
        return x.times(dropout(Constants.full(1, dims), probability));
    }
}
