package dev.dinoscope.engine.loss.rank;

import dev.dinoscope.engine.trace.Tensor;
import dev.dinoscope.engine.trace.ops.Constants;
import dev.dinoscope.engine.trace.ops.Gradients;
import dev.dinoscope.engine.trace.ops.Ordering;
import dev.dinoscope.engine.trace.ops.Reductions;

/// The Plackett–Luce likelihood of an order: items are drawn one after another, each with a probability
/// proportional to the exponential of its score. `Σₖ (logsumexp_{m≥k} uₘ − uₖ)`, with `u` the scores in that
/// order.
///
/// Its gradient has a closed form, `∂/∂uⱼ = −1 + Σ_{k≤j} exp(uⱼ − LSEₖ)`, so only the scores themselves are
/// kept for the backward pass.
final class PlackettLuce {
    private static final double REPO_EPSILON = 1e-10;

    private PlackettLuce() {}

    /// A loss and its slope with respect to the ordered scores.
    private record Slope(Tensor loss, Tensor slope) {}

    /// @param scores shape `[lists, items]`
    /// @param order the items of each list, best first; shape `[lists, ranked]`, type I64
    /// @return scalar, the sum over lists of the negative logarithm of the likelihood
    static Tensor loss(Tensor scores, Tensor order, PlackettLuceMode mode) {
        Slope sum = slope(ordered(scores, order), mode);
        Tensor none = Constants.full(0, scores.dim(0), scores.dim(1));
        return Gradients.given(sum.loss(), scores, Ordering.scatter(none, 1, order, sum.slope()));
    }

    /// As [#loss], without a gradient.
    static Tensor value(Tensor scores, Tensor order, PlackettLuceMode mode) {
        return slope(ordered(scores, order), mode).loss();
    }

    /// A list's likelihood does not change when all its scores move together; numbers near 0 are the most
    /// exact.
    private static Tensor ordered(Tensor scores, Tensor order) {
        Tensor ordered = Ordering.gather(scores.detach(), 1, order);
        return ordered.minus(Reductions.max(ordered, 1).unsqueeze(1));
    }

    private static Slope slope(Tensor scores, PlackettLuceMode mode) {
        return switch (mode) {
            case EXACT -> exact(scores);
            case REPO_EPS -> asReleased(scores);
        };
    }

    private static Slope exact(Tensor scores) {
        Tensor remaining = Ordering.flip(Reductions.logCumulativeSumExp(Ordering.flip(scores, 1), 1), 1);
        Tensor drawn = scores.plus(Reductions.logCumulativeSumExp(remaining.negate(), 1))
                .exp();
        return new Slope(Reductions.sum(remaining.minus(scores)), drawn.minus(1));
    }

    /// The maximum that the code subtracts is not a constant to its backward pass: with the ε it does not
    /// cancel, and the best score carries what is missing to a sum of 0.
    private static Slope asReleased(Tensor scores) {
        Tensor weights = scores.exp();
        Tensor remaining = Ordering.flip(Reductions.cumulativeSum(Ordering.flip(weights, 1), 1), 1)
                .plus(REPO_EPSILON);
        Tensor slope =
                weights.times(Reductions.cumulativeSum(remaining.power(-1), 1)).minus(1);
        Tensor best = Constants.range(0, scores.dim(1))
                .unsqueeze(0)
                .equalTo(Reductions.argmax(scores, 1).unsqueeze(1));
        Tensor missing = Reductions.sum(slope, 1).unsqueeze(1);
        return new Slope(
                Reductions.sum(remaining.log().minus(scores)),
                slope.minus(missing).where(best, slope));
    }
}
