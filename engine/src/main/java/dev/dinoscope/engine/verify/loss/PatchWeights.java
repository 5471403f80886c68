package dev.dinoscope.engine.verify.loss;

import dev.dinoscope.engine.trace.Shape;
import dev.dinoscope.engine.verify.golden.GoldenTensor;
import java.util.Arrays;
import java.util.stream.DoubleStream;

/// Weights of hidden patches from golden masks.
final class PatchWeights {
    private PatchWeights() {}

    /// One over the number of hidden patches of its image, for every hidden patch in row-major order.
    ///
    /// @param masks 1 where hidden; shape `[images, patches]`
    static GoldenTensor of(GoldenTensor masks) {
        double[] weights = Arrays.stream(masks.rows())
                .flatMapToDouble(PatchWeights::ofImage)
                .toArray();
        return new GoldenTensor(Shape.of(weights.length), weights);
    }

    private static DoubleStream ofImage(double[] mask) {
        double hidden = Arrays.stream(mask).sum();
        return Arrays.stream(mask).filter(m -> m != 0).map(m -> 1 / hidden);
    }
}
