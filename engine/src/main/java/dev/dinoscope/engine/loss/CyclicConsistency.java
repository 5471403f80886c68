package dev.dinoscope.engine.loss;

import dev.dinoscope.engine.trace.Tensor;
import dev.dinoscope.engine.trace.ops.Normalisation;
import dev.dinoscope.engine.trace.ops.Products;
import dev.dinoscope.engine.trace.ops.Reductions;

/// The two geometric consistency terms of CyCLIP (Goel et al. 2022). They compare cosines: the released code
/// multiplies by the logit scale and divides by its square again, so the scale gets no gradient from them.
///
/// Rows are normalised inside.
public final class CyclicConsistency {
    private CyclicConsistency() {}

    /// Image j with caption k should be as close as image k with caption j: `(1/B) Σⱼₖ (Aⱼₖ − Aₖⱼ)²`, `A` the
    /// cosines of images with texts.
    ///
    /// @param images shape `[batch, embed]`; texts alike
    /// @return scalar, 0 where `A` is symmetric
    public static Tensor crossModal(Tensor images, Tensor texts) {
        Tensor cosines = cosines(images, texts);
        return difference(cosines, cosines.transpose(0, 1));
    }

    /// Two images should be as close as their captions: `(1/B) Σⱼₖ (⟨Iⱼ,Iₖ⟩ − ⟨Tⱼ,Tₖ⟩)²`.
    ///
    /// @param images shape `[batch, embed]`; texts alike
    /// @return scalar, 0 where the Gram matrices are equal
    public static Tensor inModal(Tensor images, Tensor texts) {
        return difference(cosines(images, images), cosines(texts, texts));
    }

    private static Tensor cosines(Tensor a, Tensor b) {
        return Products.matmulFull(Normalisation.unit(a), Normalisation.unit(b).transpose(0, 1));
    }

    private static Tensor difference(Tensor a, Tensor b) {
        return Reductions.sum(a.minus(b).square()).over((double) a.dim(0));
    }
}
