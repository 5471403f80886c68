package dev.dinoscope.engine.trace;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A symbolic tensor: a static shape, an element type and the name of a value in the method being traced.
/// Every operation appends one statement to that method. Negative axes count from the end.
///
/// Arithmetic and views are here; the rest is grouped by kind in `Products`, `Reductions`, `Ordering`,
/// `Pooling`, `Resizing`, `Normalisation`, `Losses` and `Constants`.
public final class Tensor implements Operand {
    private final Trace trace;
    private final String id;
    private final Shape shape;
    private final DType dtype;

    Tensor(Trace trace, String id, Shape shape, DType dtype) {
        this.trace = trace;
        this.id = id;
        this.shape = shape;
        this.dtype = dtype;
    }

    Trace trace() {
        return trace;
    }

    public String id() {
        return id;
    }

    @Override
    public Tensor tensor() {
        return this;
    }

    @Override
    public Shape shape() {
        return shape;
    }

    public DType dtype() {
        return dtype;
    }

    public int rank() {
        return shape.rank();
    }

    public long dim(int axis) {
        return shape.dim(axis);
    }

    /// @return bytes of all elements
    public long bytes() {
        return shape.count() * dtype.bytes();
    }

    // ---- arithmetic, with broadcasting

    public Tensor plus(Operand other) {
        return binary(Op.ADD, other);
    }

    public Tensor minus(Operand other) {
        return binary(Op.SUB, other);
    }

    public Tensor times(Operand other) {
        return binary(Op.MUL, other);
    }

    public Tensor over(Operand other) {
        return binary(Op.DIV, other);
    }

    public Tensor plus(double value) {
        return same(Op.ADD, value);
    }

    public Tensor minus(double value) {
        return same(Op.SUB, value);
    }

    public Tensor times(double value) {
        return same(Op.MUL, value);
    }

    public Tensor over(double value) {
        return same(Op.DIV, value);
    }

    /// The larger of the two, element by element.
    public Tensor maximum(Operand other) {
        return binary(Op.MAXIMUM, other);
    }

    // ---- element by element

    public Tensor negate() {
        return same(Op.NEG);
    }

    public Tensor abs() {
        return same(Op.ABS);
    }

    public Tensor tanh() {
        return same(Op.TANH);
    }

    public Tensor sigmoid() {
        return same(Op.SIGMOID);
    }

    public Tensor relu() {
        return same(Op.RELU);
    }

    /// Exact GELU, `x·Φ(x)`.
    public Tensor gelu() {
        return same(Op.GELU);
    }

    /// `x·σ(1.702x)`, the approximation in OpenAI's CLIP weights.
    public Tensor quickGelu() {
        return times(times(1.702).sigmoid());
    }

    public Tensor clampMin(double low) {
        return same(Op.CLAMP_MIN, low);
    }

    public Tensor clampMax(double high) {
        return same(Op.CLAMP_MAX, high);
    }

    public Tensor clamp(double low, double high) {
        return same(Op.CLAMP, low, high);
    }

    /// The same values, through which no gradient flows.
    public Tensor detach() {
        return same(Op.DETACH);
    }

    // ---- element by element, in the full type: these spread or crush the range of their values

    public Tensor power(double exponent) {
        return full().same(Op.POW, exponent);
    }

    public Tensor square() {
        return full().same(Op.SQUARE);
    }

    public Tensor sqrt() {
        return full().same(Op.SQRT);
    }

    public Tensor exp() {
        return full().same(Op.EXP);
    }

    public Tensor log() {
        return full().same(Op.LOG);
    }

    // ---- comparison

    public Tensor equalTo(Operand other) {
        return compare(Op.EQ, other);
    }

    public Tensor equalTo(double value) {
        return trace.emit(Op.EQ, DType.BOOL, this, value);
    }

    public Tensor greaterThan(Operand other) {
        return compare(Op.GT, other);
    }

    public Tensor greaterThan(double value) {
        return trace.emit(Op.GT, DType.BOOL, this, value);
    }

    public Tensor lessThan(double value) {
        return trace.emit(Op.LT, DType.BOOL, this, value);
    }

    public Tensor not() {
        return same(Op.LOGICAL_NOT);
    }

    /// This where the condition holds, elsewhere the other.
    public Tensor where(Tensor condition, Operand other) {
        Tensor otherwise = other.tensor();
        return trace.emit(Op.WHERE, promoted(otherwise), condition, this, otherwise);
    }

    /// The given value where the mask holds.
    public Tensor masked(Tensor mask, double value) {
        Shape all = Shape.broadcast("masked", shape, mask.shape);
        Shape.requireSame("masked: mask may not extend the tensor", shape, all);
        return same(Op.MASKED_FILL, mask, value);
    }

    // ---- element type

    /// The same values in another element type; repeated casts of one tensor share one statement.
    public Tensor to(DType type) {
        return type == dtype ? this : trace.cast(this, type);
    }

    // ---- views

    /// One axis may be `-1`.
    public Tensor reshape(long... dims) {
        Shape to = shape.reshaped(dims);
        return trace.emit(Op.RESHAPE, to, dtype, this, to);
    }

    /// Joins the axes `from` to `to` (both included) into one.
    public Tensor flatten(int from, int to) {
        int first = shape.axis(from);
        int last = shape.axis(to);
        List<Long> dims = new ArrayList<>();
        for (int i = 0; i < rank(); i++) {
            if (i <= first || i > last) {
                dims.add(dim(i));
            } else {
                dims.set(first, dims.get(first) * dim(i));
            }
        }
        return reshape(dims.stream().mapToLong(Long::longValue).toArray());
    }

    /// Repeats axes of length 1 without a copy.
    public Tensor expand(long... dims) {
        Shape to = Shape.of(dims);
        Shape.requireSame("expand", Shape.broadcast("expand", shape, to), to);
        return trace.emit(Op.EXPAND, to, dtype, this, to);
    }

    public Tensor transpose(int a, int b) {
        Shape swapped = shape.with(a, dim(b)).with(b, dim(a));
        return trace.emit(Op.TRANSPOSE, swapped, dtype, this, a, b);
    }

    public Tensor permute(int... order) {
        Shape permuted = shape.permuted(order);
        return trace.emit(Op.PERMUTE, permuted, dtype, this, Arrays.toString(order));
    }

    /// Entry `index` of an axis, which disappears.
    public Tensor select(int axis, long index) {
        if (index < 0 || index >= dim(axis)) {
            throw new ShapeError("select " + index + " is outside axis " + axis + " of " + shape);
        }
        return trace.emit(Op.SELECT, shape.without(axis), dtype, this, axis, index);
    }

    /// Entries `from` (included) to `to` (excluded) of an axis.
    public Tensor slice(int axis, long from, long to) {
        Shape part = shape.sliced(axis, from, to);
        return trace.emit(Op.SLICE, part, dtype, this, axis, from, to, 1);
    }

    public Tensor unsqueeze(int axis) {
        return trace.emit(Op.UNSQUEEZE, shape.inserted(axis, 1), dtype, this, axis);
    }

    public Tensor squeeze(int axis) {
        if (dim(axis) != 1) {
            throw new ShapeError("squeeze: axis " + axis + " of " + shape + " is not 1");
        }
        return trace.emit(Op.SQUEEZE, shape.without(axis), dtype, this, axis);
    }

    /// The entries of an axis, one tensor each.
    public List<Tensor> unbind(int axis) {
        Shape part = shape.without(axis);
        return trace.emitMany(Op.UNBIND, (int) dim(axis), part, List.of(dtype), this, axis);
    }

    public static Tensor concatenate(int axis, Tensor... parts) {
        Tensor first = parts[0];
        DType type = first.dtype;
        long length = 0;
        for (Tensor part : parts) {
            Shape.requireSame("concatenate", first.shape.with(axis, 0), part.shape.with(axis, 0));
            type = DType.promote(type, part.dtype);
            length += part.dim(axis);
        }
        DType common = type;
        List<Tensor> cast = Arrays.stream(parts).map(p -> p.to(common)).toList();
        return first.trace.emit(Op.CAT, first.shape.with(axis, length), common, cast, axis);
    }

    public static Tensor stack(int axis, Tensor... parts) {
        return concatenate(
                axis, Arrays.stream(parts).map(p -> p.unsqueeze(axis)).toArray(Tensor[]::new));
    }

    // ---- precision

    /// In the low type of the precision policy, for products.
    public Tensor low() {
        boolean storage = dtype == trace.precision().storage();
        return storage ? to(trace.precision().products()) : this;
    }

    /// In the full type of the precision policy, for norms, softmax and losses. The operations of their
    /// classes see to it themselves; a loss that begins with arithmetic says so.
    public Tensor full() {
        return dtype.isFloating() ? to(trace.precision().storage()) : this;
    }

    private Tensor same(Op op, Object... more) {
        Object[] arguments = new Object[more.length + 1];
        arguments[0] = this;
        System.arraycopy(more, 0, arguments, 1, more.length);
        return trace.emit(op, dtype, arguments);
    }

    private Tensor binary(Op op, Operand other) {
        Tensor right = other.tensor();
        return trace.emit(op, promoted(right), this, right);
    }

    private Tensor compare(Op op, Operand other) {
        return trace.emit(op, DType.BOOL, this, other.tensor());
    }

    /// libtorch lets a scalar tensor decide the kind (integer or floating) but never the width.
    private DType promoted(Tensor other) {
        boolean sameKind = dtype.isFloating() == other.dtype.isFloating();
        if (sameKind && (rank() == 0) != (other.rank() == 0)) {
            return rank() == 0 ? other.dtype : dtype;
        }
        return DType.promote(dtype, other.dtype);
    }
}
