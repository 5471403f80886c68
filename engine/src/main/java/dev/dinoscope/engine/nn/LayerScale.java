package dev.dinoscope.engine.nn;

import dev.dinoscope.engine.trace.Initialiser;
import dev.dinoscope.engine.trace.Layer;
import dev.dinoscope.engine.trace.Parameter;
import dev.dinoscope.engine.trace.Tensor;

/// A learned factor for every channel of a residual branch (Touvron et al. 2021), small at the start.
public final class LayerScale extends Layer {
    private final Parameter gamma;

    public LayerScale(int width, double start) {
        gamma = parameter("gamma", Initialiser.constant(start), width);
    }

    @Override
    protected Tensor forward(Tensor x) {
        return x.times(gamma);
    }
}
