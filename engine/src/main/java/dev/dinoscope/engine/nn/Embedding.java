package dev.dinoscope.engine.nn;

import dev.dinoscope.engine.trace.Initialiser;
import dev.dinoscope.engine.trace.Layer;
import dev.dinoscope.engine.trace.Parameter;
import dev.dinoscope.engine.trace.Tensor;
import dev.dinoscope.engine.trace.ops.Ordering;

/// A table of vectors read by token id.
public final class Embedding extends Layer {
    private final Parameter weight;

    public Embedding(int count, int width, double std) {
        weight = parameter("weight", Initialiser.normal(std), count, width);
    }

    /// @param ids any shape, type I64
    /// @return shape of ids, and width
    @Override
    protected Tensor forward(Tensor ids) {
        return Ordering.embedding(weight, ids);
    }
}
