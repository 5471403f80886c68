package dev.dinoscope.engine.trace;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A weight of a module: a name, a shape and how to start it. An operation that takes it reads its present
/// value.
///
/// The optimiser trains it unless it is a buffer, its module is frozen or it belongs to a `WeightCopy`.
public final class Parameter implements Operand {
    private final Module owner;
    private final String name;
    private final Shape shape;
    private final Initialiser initialiser;
    private final boolean buffer;
    private final @Nullable Parameter original;

    Parameter(Module owner, String name, Shape shape, Initialiser initialiser) {
        this(owner, name, shape, initialiser, false, null);
    }

    private Parameter(
            Module owner,
            String name,
            Shape shape,
            Initialiser initialiser,
            boolean buffer,
            @Nullable Parameter original) {
        this.owner = owner;
        this.name = name;
        this.shape = shape;
        this.initialiser = initialiser;
        this.buffer = buffer;
        this.original = original;
    }

    /// A parameter that starts as a copy of this one.
    public Parameter copy(String set) {
        return new Parameter(owner, set, shape, initialiser, false, this);
    }

    /// A value that a module carries from step to step by rules of its own.
    static Parameter buffer(Module owner, String name, Shape shape, Initialiser initialiser) {
        return new Parameter(owner, name, shape, initialiser, true, null);
    }

    /// The full name, `image.blocks.0.attention.qkv.weight`; of a copy with the name of its set in front.
    public String name() {
        if (original != null) {
            return name + "." + original.name();
        }
        String path = owner.path();
        return path.isEmpty() ? name : path + "." + name;
    }

    @Override
    public Shape shape() {
        return shape;
    }

    /// Bytes in float32, the type that parameters are kept in but for checks.
    public long bytes() {
        return DType.F32.bytes() * shape.count();
    }

    public Initialiser initialiser() {
        return initialiser;
    }

    /// Whether the optimiser moves it.
    public boolean isTrained() {
        return original == null && !buffer && !owner.isFrozen();
    }

    /// Whether steps give it its next value themselves.
    public boolean isBuffer() {
        return buffer;
    }

    /// Whether it belongs to a [dev.dinoscope.engine.trace.program.WeightCopy].
    public boolean isCopy() {
        return original != null;
    }

    /// What a copy starts as.
    public Parameter original() {
        return Objects.requireNonNull(original, () -> name() + " is no copy");
    }

    @Override
    public Tensor tensor() {
        return Trace.current().read(this);
    }

    @Override
    public String toString() {
        return name() + " " + shape;
    }
}
