package dev.dinoscope.engine.method.slip;

import dev.dinoscope.engine.nn.BatchNorm;
import dev.dinoscope.engine.nn.Linear;
import dev.dinoscope.engine.trace.Layer;
import dev.dinoscope.engine.trace.Tensor;

/// The head of SLIP's self-supervised half: three linear layers, batch-normalised between them. Each view is
/// normalised by its own batch. Evaluation does not use it.
final class Projector extends Layer {
    private final Linear first;
    private final BatchNorm firstNorm;
    private final Linear second;
    private final BatchNorm secondNorm;
    private final Linear last;

    Projector(int width, int hidden, int output) {
        first = child("first", new Linear(width, hidden));
        firstNorm = child("first_norm", new BatchNorm(hidden));
        second = child("second", new Linear(hidden, hidden));
        secondNorm = child("second_norm", new BatchNorm(hidden));
        last = child("last", new Linear(hidden, output));
    }

    @Override
    protected Tensor forward(Tensor x) {
        var hidden = firstNorm.apply(first.apply(x)).relu();
        return last.apply(secondNorm.apply(second.apply(hidden)).relu());
    }
}
