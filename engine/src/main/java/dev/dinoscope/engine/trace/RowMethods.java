package dev.dinoscope.engine.trace;

import java.util.List;

/// Two methods made of one body that computes rows, each of its own row of the inputs. One gives all outputs
/// and records no graph, the other only those that gradients can pass through, with their graph. Both draw
/// the same random numbers from the same seed.
///
/// @param values the method without a graph
/// @param graph the method with one
/// @param outputs of `values`, with their types and shapes
/// @param reached the trained parameters that the outputs of `graph` send gradients to
public record RowMethods(Signature values, Signature graph, List<Input> outputs, List<Parameter> reached) {
    public RowMethods {
        outputs = List.copyOf(outputs);
        reached = List.copyOf(reached);
    }
}
