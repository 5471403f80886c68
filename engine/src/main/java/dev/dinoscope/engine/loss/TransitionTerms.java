package dev.dinoscope.engine.loss;

import dev.dinoscope.engine.trace.Constants;
import dev.dinoscope.engine.trace.Inputs;
import dev.dinoscope.engine.trace.Ordering;
import dev.dinoscope.engine.trace.Reductions;
import dev.dinoscope.engine.trace.Tensor;
import java.util.ArrayList;
import java.util.List;

/// What transitions add to scores, read from the tables of [Transition]. A term of order r begins at the r-th place of a
/// list, where there are r−1 predecessors; it sees none that come later.
///
/// @param tables named as [Transition] names them
/// @param order the highest
record TransitionTerms(Inputs tables, int order) {
    /// `Σᵣ τᵣ` of every candidate at its own place.
    ///
    /// @param candidates by name
    /// @param orders of lists over these candidates, best first; shape `[lists, ranked]` each
    /// @return shape `[lists, candidates]` for each
    List<Tensor> perPosition(String candidates, List<Tensor> orders) {
        long count = tables.get(Transition.values(candidates, 2)).dim(0);
        int places = (int) Math.min(order - 1, shortest(orders) - 1);
        Predecessors predecessors = Predecessors.of(orders, count, places);
        Tensor sum = Constants.full(0, count, predecessors.position().dim(1));
        for (int r = 2; r <= places + 1; r++) {
            Tensor history = predecessors.before().slice(1, 0, r - 1);
            Tensor term = term(candidates, r, history);
            Tensor begun = predecessors.position().greaterThan(r - 2);
            sum = sum.plus(term.masked(begun.not(), 0));
        }
        return split(sum.transpose(0, 1), orders);
    }

    private static long shortest(List<Tensor> orders) {
        return orders.stream().mapToLong(o -> o.dim(1)).min().orElseThrow();
    }

    private static List<Tensor> split(Tensor all, List<Tensor> orders) {
        List<Tensor> parts = new ArrayList<>();
        long from = 0;
        for (Tensor order : orders) {
            parts.add(all.slice(0, from, from + order.dim(0)));
            from += order.dim(0);
        }
        return parts;
    }

    /// @param history shape `[candidates, places, lists]`
    /// @return shape `[candidates, lists]`
    private Tensor term(String candidates, int r, Tensor history) {
        long lists = history.dim(2);
        Tensor places = history.reshape(history.dim(0), (r - 1) * lists);
        Tensor values = Ordering.gather(tables.get(Transition.values(candidates, r)), 1, places)
                .reshape(history.dim(0), r - 1, lists);
        if (r == 2) {
            return weighted(r, values.select(1, 0));
        }
        Tensor keys = Ordering.gather(tables.get(Transition.keys(candidates, r)), 1, places)
                .reshape(history.dim(0), r - 1, lists);
        return weighted(r, Reductions.sum(Reductions.softmax(keys, 1).times(values), 1));
    }

    private Tensor weighted(int r, Tensor context) {
        return context.tanh().times(tables.get(Transition.weight(r)));
    }

    /// `Σᵣ τᵣ` that every candidate would get at every place.
    ///
    /// @param items of the lists, best first; shape `[lists, ranked]`
    /// @return shape `[lists, places, candidates]`, candidates in the order of the list
    Tensor atEveryPosition(String candidates, Tensor items) {
        long lists = items.dim(0);
        long ranked = items.dim(1);
        Tensor sum = Constants.full(0, lists, ranked, ranked);
        for (int r = 2; r <= Math.min(order, ranked); r++) {
            List<Tensor> values = new ArrayList<>();
            List<Tensor> keys = new ArrayList<>();
            for (int back = 1; back < r; back++) {
                Tensor pairs = pairs(items, back, tables.get(Transition.values(candidates, r)).dim(1));
                values.add(Ordering.lookUp(tables.get(Transition.values(candidates, r)), pairs));
                if (r > 2) {
                    keys.add(Ordering.lookUp(tables.get(Transition.keys(candidates, r)), pairs));
                }
            }
            Tensor stacked = Tensor.stack(0, values.toArray(Tensor[]::new));
            Tensor context = r == 2
                    ? stacked.select(0, 0)
                    : Reductions.sum(
                            Reductions.softmax(Tensor.stack(0, keys.toArray(Tensor[]::new)), 0)
                                    .times(stacked),
                            0);
            Tensor begun = Constants.range(0, ranked).greaterThan(r - 2).reshape(1, ranked, 1);
            sum = sum.plus(weighted(r, context).masked(begun.not(), 0));
        }
        return sum;
    }

    /// Places in a table of each candidate with the item so many places before each place.
    private static Tensor pairs(Tensor items, int back, long columns) {
        Tensor rows = items.times(Constants.whole(columns)).unsqueeze(1);
        return rows.plus(Predecessors.shifted(items, back).unsqueeze(2));
    }
}
