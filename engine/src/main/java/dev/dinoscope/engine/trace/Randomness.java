package dev.dinoscope.engine.trace;

import java.util.Arrays;

/// Random operations. Outside a training step they do nothing; inside, the step's seed decides.
public final class Randomness {
    private Randomness() {}

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
