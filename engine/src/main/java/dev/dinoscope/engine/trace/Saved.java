package dev.dinoscope.engine.trace;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// What libtorch saves of an operation for its backward pass: values of the trace, and buffers that are none of them.
public enum Saved {
    NOTHING,
    FIRST_OPERAND,
    OPERANDS,
    RESULTS,
    /// Also of operations that nobody has looked up: rather too much than too little.
    OPERANDS_AND_RESULTS,
    /// Of two factors each whose other one carries a gradient; of a tensor and a number nothing.
    FACTORS,
    /// Dividend and divisor; of a tensor and a number nothing.
    QUOTIENT,
    /// Operands that say which element is meant: whole numbers and masks.
    INDICES,
    /// Where sorted values came from, the second result.
    ORDER,
    /// A buffer of which elements are dropped and how the others are scaled, in the result's type.
    MASK,
    /// The operand, and a buffer of each row's mean and inverse deviation.
    ROW_STATISTICS,
    /// The operand, and a buffer of its log-probabilities.
    LOG_PROBABILITIES,
    /// Operands and results, and a buffer of the logarithm of each query's sum of exponentials.
    LOG_SUMS;

    /// Values of the trace that are saved.
    ///
    /// @param carries whether a gradient can pass through a value
    public List<Tensor> values(Statement statement, Predicate<Tensor> carries) {
        List<Tensor> reads = statement.reads();
        return switch (this) {
            case NOTHING, MASK -> List.of();
            case FIRST_OPERAND, ROW_STATISTICS, LOG_PROBABILITIES -> List.of(statement.operand());
            case OPERANDS -> reads;
            case RESULTS -> statement.defines();
            case OPERANDS_AND_RESULTS, LOG_SUMS ->
                Stream.concat(reads.stream(), statement.defines().stream()).toList();
            case FACTORS -> reads.size() == 1 ? List.of() : factors(reads.get(0), reads.get(1), carries);
            case QUOTIENT -> reads.size() == 1 ? List.of() : reads;
            case INDICES -> reads.stream().filter(t -> !t.dtype().isFloating()).toList();
            case ORDER -> statement.defines().subList(1, 2);
        };
    }

    private static List<Tensor> factors(Tensor a, Tensor b, Predicate<Tensor> carries) {
        return Stream.of(a, b).filter(t -> carries.test(t == a ? b : a)).toList();
    }

    /// Bytes that are saved without being a value of the trace.
    public long bufferBytes(Statement statement) {
        Tensor result = statement.result();
        return switch (this) {
            case MASK -> result.bytes();
            case ROW_STATISTICS -> 2 * result.bytes() / result.dim(-1);
            case LOG_PROBABILITIES -> statement.operand().bytes();
            case LOG_SUMS -> DType.F32.bytes() * result.shape().count() / result.dim(-1);
            case NOTHING, FIRST_OPERAND, OPERANDS, RESULTS, OPERANDS_AND_RESULTS, FACTORS, QUOTIENT, INDICES, ORDER ->
                0;
        };
    }
}
