package dev.dinoscope.engine.trace;

/// A weight of a module: a name, a shape and how to start it. An operation that takes it reads its present value.
public final class Parameter implements Operand {
    private final Module owner;
    private final String name;
    private final Shape shape;
    private final Initialiser initialiser;

    Parameter(Module owner, String name, Shape shape, Initialiser initialiser) {
        this.owner = owner;
        this.name = name;
        this.shape = shape;
        this.initialiser = initialiser;
    }

    /// The full name, `image.blocks.0.attention.qkv.weight`.
    public String name() {
        String path = owner.path();
        return path.isEmpty() ? name : path + "." + name;
    }

    @Override
    public Shape shape() {
        return shape;
    }

    public Initialiser initialiser() {
        return initialiser;
    }

    @Override
    public Tensor tensor() {
        return Method.current().read(this);
    }

    @Override
    public String toString() {
        return name() + " " + shape;
    }
}
