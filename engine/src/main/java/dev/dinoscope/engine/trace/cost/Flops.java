package dev.dinoscope.engine.trace.cost;

import dev.dinoscope.engine.trace.Shape;
import dev.dinoscope.engine.trace.Statement;
import dev.dinoscope.engine.trace.Tensor;
import java.util.function.Predicate;

/// Operations of products, convolutions and attention.
final class Flops {
    private static final int MULTIPLY_AND_ADD = 2;

    private Flops() {}

    static long forward(Statement statement) {
        return switch (statement.function()) {
            case "torch.matmul", "torch.linear" ->
                product(statement, statement.reads().getFirst().dim(-1));
            case "torch.conv2d" -> {
                Shape kernel = statement.reads().get(1).shape();
                yield product(statement, kernel.count() / kernel.dim(0));
            }
            case "torch.scaled_dot_product_attention" -> 2 * scores(statement);
            default -> 0;
        };
    }

    /// One more product of the same size for each factor that a gradient goes to; attention computes its
    /// scores again, as they were not kept.
    ///
    /// @param wanted whether a value's gradient is
    static long backward(Statement statement, Predicate<Tensor> wanted) {
        return switch (statement.function()) {
            case "torch.matmul", "torch.linear", "torch.conv2d" ->
                forward(statement)
                        * statement.reads().stream().limit(2).filter(wanted).count();
            case "torch.scaled_dot_product_attention" -> 5 * scores(statement);
            default -> 0;
        };
    }

    private static long product(Statement statement, long terms) {
        return MULTIPLY_AND_ADD * statement.defines().getFirst().shape().count() * terms;
    }

    private static long scores(Statement statement) {
        Shape query = statement.reads().getFirst().shape();
        return MULTIPLY_AND_ADD * query.count() * statement.reads().get(1).dim(-2);
    }
}
