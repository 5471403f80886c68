package dev.dinoscope.engine.trace;

import java.util.function.Predicate;

/// Operations of products, convolutions and attention, a multiplication and an addition being two: what PyTorch's
/// `FlopCounterMode` counts. Others count as none.
public enum Flops {
    NONE {
        @Override
        public long forward(Statement statement) {
            return 0;
        }
    },
    /// Sums over the last axis of the first factor.
    PRODUCT {
        @Override
        public long forward(Statement statement) {
            return sums(statement, statement.operand().dim(-1));
        }
    },
    /// Sums over one output channel's kernel.
    CONVOLUTION {
        @Override
        public long forward(Statement statement) {
            Shape kernel = statement.reads().get(1).shape();
            return sums(statement, kernel.count() / kernel.dim(0));
        }
    },
    /// Two products of the size of the scores forward. Backward four, and one more for the scores, which were not
    /// saved.
    ATTENTION {
        @Override
        public long forward(Statement statement) {
            return 2 * scores(statement);
        }

        @Override
        public long backward(Statement statement, Predicate<Tensor> wanted) {
            return 5 * scores(statement);
        }
    };

    private static final int MULTIPLY_AND_ADD = 2;

    public abstract long forward(Statement statement);

    /// One more product of the same size for each factor that a gradient goes to.
    ///
    /// @param wanted whether a value's gradient is
    public long backward(Statement statement, Predicate<Tensor> wanted) {
        return forward(statement)
                * statement.reads().stream().limit(2).filter(wanted).count();
    }

    private static long sums(Statement statement, long terms) {
        return MULTIPLY_AND_ADD * statement.result().shape().count() * terms;
    }

    private static long scores(Statement statement) {
        long keys = statement.reads().get(1).dim(-2);
        return MULTIPLY_AND_ADD * statement.operand().shape().count() * keys;
    }
}
