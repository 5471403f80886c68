package dev.dinoscope.engine.trace;

/// What one call of a traced method takes, counted from its statements.
///
/// Operations are those of products, convolutions and attention, a multiplication and an addition being two:
/// what PyTorch's `FlopCounterMode` counts. Bytes are those of intermediate values and of gradients: neither
/// parameters nor inputs.
///
/// @param forwardFlops operations to compute the outputs
/// @param backwardFlops operations to compute the gradients; 0 without a graph
/// @param keptBytes intermediate values that the backward pass needs
/// @param peakBytes the most that is held at a time, gradients of parameters included
public record MethodCost(long forwardFlops, long backwardFlops, long keptBytes, long peakBytes) {
    /// Both one after the other: operations add up, memory is used again.
    public MethodCost then(MethodCost next) {
        return new MethodCost(
                forwardFlops + next.forwardFlops,
                backwardFlops + next.backwardFlops,
                Math.max(keptBytes, next.keptBytes),
                Math.max(peakBytes, next.peakBytes));
    }

    /// The same again and again.
    public MethodCost times(long count) {
        return new MethodCost(count * forwardFlops, count * backwardFlops, keptBytes, peakBytes);
    }

    /// While so many more bytes are held.
    public MethodCost beside(long bytes) {
        return new MethodCost(forwardFlops, backwardFlops, keptBytes, peakBytes + bytes);
    }
}
