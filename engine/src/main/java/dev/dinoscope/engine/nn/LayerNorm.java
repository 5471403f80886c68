package dev.dinoscope.engine.nn;

import dev.dinoscope.engine.trace.Initialiser;
import dev.dinoscope.engine.trace.Layer;
import dev.dinoscope.engine.trace.Parameter;
import dev.dinoscope.engine.trace.Tensor;
import dev.dinoscope.engine.trace.ops.Normalisation;

/// Layer normalisation over the last axis (Ba et al. 2016), ε = 1e-5.
public final class LayerNorm extends Layer {
    private static final double EPSILON = 1e-5;

    private final Parameter weight;
    private final Parameter bias;

    public LayerNorm(int width) {
        weight = parameter("weight", Initialiser.constant(1), width);
        bias = parameter("bias", Initialiser.constant(0), width);
    }

    @Override
    protected Tensor forward(Tensor x) {
        return Normalisation.layerNorm(x, weight, bias, EPSILON);
    }
}
