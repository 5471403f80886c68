package dev.dinoscope.engine.trace.cost;

import dev.dinoscope.engine.trace.Callee;
import dev.dinoscope.engine.trace.MethodCost;
import dev.dinoscope.engine.trace.Saved;
import dev.dinoscope.engine.trace.Statement;
import dev.dinoscope.engine.trace.Tensor;
import dev.dinoscope.engine.trace.Trace;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Counts what a call of a traced method takes: operations, and the memory of intermediate values as they come and
/// go, first through the statements and then, where there is a graph, back through them.
public final class CostCount {
    private final List<Statement> statements;
    private final int moments;
    private final boolean graph;
    private final GradientFlow flow;
    private final Set<Tensor> reached;
    private final Map<Tensor, Tensor> memoryOf = new HashMap<>();
    private final long[] change;
    private long kept;

    /// @param results of the method
    /// @param graph those that a backward pass begins at; none for a method without one
    /// @param leaves values beside the trained parameters whose gradients are wanted
    public static MethodCost of(
            Trace trace, Collection<Tensor> results, Collection<Tensor> graph, Collection<Tensor> leaves) {
        return new CostCount(trace, graph, leaves).count(results);
    }

    private CostCount(Trace trace, Collection<Tensor> graph, Collection<Tensor> leaves) {
        this.statements = trace.statements();
        this.graph = !graph.isEmpty();
        this.flow = new GradientFlow(trace, leaves);
        this.reached = this.graph ? flow.reached(graph) : Set.of();
        this.moments = statements.size();
        this.change = new long[2 * moments + 2];
    }

    private MethodCost count(Collection<Tensor> results) {
        Map<Tensor, Integer> until = lastUse(results);
        Map<Tensor, Integer> gradientFrom = new HashMap<>();
        long forward = 0;
        long backward = 0;
        for (int i = 0; i < moments; i++) {
            Statement statement = statements.get(i);
            Callee callee = statement.callee();
            if (callee instanceof Callee.Inner inner) {
                MethodCost cost = inner.cost(graph);
                forward += cost.forwardFlops();
                backward += cost.backwardFlops();
                hold(cost.peakBytes(), i, i);
            }
            forward += callee.flops().forward(statement);
            if (isBackward(statement)) {
                backward += callee.flops().backward(statement, reached::contains);
                keep(statement, i, until);
                for (Tensor read : statement.reads()) {
                    if (reached.contains(read)) {
                        gradientFrom.put(memory(read), back(i));
                    }
                }
            }
        }
        holdValues(until);
        holdGradients(gradientFrom);
        return new MethodCost(forward, backward, kept, peak());
    }

    private boolean isBackward(Statement statement) {
        return !statement.callee().stopsGradients()
                && statement.defines().stream().anyMatch(reached::contains);
    }

    /// The moment at which the backward pass comes through a statement.
    private int back(int statement) {
        return 2 * moments - statement;
    }

    /// The last statement that reads each value's memory.
    private Map<Tensor, Integer> lastUse(Collection<Tensor> results) {
        Map<Tensor, Integer> until = new HashMap<>();
        for (int i = 0; i < moments; i++) {
            Statement statement = statements.get(i);
            if (statement.callee().isView()) {
                Tensor memory = memory(statement.reads().getFirst());
                statement.defines().forEach(view -> memoryOf.put(view, memory));
            }
            for (Tensor read : statement.reads()) {
                until.put(memory(read), i);
            }
        }
        results.forEach(result -> until.put(memory(result), moments));
        return until;
    }

    private Tensor memory(Tensor tensor) {
        return memoryOf.getOrDefault(tensor, tensor);
    }

    private void keep(Statement statement, int moment, Map<Tensor, Integer> until) {
        Saved saved = statement.callee().saved();
        for (Tensor value : new HashSet<>(saved.values(statement, flow::carries))) {
            until.merge(memory(value), back(moment), Math::max);
        }
        long buffers = saved.bufferBytes(statement);
        kept += buffers;
        hold(buffers, moment, back(moment));
    }

    private void holdValues(Map<Tensor, Integer> until) {
        for (int i = 0; i < moments; i++) {
            Statement statement = statements.get(i);
            if (statement.callee().isView()) {
                continue;
            }
            for (Tensor value : statement.defines()) {
                int end = until.getOrDefault(value, i);
                hold(value.bytes(), i, end);
                kept += end > moments ? value.bytes() : 0;
            }
        }
    }

    /// A value's gradient is held from its last reader on, back to where the value was made; a parameter's to
    /// the end.
    private void holdGradients(Map<Tensor, Integer> from) {
        Map<Tensor, Integer> made = new HashMap<>();
        for (int i = 0; i < moments; i++) {
            for (Tensor value : statements.get(i).defines()) {
                made.put(value, i);
            }
        }
        from.forEach((value, moment) -> {
            Integer statement = made.get(value);
            hold(value.bytes(), moment, statement == null ? 2 * moments : back(statement));
        });
    }

    /// @param from first and `to` last moment
    private void hold(long bytes, int from, int to) {
        change[from] += bytes;
        change[to + 1] -= bytes;
    }

    private long peak() {
        long now = 0;
        long most = 0;
        for (long step : change) {
            now += step;
            most = Math.max(most, now);
        }
        return most;
    }
}
