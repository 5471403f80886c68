package dev.dinoscope.engine.loss.rank;

import dev.dinoscope.engine.trace.Tensor;
import dev.dinoscope.engine.trace.ops.Constants;
import dev.dinoscope.engine.trace.ops.Ordering;
import dev.dinoscope.engine.trace.ops.Reductions;
import org.jspecify.annotations.Nullable;

/// The order that reference similarities put items into: largest first, no gradient. Similarities must be
/// float32 or better: in bfloat16 cosines near 0.2 stand 1e-3 apart, and the index decides the order.
///
/// @param items of each list, best first; shape `[lists, ranked]`, type I64
/// @param ties how many neighbours in the lists are equal; scalar
record ReferenceOrder(Tensor items, Tensor ties) {
    /// @param reference shape `[lists, items]`
    /// @param shuffle the order in which equal items stand, shape `[items]`, type I64; if none, the lower
    ///     index is first
    static ReferenceOrder of(Tensor reference, @Nullable Tensor shuffle) {
        Tensor known = reference.detach();
        Ordering.Sorted sorted = Ordering.sort(shuffle == null ? known : Ordering.take(known, 1, shuffle), 1, true);
        Tensor items = shuffle == null ? sorted.indices() : Ordering.lookUp(shuffle, sorted.indices());
        return new ReferenceOrder(items, ties(sorted.values()));
    }

    /// The same without each list's own item, which must stand first.
    ReferenceOrder withoutFirst() {
        return new ReferenceOrder(items.slice(1, 1, items.dim(1)), ties);
    }

    private static Tensor ties(Tensor sorted) {
        long length = sorted.dim(1);
        if (length == 1) {
            return Constants.full(0);
        }
        Tensor equal = sorted.slice(1, 1, length).equalTo(sorted.slice(1, 0, length - 1));
        return Reductions.sum(equal.to(sorted.dtype()));
    }
}
