package dev.dinoscope.engine.nn;

import dev.dinoscope.engine.trace.Initialiser;
import dev.dinoscope.engine.trace.Layer;
import dev.dinoscope.engine.trace.Parameter;
import dev.dinoscope.engine.trace.Tensor;
import dev.dinoscope.engine.trace.ops.Normalisation;

/// Group normalisation of `[batch, channels, …]` (Wu & He 2018), ε = 1e-5. Unlike batch normalisation it keeps no
/// running state and does not couple the images of a batch, so that sharded and whole batches agree.
public final class GroupNorm extends Layer {
    private static final double EPSILON = 1e-5;

    private final int groups;
    private final Parameter weight;
    private final Parameter bias;

    GroupNorm(int groups, int channels) {
        this.groups = groups;
        weight = parameter("weight", Initialiser.constant(1), channels);
        bias = parameter("bias", Initialiser.constant(0), channels);
    }

    @Override
    protected Tensor forward(Tensor x) {
        return Normalisation.groupNorm(x, groups, weight, bias, EPSILON);
    }
}
