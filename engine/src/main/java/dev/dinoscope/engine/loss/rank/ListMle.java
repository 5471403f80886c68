package dev.dinoscope.engine.loss.rank;

import dev.dinoscope.engine.trace.Tensor;

/// First-order Plackett–Luce likelihood of an order (ListMLE, Xia et al. 2008), as RankCLIP uses it: the
/// scores should sort each row as the reference does. Of equal references the lower index is first.
public final class ListMle {
    private ListMle() {}

    /// @param scores shape `[rows, items]`
    /// @param reference order only; no gradient. Same shape
    /// @return scalar, the mean over rows of `Σₖ (logsumexp_{m≥k} uₘ − uₖ)`
    public static Tensor of(Tensor scores, Tensor reference, PlackettLuceMode mode) {
        return PlackettLuce.loss(scores, order(reference), mode).over((double) scores.dim(0));
    }

    /// What the rows should be sorted as.
    ///
    /// @return same shape, type I64
    public static Tensor order(Tensor reference) {
        return ReferenceOrder.of(reference, null).items();
    }
}
