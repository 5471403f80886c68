package dev.dinoscope.engine.loss.self;

import dev.dinoscope.engine.trace.Tensor;
import dev.dinoscope.engine.trace.ops.Constants;
import dev.dinoscope.engine.trace.ops.Losses;
import dev.dinoscope.engine.trace.ops.Normalisation;
import dev.dinoscope.engine.trace.ops.Products;

/// Normalised temperature-scaled cross-entropy, the loss of SimCLR (Chen et al. 2020) that SLIP adds to
/// CLIP's: each of the 2B views must find the other view of its image among all views but itself.
public final class NtXent {
    /// As the released code of SLIP does: far below any cosine, and finite.
    private static final double NEVER = -1e9;

    private NtXent() {}

    /// @param first one view of each image, normalised inside; shape `[batch, width]`
    /// @param second the other view, alike
    /// @param temperature divides the cosines, 0.1 in SLIP
    /// @return scalar, the mean over the 2B views
    public static Tensor of(Tensor first, Tensor second, double temperature) {
        long batch = first.dim(0);
        Tensor views = Normalisation.unit(Tensor.concatenate(0, first, second));
        Tensor all = Constants.range(0, 2 * batch);
        Tensor self = all.unsqueeze(1).equalTo(all.unsqueeze(0));
        Tensor logits = Products.matmulFull(views.over(temperature), views.transpose(0, 1))
                .masked(self, NEVER);
        Tensor others = Tensor.concatenate(0, Constants.range(batch, 2 * batch), Constants.range(0, batch));
        return Losses.crossEntropy(logits, others);
    }
}
