package dev.dinoscope.engine.loss.rank;

import dev.dinoscope.engine.trace.Tensor;
import dev.dinoscope.engine.trace.ops.Constants;
import dev.dinoscope.engine.trace.ops.Ordering;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/// Where each candidate stands in lists, and who stands before it.
///
/// Candidates are the first axis: a table's row then stays in the processor's cache while all lists read from
/// it.
///
/// @param position in each list, counted from 0, −1 where it is not ranked; shape `[candidates, lists]`, type
///     I64
/// @param before the candidates 1, 2, … places before; anything where there are none. Shape `[candidates,
///     places, lists]`, type I64
record Predecessors(Tensor position, Tensor before) {
    /// @param orders of lists, best first; shape `[lists, ranked]` each
    /// @param candidates number of them
    /// @param places how many predecessors, fewer than there are ranked candidates
    static Predecessors of(List<Tensor> orders, long candidates, int places) {
        Tensor[] before = IntStream.rangeClosed(1, places)
                .mapToObj(back -> byCandidate(orders, 0, candidates, order -> shifted(order, back)))
                .toArray(Tensor[]::new);
        return new Predecessors(byCandidate(orders, -1, candidates, Predecessors::positions), Tensor.stack(1, before));
    }

    /// @param places what the items of an order get, in its order
    /// @return shape `[candidates, lists]`
    private static Tensor byCandidate(
            List<Tensor> orders, long otherwise, long candidates, UnaryOperator<Tensor> places) {
        return Tensor.concatenate(
                1,
                orders.stream()
                        .map(order -> Ordering.scatter(
                                        Constants.whole(otherwise, order.dim(0), candidates),
                                        1,
                                        order,
                                        places.apply(order))
                                .transpose(0, 1))
                        .toArray(Tensor[]::new));
    }

    /// The item so many places before each; at the start of the list, where there is none, some item.
    static Tensor shifted(Tensor order, int back) {
        long length = order.dim(1);
        return back < length ? Tensor.concatenate(1, order.slice(1, 0, back), order.slice(1, 0, length - back)) : order;
    }

    private static Tensor positions(Tensor order) {
        return Constants.range(0, order.dim(1)).unsqueeze(0).expand(order.dim(0), order.dim(1));
    }
}
