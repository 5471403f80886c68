package dev.dinoscope.engine.trace;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

/// A symbolic tensor: a static shape, an element type and the name of a value in the method being traced.
/// Every operation appends one statement to that method. Negative axes count from the end.
///
/// Arithmetic and views are here; the rest is grouped by kind in `Products`, `Reductions`, `Ordering`,
/// `Pooling`, `Resizing`, `Normalisation`, `Losses` and `Constants`.
public final class Tensor implements Operand {
    private final Method method;
    private final String id;
    private final Shape shape;
    private final DType dtype;

    Tensor(Method method, String id, Shape shape, DType dtype) {
        this.method = method;
        this.id = id;
        this.shape = shape;
        this.dtype = dtype;
    }

    public Method method() {
        return method;
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

    // ---- arithmetic, with broadcasting

    public Tensor plus(Operand other) {
        return binary("torch.add", other);
    }

    public Tensor minus(Operand other) {
        return binary("torch.sub", other);
    }

    public Tensor times(Operand other) {
        return binary("torch.mul", other);
    }

    public Tensor over(Operand other) {
        return binary("torch.div", other);
    }

    public Tensor plus(double value) {
        return same("torch.add", value);
    }

    public Tensor minus(double value) {
        return same("torch.sub", value);
    }

    public Tensor times(double value) {
        return same("torch.mul", value);
    }

    public Tensor over(double value) {
        return same("torch.div", value);
    }

    /// The larger of the two, element by element.
    public Tensor maximum(Operand other) {
        return binary("torch.maximum", other);
    }

    /// The smaller of the two, element by element.
    public Tensor minimum(Operand other) {
        return binary("torch.minimum", other);
    }

    // ---- element by element

    public Tensor negate() {
        return same("torch.neg");
    }

    public Tensor abs() {
        return same("torch.abs");
    }

    public Tensor tanh() {
        return same("torch.tanh");
    }

    public Tensor sigmoid() {
        return same("torch.sigmoid");
    }

    public Tensor relu() {
        return same("torch.relu");
    }

    /// Exact GELU, `x·Φ(x)`.
    public Tensor gelu() {
        return same("torch.gelu");
    }

    /// `x·σ(1.702x)`, the approximation in OpenAI's CLIP weights.
    public Tensor quickGelu() {
        return times(times(1.702).sigmoid());
    }

    public Tensor clampMin(double low) {
        return same("torch.clamp_min", low);
    }

    public Tensor clampMax(double high) {
        return same("torch.clamp_max", high);
    }

    public Tensor clamp(double low, double high) {
        return same("torch.clamp", low, high);
    }

    /// The same values, through which no gradient flows.
    public Tensor detach() {
        return same("torch.detach");
    }

    // ---- element by element, in the full type: these spread or crush the range of their values

    public Tensor power(double exponent) {
        return full().same("torch.pow", exponent);
    }

    public Tensor square() {
        return full().same("torch.square");
    }

    public Tensor sqrt() {
        return full().same("torch.sqrt");
    }

    public Tensor exp() {
        return full().same("torch.exp");
    }

    public Tensor log() {
        return full().same("torch.log");
    }

    // ---- comparison

    public Tensor equalTo(Operand other) {
        return compare("torch.eq", other);
    }

    public Tensor equalTo(double value) {
        return method.emit("torch.eq", shape, DType.BOOL, this, value);
    }

    public Tensor greaterThan(Operand other) {
        return compare("torch.gt", other);
    }

    public Tensor greaterThan(double value) {
        return method.emit("torch.gt", shape, DType.BOOL, this, value);
    }

    public Tensor lessThan(double value) {
        return method.emit("torch.lt", shape, DType.BOOL, this, value);
    }

    public Tensor not() {
        return same("torch.logical_not");
    }

    /// This where the condition holds, elsewhere the other.
    public Tensor where(Tensor condition, Operand other) {
        Shape both = ShapeRules.broadcast("where", shape, other.shape());
        Shape all = ShapeRules.broadcast("where, condition", condition.shape, both);
        Tensor otherwise = other.tensor();
        return method.emit("torch.where", all, promoted(otherwise), condition, this, otherwise);
    }

    /// The given value where the mask holds.
    public Tensor masked(Tensor mask, double value) {
        Shape all = ShapeRules.broadcast("masked", shape, mask.shape);
        ShapeRules.same("masked: mask may not extend the tensor", shape, all);
        return same("torch.masked_fill", mask, value);
    }

    // ---- element type

    /// The same values in another element type; repeated casts of one tensor share one statement.
    public Tensor to(DType type) {
        return type == dtype ? this : method.cast(this, type);
    }

    // ---- views

    /// One axis may be `-1`.
    public Tensor reshape(long... dims) {
        Shape to = ShapeRules.reshape(shape, dims);
        return method.emit("torch.reshape", to, dtype, this, to);
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
        ShapeRules.same("expand", ShapeRules.broadcast("expand", shape, to), to);
        return method.emit("torch.expand", to, dtype, this, to);
    }

    public Tensor transpose(int a, int b) {
        Shape swapped = shape.with(a, dim(b)).with(b, dim(a));
        return method.emit("torch.transpose", swapped, dtype, this, a, b);
    }

    public Tensor permute(int... order) {
        Shape permuted = ShapeRules.permute(shape, order);
        return method.emit("torch.permute", permuted, dtype, this, Arrays.toString(order));
    }

    /// Entry `index` of an axis, which disappears.
    public Tensor select(int axis, long index) {
        if (index < 0 || index >= dim(axis)) {
            throw new ShapeError("select " + index + " is outside axis " + axis + " of " + shape);
        }
        return method.emit("torch.select", shape.without(axis), dtype, this, axis, index);
    }

    /// Entries `from` (included) to `to` (excluded) of an axis.
    public Tensor slice(int axis, long from, long to) {
        Shape part = ShapeRules.slice(shape, axis, from, to);
        return method.emit("torch.slice", part, dtype, this, axis, from, to, 1);
    }

    public Tensor unsqueeze(int axis) {
        return method.emit("torch.unsqueeze", shape.inserted(axis, 1), dtype, this, axis);
    }

    public Tensor squeeze(int axis) {
        if (dim(axis) != 1) {
            throw new ShapeError("squeeze: axis " + axis + " of " + shape + " is not 1");
        }
        return method.emit("torch.squeeze", shape.without(axis), dtype, this, axis);
    }

    /// The entries of an axis, one tensor each.
    public List<Tensor> unbind(int axis) {
        Shape part = shape.without(axis);
        return method.emitMany("torch.unbind", (int) dim(axis), part, List.of(dtype), this, axis);
    }

    public static Tensor concatenate(int axis, Tensor... parts) {
        Tensor first = parts[0];
        DType type = first.dtype;
        long length = 0;
        for (Tensor part : parts) {
            ShapeRules.same("concatenate", first.shape.with(axis, 0), part.shape.with(axis, 0));
            type = DType.promote(type, part.dtype);
            length += part.dim(axis);
        }
        DType common = type;
        List<Tensor> cast = Arrays.stream(parts).map(p -> p.to(common)).toList();
        return first.method.emit("torch.cat", first.shape.with(axis, length), common, cast, axis);
    }

    public static Tensor stack(int axis, Tensor... parts) {
        return concatenate(
                axis, Arrays.stream(parts).map(p -> p.unsqueeze(axis)).toArray(Tensor[]::new));
    }

    // ---- tracing

    /// Gives this tensor a name, under which probes and metrics receive it. See [Taps].
    public Tensor tap(String name) {
        method.tap(name, this);
        return this;
    }

    /// Applies a function, so that a chain of calls reads from left to right.
    public Tensor then(UnaryOperator<Tensor> function) {
        return function.apply(this);
    }

    /// In the low type of the precision policy, for products.
    public Tensor low() {
        boolean storage = dtype == method.precision().storage();
        return storage ? to(method.precision().products()) : this;
    }

    /// In the full type of the precision policy, for norms, softmax and losses. The operations of their
    /// classes see to it themselves; a loss that begins with arithmetic says so.
    public Tensor full() {
        return dtype.isFloating() ? to(method.precision().storage()) : this;
    }

    private Tensor same(String function, Object... more) {
        Object[] arguments = new Object[more.length + 1];
        arguments[0] = this;
        System.arraycopy(more, 0, arguments, 1, more.length);
        return method.emit(function, shape, dtype, arguments);
    }

    private Tensor binary(String function, Operand other) {
        Tensor right = other.tensor();
        return method.emit(function, ShapeRules.broadcast(function, shape, right.shape), promoted(right), this, right);
    }

    private Tensor compare(String function, Operand other) {
        Tensor right = other.tensor();
        return method.emit(function, ShapeRules.broadcast(function, shape, right.shape), DType.BOOL, this, right);
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
