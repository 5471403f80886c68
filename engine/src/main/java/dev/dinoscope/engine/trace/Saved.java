package dev.dinoscope.engine.trace;

import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/// What libtorch saves of an operation for its backward pass: values of the trace, and buffers that are none of them.
public enum Saved {
    NOTHING((statement, carries) -> List.of()),
    FIRST_OPERAND((statement, carries) -> List.of(statement.operand())),
    OPERANDS((statement, carries) -> statement.reads()),
    RESULTS((statement, carries) -> statement.defines()),
    /// Also of operations that nobody has looked up: rather too much than too little.
    OPERANDS_AND_RESULTS((statement, carries) -> Stream.of(statement.reads(), statement.defines())
            .flatMap(List::stream)
            .toList()),
    /// Of two factors each whose other one carries a gradient; of a tensor and a number nothing.
    FACTORS((statement, carries) -> {
        List<Tensor> factors = statement.reads().stream().limit(2).toList();
        Tensor a = factors.getFirst();
        Tensor b = factors.getLast();
        return factors.size() == 1
                ? List.of()
                : factors.stream().filter(t -> carries.test(t == a ? b : a)).toList();
    }),
    /// Dividend and divisor; of a tensor and a number nothing.
    QUOTIENT((statement, carries) -> statement.reads().size() == 1 ? List.of() : statement.reads()),
    /// Operands that say which element is meant: whole numbers and masks.
    INDICES((statement, carries) ->
            statement.reads().stream().filter(t -> !t.dtype().isFloating()).toList()),
    /// Where sorted values came from, the second result.
    ORDER((statement, carries) -> statement.defines().subList(1, 2)),
    /// Which elements are dropped and how the others are scaled, in the result's type.
    MASK(NOTHING.values, statement -> statement.result().bytes()),
    /// The operand, and of each row its mean and its inverse deviation.
    ROW_STATISTICS(
            FIRST_OPERAND.values,
            statement -> 2 * statement.result().bytes() / statement.result().dim(-1)),
    /// The operand, and its log-probabilities.
    LOG_PROBABILITIES(FIRST_OPERAND.values, statement -> statement.operand().bytes()),
    /// Operands and results, and of each query the logarithm of the sum of its scores' exponentials.
    LOG_SUMS(
            OPERANDS_AND_RESULTS.values,
            statement -> DType.F32.bytes()
                    * statement.result().shape().count()
                    / statement.result().dim(-1));

    private interface Values {
        List<Tensor> of(Statement statement, Predicate<Tensor> carries);
    }

    private final Values values;
    private final ToLongFunction<Statement> buffers;

    Saved(Values values) {
        this(values, statement -> 0);
    }

    Saved(Values values, ToLongFunction<Statement> buffers) {
        this.values = values;
        this.buffers = buffers;
    }

    /// Values of the trace that are saved.
    ///
    /// @param carries whether a gradient can pass through a value
    public List<Tensor> values(Statement statement, Predicate<Tensor> carries) {
        return values.of(statement, carries);
    }

    /// Bytes that are saved without being a value of the trace.
    public long bufferBytes(Statement statement) {
        return buffers.applyAsLong(statement);
    }
}
