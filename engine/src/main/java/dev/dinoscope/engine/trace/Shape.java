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
