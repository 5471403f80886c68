package dev.dinoscope.engine.trace.ops;

import dev.dinoscope.engine.trace.DType;
import dev.dinoscope.engine.trace.Op;
import dev.dinoscope.engine.trace.Operand;
import dev.dinoscope.engine.trace.Shape;
import dev.dinoscope.engine.trace.ShapeError;
import dev.dinoscope.engine.trace.Tensor;
import dev.dinoscope.engine.trace.Trace;
import java.util.List;

/// Sorting, and reading by index.
public final class Ordering {
    private Ordering() {}

    /// @param values in order
    /// @param indices where each value came from; type I64
    public record Sorted(Tensor values, Tensor indices) {}

    /// Stable: of equal elements the one with the lower index comes first, in either direction.
    public static Sorted sort(Tensor x, int axis, boolean descending) {
        List<Tensor> both = Trace.current()
                .emitMany(
                        Op.SORT,
                        2,
                        x.shape(),
                        List.of(x.dtype(), DType.I64),
                        x,
                        "stable=True",
                        "dim=" + axis,
                        "descending=" + (descending ? "True" : "False"));
        return new Sorted(both.get(0), both.get(1));
    }

    public static Tensor flip(Tensor x, int axis) {
        return Trace.current().emit(Op.FLIP, x.dtype(), x, List.of(x.shape().axis(axis)));
    }

    /// Moves the entries of an axis `shift` places on; those that leave at the end enter at the start.
    public static Tensor roll(Tensor x, long shift, int axis) {
        return Trace.current()
                .emit(Op.ROLL, x.dtype(), x, List.of(shift), List.of(x.shape().axis(axis)));
    }

    /// For every position of `index` the element of `x` at that index along `axis`.
    public static Tensor gather(Tensor x, int axis, Tensor index) {
        Shape.requireSame("gather", x.shape().with(axis, 0), index.shape().with(axis, 0));
        return Trace.current().emit(Op.GATHER, index.shape(), x.dtype(), x, axis, index);
    }

    /// The same as `x` but for the positions of `index` along `axis`, which take the elements of `source`. No
    /// position may be named twice.
    public static Tensor scatter(Tensor x, int axis, Tensor index, Tensor source) {
        Shape.requireSame("scatter", index.shape(), source.shape());
        Shape.requireSame("scatter", x.shape().with(axis, 0), index.shape().with(axis, 0));
        return Trace.current().emit(Op.SCATTER, x.dtype(), x, axis, index, source);
    }

    /// Elements by their place in row-major order.
    ///
    /// @param places any shape, type I64
    /// @return shape of `places`
    public static Tensor lookUp(Tensor x, Tensor places) {
        return Trace.current().emit(Op.TAKE, places.shape(), x.dtype(), x, places);
    }

    /// The entries of an axis named by a vector of indices.
    public static Tensor take(Tensor x, int axis, Tensor indices) {
        if (indices.rank() != 1) {
            throw new ShapeError("take: indices " + indices.shape() + " must be a vector");
        }
        return Trace.current().emit(Op.INDEX_SELECT, x.shape().with(axis, indices.dim(0)), x.dtype(), x, axis, indices);
    }

    /// Adds rows to those entries of the first axis that a vector of indices names.
    ///
    /// @param rows shape of x, with as many entries as there are indices
    public static Tensor addRows(Tensor x, Tensor indices, Tensor rows) {
        Shape.requireSame("add rows to " + x.shape(), x.shape().with(0, indices.dim(0)), rows.shape());
        return Trace.current().emit(Op.INDEX_ADD, x.dtype(), x, 0, indices, rows.to(x.dtype()));
    }

    /// Rows of a table by integer ids.
    ///
    /// @param table shape [rows, width]
    /// @param ids any shape, type I64
    /// @return shape of ids, and width
    public static Tensor embedding(Operand table, Tensor ids) {
        if (table.shape().rank() != 2 || ids.dtype() != DType.I64) {
            throw new ShapeError("embedding: table " + table.shape() + " [rows, width], ids " + ids.shape()
                    + " of type " + ids.dtype() + " (I64 expected)");
        }
        Tensor rows = table.tensor();
        Shape shape = ids.shape().inserted(ids.rank(), rows.dim(1));
        return Trace.current().emit(Op.EMBEDDING, shape, rows.dtype(), rows, ids);
    }
}
