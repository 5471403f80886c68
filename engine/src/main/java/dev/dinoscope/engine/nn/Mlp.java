package dev.dinoscope.engine.nn;

import dev.dinoscope.engine.trace.Layer;
import dev.dinoscope.engine.trace.Tensor;

/// Two linear layers with a non-linearity between them.
public final class Mlp extends Layer {
    private final Activation activation;
    private final Linear up;
    private final Linear down;

    public Mlp(int width, int hidden, Activation activation, BlockInit init) {
        this.activation = activation;
        this.up = child("up", Linear.normal(width, hidden, init.hidden()));
        this.down = child("down", Linear.normal(hidden, width, init.output()));
    }

    @Override
    protected Tensor forward(Tensor x) {
        return down.apply(activation.apply(up.apply(x)));
    }
}
