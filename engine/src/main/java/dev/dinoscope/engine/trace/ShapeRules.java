package dev.dinoscope.engine.trace;

import java.util.Arrays;

/// How the shapes of operands combine. Every error names both shapes.
public final class ShapeRules {
    private ShapeRules() {}

    static Shape broadcast(String what, Shape a, Shape b) {
        int rank = Math.max(a.rank(), b.rank());
        long[] dims = new long[rank];
        for (int i = 1; i <= rank; i++) {
            long x = i <= a.rank() ? a.dim(-i) : 1;
            long y = i <= b.rank() ? b.dim(-i) : 1;
            if (x != y && x != 1 && y != 1) {
                throw new ShapeError(
                        what + ": " + a + " and " + b + " do not broadcast (axis -" + i + ": " + x + " and " + y + ")");
            }
            dims[rank - i] = x == 1 ? y : x;
        }
        return Shape.of(dims);
    }

    public static Shape matmul(Shape a, Shape b) {
        if (a.rank() < 2 || b.rank() < 2 || a.dim(-1) != b.dim(-2)) {
            throw new ShapeError("matmul: " + a + " × " + b + ": the last axis of the first must equal the last but one"
                    + " of the second");
        }
        Shape batch = broadcast("matmul, leading axes", leading(a), leading(b));
        long[] dims = Arrays.copyOf(batch.dims(), batch.rank() + 2);
        dims[dims.length - 2] = a.dim(-2);
        dims[dims.length - 1] = b.dim(-1);
        return Shape.of(dims);
    }

    private static Shape leading(Shape shape) {
        return Shape.of(Arrays.copyOf(shape.dims(), shape.rank() - 2));
    }

    public static Shape linear(Shape x, Shape weight) {
        if (weight.rank() != 2 || x.rank() < 1 || x.dim(-1) != weight.dim(1)) {
            throw new ShapeError("linear: input " + x + " does not fit weight " + weight + " [out, in]");
        }
        return x.with(-1, weight.dim(0));
    }

    static Shape conv2d(Shape x, Shape kernel, int stride, int padding) {
        if (x.rank() != 4 || kernel.rank() != 4 || x.dim(1) != kernel.dim(1)) {
            throw new ShapeError("conv2d: input " + x + " does not fit kernel " + kernel + " [out, in, height, width]");
        }
        long height = (x.dim(2) + 2L * padding - kernel.dim(2)) / stride + 1;
        long width = (x.dim(3) + 2L * padding - kernel.dim(3)) / stride + 1;
        if (x.dim(2) + 2L * padding < kernel.dim(2) || x.dim(3) + 2L * padding < kernel.dim(3)) {
            throw new ShapeError("conv2d: input " + x + " is smaller than kernel " + kernel);
        }
        return Shape.of(x.dim(0), kernel.dim(0), height, width);
    }

    public static Shape resized(String what, Shape x, long rows, long columns) {
        if (x.rank() != 4 || rows < 1 || columns < 1) {
            throw new ShapeError(what + ": " + x + " [batch, channels, height, width] to " + rows + "×" + columns);
        }
        return x.with(2, rows).with(3, columns);
    }

    public static Shape attention(Shape query, Shape key, Shape value) {
        boolean fits = query.rank() >= 3
                && query.rank() == key.rank()
                && key.rank() == value.rank()
                && query.dim(-1) == key.dim(-1)
                && key.dim(-2) == value.dim(-2);
        if (!fits) {
            throw new ShapeError("attention: query " + query + ", key " + key + ", value " + value + " do not fit");
        }
        return query.with(-1, value.dim(-1));
    }

    /// Resolves one `-1` and checks the number of elements.
    static Shape reshape(Shape from, long... to) {
        long known = 1;
        int open = -1;
        for (int i = 0; i < to.length; i++) {
            if (to[i] != -1) {
                known *= to[i];
            } else if (open >= 0) {
                throw new ShapeError("cannot reshape " + from + " to " + Arrays.toString(to) + ": two open axes");
            } else {
                open = i;
            }
        }
        long[] dims = to.clone();
        if (open >= 0 && known > 0 && from.count() % known == 0) {
            dims[open] = from.count() / known;
        }
        if (Arrays.stream(dims).anyMatch(d -> d < 0) || Shape.of(dims).count() != from.count()) {
            throw new ShapeError(
                    "cannot reshape " + from + " (" + from.count() + " elements) to " + Arrays.toString(to));
        }
        return Shape.of(dims);
    }

    static Shape permute(Shape shape, int... order) {
        if (order.length != shape.rank()
                || Arrays.stream(order).map(shape::axis).distinct().count() != order.length) {
            throw new ShapeError("permute " + Arrays.toString(order) + " does not fit " + shape);
        }
        return Shape.of(Arrays.stream(order).mapToLong(shape::dim).toArray());
    }

    static Shape slice(Shape shape, int axis, long from, long to) {
        if (from < 0 || from >= to || to > shape.dim(axis)) {
            throw new ShapeError("slice " + from + ":" + to + " is outside axis " + axis + " of " + shape);
        }
        return shape.with(axis, to - from);
    }

    public static void same(String what, Shape a, Shape b) {
        if (!a.equals(b)) {
            throw new ShapeError(what + ": " + a + " and " + b + " must be equal");
        }
    }
}
