package dev.dinoscope.engine.nn;

import dev.dinoscope.engine.trace.Layer;
import dev.dinoscope.engine.trace.Tensor;
import java.util.List;

/// Stages of 3×3 convolution with stride 2, group norm and ReLU, then a 1×1 projection (Xiao et al. 2021, "Early
/// convolutions help transformers see better"): `[batch, 3, side, side]` → `[batch, width, side/2ⁿ, side/2ⁿ]`.
///
/// Small data gain most: the convolutions know what a neighbour is, patches must learn it.
public final class ConvStem extends Layer {
    private static final int GROUPS = 8;

    private final List<Stage> stages;
    private final Conv2d projection;

    /// @param channels of each stage; multiples of 8
    public ConvStem(List<Integer> channels, int width) {
        stages = children("stages", channels.size(), i -> new Stage(i == 0 ? 3 : channels.get(i - 1), channels.get(i)));
        projection = child("projection", new Conv2d(channels.getLast(), width, 1, 1, 0, true));
    }

    @Override
    protected Tensor forward(Tensor image) {
        Tensor x = image;
        for (Stage stage : stages) {
            x = stage.apply(x);
        }
        return projection.apply(x);
    }

    private static final class Stage extends Layer {
        private final Conv2d conv;
        private final GroupNorm norm;

        Stage(int in, int out) {
            if (out % GROUPS != 0) {
                throw new IllegalArgumentException("stem channels: " + out + " — expected a multiple of " + GROUPS);
            }
            conv = child("conv", Conv2d.beforeRelu(in, out, 3, 2, 1));
            norm = child("norm", new GroupNorm(GROUPS, out));
        }

        @Override
        protected Tensor forward(Tensor x) {
            return norm.apply(conv.apply(x)).relu();
        }
    }
}
