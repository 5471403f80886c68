package dev.dinoscope.engine.trace.program;

import dev.dinoscope.engine.trace.MethodCost;
import dev.dinoscope.engine.trace.Tensor;
import dev.dinoscope.engine.trace.Trace;
import dev.dinoscope.engine.trace.cost.CostCount;
import java.util.List;
import java.util.SequencedMap;

/// The traced body of a [RowLoop] for chunks of one size.
///
/// @param from row of the batch at which the first of these chunks begins
/// @param rows of a chunk
/// @param times how many chunks of this size follow each other
record RowChunk(Trace trace, SequencedMap<String, Tensor> outputs, long from, long rows, long times) {
    MethodCost cost(boolean graph) {
        List<Tensor> sums = List.copyOf(outputs.values());
        return graph
                ? CostCount.of(trace, sums, sums.subList(0, 1), trace.floatingInputs())
                : CostCount.of(trace, sums, List.of(), List.of());
    }
}
