package dev.dinoscope.engine.trace.program;

import dev.dinoscope.engine.trace.Input;
import dev.dinoscope.engine.trace.MethodCost;
import dev.dinoscope.engine.trace.Parameter;
import java.util.List;

/// Two methods made of one body that computes rows, each of its own row of the inputs. One gives all outputs
/// and records no graph, the other only those that gradients can pass through, with their graph. Both draw
/// the same random numbers from the same seed.
///
/// @param values the method without a graph
/// @param graph the method with one; after the carriers it returns what else it had to draw
/// @param outputs of `values`, with their types and shapes
/// @param carriers names of the outputs that gradients can pass through
/// @param reached the trained parameters that the carriers send gradients to
/// @param valuesCost of a call of `values`
/// @param graphCost of a call of `graph` and its backward pass
public record RowMethods(
        Signature values,
        Signature graph,
        List<Input> outputs,
        List<String> carriers,
        List<Parameter> reached,
        MethodCost valuesCost,
        MethodCost graphCost) {
    public RowMethods {
        outputs = List.copyOf(outputs);
        carriers = List.copyOf(carriers);
        reached = List.copyOf(reached);
    }
}
