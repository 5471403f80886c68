package dev.dinoscope.engine.trace.cost;

import dev.dinoscope.engine.trace.Parameter;
import dev.dinoscope.engine.trace.Statement;
import dev.dinoscope.engine.trace.Tensor;
import dev.dinoscope.engine.trace.Trace;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Which values of a trace a gradient can pass through on its way to a trained parameter, or to an input
/// where those count as leaves: floating ones that are made of it, and of which no [Tensor#detach] cuts it
/// off.
public final class GradientFlow {
    private final Trace trace;
    private final Set<Tensor> carriers = new HashSet<>();

    public GradientFlow(Trace trace) {
        this(trace, List.of());
    }

    /// @param leaves beside the trained parameters
    public GradientFlow(Trace trace, Collection<Tensor> leaves) {
        this.trace = trace;
        carriers.addAll(leaves);
        trace.reads().forEach((parameter, value) -> {
            if (parameter.isTrained()) {
                carriers.add(value);
            }
        });
        for (Statement statement : trace.statements()) {
            if (!statement.callee().stopsGradients()
                    && statement.reads().stream().anyMatch(carriers::contains)) {
                statement.defines().stream().filter(t -> t.dtype().isFloating()).forEach(carriers::add);
            }
        }
    }

    public boolean carries(Tensor tensor) {
        return carriers.contains(tensor);
    }

    /// The trained parameters that these results send gradients to, in the order they were first read.
    public List<Parameter> parameters(Collection<Tensor> results) {
        Set<Tensor> reached = reached(results);
        return trace.reads().entrySet().stream()
                .filter(read -> reached.contains(read.getValue()))
                .map(Map.Entry::getKey)
                .toList();
    }

    /// The values that these results send gradients to.
    public Set<Tensor> reached(Collection<Tensor> results) {
        Set<Tensor> reached = new HashSet<>();
        results.stream().filter(this::carries).forEach(reached::add);
        for (Statement statement : trace.statements().reversed()) {
            if (!statement.callee().stopsGradients()
                    && statement.defines().stream().anyMatch(reached::contains)) {
                statement.reads().stream().filter(this::carries).forEach(reached::add);
            }
        }
        return reached;
    }
}
