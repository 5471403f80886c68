package dev.dinoscope.engine.nn;

import dev.dinoscope.engine.trace.Initialiser;
import dev.dinoscope.engine.trace.Layer;
import dev.dinoscope.engine.trace.Parameter;
import dev.dinoscope.engine.trace.Tensor;
import dev.dinoscope.engine.trace.ops.Normalisation;

/// Batch normalisation over the rows of the batch (Ioffe and Szegedy 2015), ε = 1e-5. It keeps no running
/// statistics: for heads that only training uses.
public final class BatchNorm extends Layer {
    private static final double EPSILON = 1e-5;

    private final Parameter weight;
    private final Parameter bias;

    public BatchNorm(int width) {
        weight = parameter("weight", Initialiser.constant(1), width);
        bias = parameter("bias", Initialiser.constant(0), width);
    }

    @Override
    protected Tensor forward(Tensor x) {
        return Normalisation.batchNorm(x, weight, bias, EPSILON);
    }
}
