package dev.dinoscope.engine.trace;

import java.util.Arrays;

/// A static shape: the length of every axis. Negative axes count from the end.
public final class Shape {
    private final long[] dims;

    private Shape(long[] dims) {
        this.dims = dims;
    }

    /// @throws ShapeError if an axis is negative
    public static Shape of(long... dims) {
        for (long dim : dims) {
            if (dim < 0) {
                throw new ShapeError("a shape cannot have a negative axis: " + Arrays.toString(dims));
            }
        }
        return new Shape(dims.clone());
    }

    public static Shape scalar() {
        return new Shape(new long[0]);
    }

    public int rank() {
        return dims.length;
    }

    /// @return number of elements
    public long count() {
        long count = 1;
        for (long dim : dims) {
            count *= dim;
        }
        return count;
    }

    public long dim(int axis) {
        return dims[axis(axis)];
    }

    public long[] dims() {
        return dims.clone();
    }

    /// The axis counted from the front.
    ///
    /// @throws ShapeError if there is no such axis
    public int axis(int axis) {
        int front = axis < 0 ? axis + dims.length : axis;
        if (front < 0 || front >= dims.length) {
            throw new ShapeError("no axis " + axis + " in " + this);
        }
        return front;
    }

    public Shape with(int axis, long length) {
        long[] copy = dims.clone();
        copy[axis(axis)] = length;
        return of(copy);
    }

    public Shape without(int axis) {
        int gone = axis(axis);
        long[] copy = new long[dims.length - 1];
        System.arraycopy(dims, 0, copy, 0, gone);
        System.arraycopy(dims, gone + 1, copy, gone, copy.length - gone);
        return new Shape(copy);
    }

    /// A new axis before `axis`; `axis` may equal the rank (append).
    public Shape inserted(int axis, long length) {
        int at = axis < 0 ? axis + dims.length + 1 : axis;
        if (at < 0 || at > dims.length) {
            throw new ShapeError("cannot insert an axis at " + axis + " in " + this);
        }
        long[] copy = new long[dims.length + 1];
        System.arraycopy(dims, 0, copy, 0, at);
        copy[at] = length;
        System.arraycopy(dims, at, copy, at + 1, dims.length - at);
        return new Shape(copy);
    }

    /// The same elements in other axes. One length may be `-1`, which follows from the others.
    Shape reshaped(long... to) {
        long known = 1;
        int open = -1;
        for (int i = 0; i < to.length; i++) {
            if (to[i] != -1) {
                known *= to[i];
            } else if (open >= 0) {
                throw new ShapeError("cannot reshape " + this + " to " + Arrays.toString(to) + ": two open axes");
            } else {
                open = i;
            }
        }
        long[] lengths = to.clone();
        if (open >= 0 && known > 0 && count() % known == 0) {
            lengths[open] = count() / known;
        }
        if (Arrays.stream(lengths).anyMatch(d -> d < 0) || of(lengths).count() != count()) {
            throw new ShapeError("cannot reshape " + this + " (" + count() + " elements) to " + Arrays.toString(to));
        }
        return of(lengths);
    }

    Shape permuted(int... order) {
        if (order.length != rank()
                || Arrays.stream(order).map(this::axis).distinct().count() != order.length) {
            throw new ShapeError("permute " + Arrays.toString(order) + " does not fit " + this);
        }
        return of(Arrays.stream(order).mapToLong(this::dim).toArray());
    }

    /// Entries `from` (included) to `to` (excluded) of an axis.
    Shape sliced(int axis, long from, long to) {
        if (from < 0 || from >= to || to > dim(axis)) {
            throw new ShapeError("slice " + from + ":" + to + " is outside axis " + axis + " of " + this);
        }
        return with(axis, to - from);
    }

    /// @param what is done, for the error
    /// @throws ShapeError if two lengths differ of which none is 1
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
        return of(dims);
    }

    /// @param what must be equal, for the error
    /// @throws ShapeError if the shapes differ
    public static void requireSame(String what, Shape a, Shape b) {
        if (!a.equals(b)) {
            throw new ShapeError(what + ": " + a + " and " + b + " must be equal");
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Shape shape && Arrays.equals(dims, shape.dims);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(dims);
    }

    @Override
    public String toString() {
        return Arrays.toString(dims);
    }
}
