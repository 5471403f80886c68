package dev.dinoscope.engine.loss.rank;

import dev.dinoscope.engine.trace.Inputs;
import dev.dinoscope.engine.trace.Tensor;
import dev.dinoscope.engine.trace.ops.Constants;
import dev.dinoscope.engine.trace.ops.Ordering;
import dev.dinoscope.engine.trace.ops.Reductions;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/// What transitions add to scores, read from the tables of [Transition]. A term of order r begins at the r-th
/// place of a list, where there are r−1 predecessors; it sees none that come later.
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
        int places = (int) Math.min(order - 1, longest(orders) - 1);
        Predecessors predecessors = Predecessors.of(orders, count, places);
        long lists = predecessors.position().dim(1);
        Tensor sum = Constants.full(0, count, lists);
        for (int r = 2; r <= places + 1; r++) {
            int history = r - 1;
            Tensor before = predecessors.before().slice(1, 0, history).reshape(count, history * lists);
            Tensor context = context(
                    candidates, r, table -> Ordering.gather(table, 1, before).reshape(count, history, lists), 1);
            sum = sum.plus(term(r, context, predecessors.position()));
        }
        return split(sum.transpose(0, 1), orders);
    }

    private static long longest(List<Tensor> orders) {
        return orders.stream().mapToLong(o -> o.dim(1)).max().orElseThrow();
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

    /// `Σᵣ τᵣ` that every candidate would have at every place.
    ///
    /// @param items of the lists, best first; shape `[lists, ranked]`
    /// @return shape `[lists, places, ranked]`, candidates in the order of the list
    Tensor atEveryPosition(String candidates, Tensor items) {
        long ranked = items.dim(1);
        long count = tables.get(Transition.values(candidates, 2)).dim(0);
        Tensor position = Constants.range(0, ranked).reshape(1, ranked, 1);
        Tensor sum = Constants.full(0, items.dim(0), ranked, ranked);
        for (int r = 2; r <= Math.min(order, ranked); r++) {
            Tensor pairs = Tensor.stack(
                    0,
                    IntStream.range(1, r)
                            .mapToObj(back -> pairs(items, back, count))
                            .toArray(Tensor[]::new));
            Tensor context = context(candidates, r, table -> Ordering.lookUp(table, pairs), 0);
            sum = sum.plus(term(r, context, position));
        }
        return sum;
    }

    /// Places in a table of each candidate with the item so many places before each place.
    private static Tensor pairs(Tensor items, int back, long count) {
        Tensor rows = items.times(Constants.whole(count)).unsqueeze(1);
        return rows.plus(Predecessors.shifted(items, back).unsqueeze(2));
    }

    /// `⟨Q e, c⟩/√d`.
    ///
    /// @param read what a table says of candidates and their predecessors
    /// @param history axis of the predecessors in what is read
    private Tensor context(String candidates, int r, UnaryOperator<Tensor> read, int history) {
        Tensor values = read.apply(tables.get(Transition.values(candidates, r)));
        if (r == 2) {
            return values.squeeze(history);
        }
        Tensor keys = read.apply(tables.get(Transition.keys(candidates, r)));
        return Reductions.sum(Reductions.softmax(keys, history).times(values), history);
    }

    /// @param position counted from 0
    private Tensor term(int r, Tensor context, Tensor position) {
        return context.tanh().times(tables.get(Transition.weight(r))).masked(position.lessThan(r - 1), 0);
    }
}
