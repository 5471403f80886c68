package dev.dinoscope.engine.trace;

/// How a parameter starts. Values are drawn in float32 on the CPU whatever the program's type and device, so that one
/// seed gives one model everywhere.
public sealed interface Initialiser {
    /// A TorchScript expression for a float32 tensor of this shape on the CPU.
    String expression(Shape shape);

    static Initialiser normal(double std) {
        return new Normal(std);
    }

    static Initialiser uniform(double bound) {
        return new Uniform(bound);
    }

    static Initialiser constant(double value) {
        return new Constant(value);
    }

    /// Mean 0.
    record Normal(double std) implements Initialiser {
        @Override
        public String expression(Shape shape) {
            return "torch.mul(torch.randn(" + shape + ", dtype=6), " + std + ")";
        }
    }

    /// Between −bound and +bound.
    record Uniform(double bound) implements Initialiser {
        @Override
        public String expression(Shape shape) {
            return "torch.mul(torch.sub(torch.mul(torch.rand(" + shape + ", dtype=6), 2.), 1.), " + bound + ")";
        }
    }

    record Constant(double value) implements Initialiser {
        @Override
        public String expression(Shape shape) {
            return "torch.full(" + shape + ", " + Literals.of(value) + ", dtype=6)";
        }
    }
}
