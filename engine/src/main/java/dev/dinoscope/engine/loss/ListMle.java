package dev.dinoscope.engine.loss;

import dev.dinoscope.engine.trace.Ordering;
import dev.dinoscope.engine.trace.Reductions;
import dev.dinoscope.engine.trace.Tensor;

/// First-order Plackett–Luce likelihood of an order (ListMLE, Xia et al. 2008), as RankCLIP uses it: the scores should
/// sort each row as the reference does. Exact, by a reversed running log-sum-exp; the released RankCLIP code adds 1e-10
/// inside the logarithm, which inflates the loss where scores spread by more than 23.
public final class ListMle {
    private ListMle() {}

    /// @param scores shape `[rows, items]`
    /// @param reference order only, largest first, equal ones by index; no gradient. Same shape
    /// @return scalar, the mean over rows of `Σₖ (logsumexp_{m≥k} uₘ − uₖ)`
    public static Tensor of(Tensor scores, Tensor reference) {
        Tensor order = Ordering.sort(reference.detach(), 1, true).indices();
        Tensor lastFirst = Ordering.flip(Ordering.gather(scores, 1, order), 1);
        Tensor remaining = Reductions.logCumulativeSumExp(lastFirst, 1);
        return Reductions.mean(Reductions.sum(remaining.minus(lastFirst), 1));
    }
}
