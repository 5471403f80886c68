package dev.dinoscope.engine.method.alip;

import dev.dinoscope.engine.loss.ConsistencyGates;
import dev.dinoscope.engine.loss.InfoNce;
import dev.dinoscope.engine.trace.Operand;
import dev.dinoscope.engine.trace.Tensor;

/// What ALIP minimises: CLIP's loss with each of the two texts, every pair weighed by the gates (docs/methods.md,
/// eq. 9).
public record AlipObjective(ConsistencyGates gates) {
    /// @param total scalar, `caption + synthetic`
    /// @param caption loss with the caption that came with the image; scalar
    /// @param synthetic loss with the second text; scalar
    public record Parts(Tensor total, Tensor caption, Tensor synthetic, ConsistencyGates.Weights weights) {}

    /// @param images shape `[batch, embed]`, normalised inside; texts and synthetic alike
    /// @param logScale scalar, the logarithm of the inverse temperature
    /// @param history mean agreements before this step; shape `[3]`
    public Parts of(Tensor images, Tensor texts, Tensor synthetic, Operand logScale, Tensor history) {
        var weights = gates.weigh(images, texts, synthetic, history);
        var caption = InfoNce.weighted(images, texts, logScale, weights.sample().times(weights.caption()));
        var described =
                InfoNce.weighted(images, synthetic, logScale, weights.sample().times(weights.synthetic()));
        return new Parts(caption.plus(described), caption, described, weights);
    }
}
