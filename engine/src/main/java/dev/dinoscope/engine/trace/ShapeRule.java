package dev.dinoscope.engine.trace;

import java.util.Arrays;
import java.util.List;

/// How the shape of an operation's result follows from those of its operands. Every error names the shapes.
enum ShapeRule {
    /// What all operands broadcast to.
    BROADCAST {
        @Override
        Shape of(String function, List<Shape> operands) {
            return operands.stream()
                    .reduce((a, b) -> Shape.broadcast(function, a, b))
                    .orElseThrow();
        }
    },
    /// That of the first operand.
    FIRST {
        @Override
        Shape of(String function, List<Shape> operands) {
            return operands.getFirst();
        }
    },
    /// `[…, n, k] × […, k, m]` → `[…, n, m]`.
    MATMUL {
        @Override
        Shape of(String function, List<Shape> operands) {
            Shape a = operands.get(0);
            Shape b = operands.get(1);
            if (a.rank() < 2 || b.rank() < 2 || a.dim(-1) != b.dim(-2)) {
                throw new ShapeError("matmul: " + a + " × " + b
                        + ": the last axis of the first must equal the last but one of the second");
            }
            Shape batch = Shape.broadcast("matmul, leading axes", leading(a), leading(b));
            long[] dims = Arrays.copyOf(batch.dims(), batch.rank() + 2);
            dims[dims.length - 2] = a.dim(-2);
            dims[dims.length - 1] = b.dim(-1);
            return Shape.of(dims);
        }
    },
    /// `[…, in]` and the weight [out, in] → `[…, out]`.
    LINEAR {
        @Override
        Shape of(String function, List<Shape> operands) {
            Shape x = operands.get(0);
            Shape weight = operands.get(1);
            if (weight.rank() != 2 || x.rank() < 1 || x.dim(-1) != weight.dim(1)) {
                throw new ShapeError("linear: input " + x + " does not fit weight " + weight + " [out, in]");
            }
            return x.with(-1, weight.dim(0));
        }
    },
    /// Queries `[…, q, d]`, keys `[…, k, d]` and values `[…, k, v]` → `[…, q, v]`.
    ATTENTION {
        @Override
        Shape of(String function, List<Shape> operands) {
            Shape query = operands.get(0);
            Shape key = operands.get(1);
            Shape value = operands.get(2);
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
    },
    /// Arguments decide that are no tensors: the caller says.
    CALLER {
        @Override
        Shape of(String function, List<Shape> operands) {
            throw new IllegalStateException("the shape of " + function + " follows from more than its operands");
        }
    };

    abstract Shape of(String function, List<Shape> operands);

    private static Shape leading(Shape shape) {
        return Shape.of(Arrays.copyOf(shape.dims(), shape.rank() - 2));
    }
}
