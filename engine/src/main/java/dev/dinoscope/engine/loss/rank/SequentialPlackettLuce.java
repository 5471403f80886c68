package dev.dinoscope.engine.loss.rank;

import dev.dinoscope.engine.trace.Tensor;
import dev.dinoscope.engine.trace.ops.Constants;
import dev.dinoscope.engine.trace.ops.Ordering;
import dev.dinoscope.engine.trace.ops.Reductions;

/// The likelihood of an order in which each choice has its own utilities: every remaining candidate is scored
/// against the items chosen so far. It is cubic in the length of the lists, and equals [PlackettLuce] where
/// utilities do not depend on the history.
final class SequentialPlackettLuce {
    private SequentialPlackettLuce() {}

    /// @param utilities of each candidate at each place, candidates in the order of the list; shape
    ///     `[lists, places, candidates]`
    /// @return scalar, the sum over lists of `Σₖ (logsumexp_{m≥k} u[k,m] − u[k,k])`
    static Tensor loss(Tensor utilities) {
        Tensor places = Constants.range(0, utilities.dim(1));
        Tensor gone = places.unsqueeze(1).greaterThan(places.unsqueeze(0)).unsqueeze(0);
        Tensor remaining = Reductions.logSumExp(utilities.masked(gone, Double.NEGATIVE_INFINITY), 2);
        return Reductions.sum(remaining.minus(drawn(utilities)));
    }

    /// Those of the candidate that stands at each place; shape `[lists, places]`.
    static Tensor drawn(Tensor utilities) {
        long lists = utilities.dim(0);
        long places = utilities.dim(1);
        Tensor own = Constants.range(0, places).reshape(1, places, 1).expand(lists, places, 1);
        return Ordering.gather(utilities, 2, own).squeeze(2);
    }
}
