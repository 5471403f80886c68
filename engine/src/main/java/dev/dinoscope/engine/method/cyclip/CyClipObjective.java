package dev.dinoscope.engine.method.cyclip;

import dev.dinoscope.engine.loss.CyclicConsistency;
import dev.dinoscope.engine.loss.InfoNce;
import dev.dinoscope.engine.trace.Operand;
import dev.dinoscope.engine.trace.Tensor;
import org.jspecify.annotations.Nullable;

/// What CyCLIP minimises: `L_contrastive + λ₁·c_in + λ₂·c_cross` (docs/methods.md, eq. 6).
///
/// @param lambdaInModal λ₁
/// @param lambdaCrossModal λ₂
public record CyClipObjective(double lambdaInModal, double lambdaCrossModal) {
    /// Second views, as the authors' `inmodal` variant has them.
    ///
    /// @param images shape `[batch, embed]`; texts alike
    public record Views(Tensor images, Tensor texts) {}

    /// @param total scalar, as all
    /// @param clip CLIP's loss of the first views
    /// @param contrastive the same without second views; with them the mean over all pairs of views
    /// @param cyclic weighted sum of the two terms
    public record Parts(
            Tensor total, InfoNce.Parts clip, Tensor contrastive, Tensor cyclic, Tensor inModal, Tensor crossModal) {}

    /// @param images shape `[batch, embed]`, normalised inside; texts alike
    /// @param views none without second views
    /// @param logScale scalar, the logarithm of the inverse temperature
    public Parts of(Tensor images, Tensor texts, @Nullable Views views, Operand logScale) {
        var clip = InfoNce.of(images, texts, logScale);
        var inModal = CyclicConsistency.inModal(images, texts);
        var crossModal = CyclicConsistency.crossModal(images, texts);
        var cyclic = inModal.times(lambdaInModal).plus(crossModal.times(lambdaCrossModal));
        var contrastive = views == null
                ? clip.total()
                : InfoNce.withViews(images, texts, views.images(), views.texts(), logScale);
        return new Parts(contrastive.plus(cyclic), clip, contrastive, cyclic, inModal, crossModal);
    }
}
