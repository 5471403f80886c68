package dev.dinoscope.engine.trace.program;

import dev.dinoscope.engine.trace.Callee;
import dev.dinoscope.engine.trace.MethodCost;
import dev.dinoscope.engine.trace.Tensor;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Writes the loop of [RowChunks]: it adds up what the chunks return and, where the caller records gradients,
/// the gradients of the first of it. Gradients are added in place, so that there is one of each.
///
/// @param chunks bodies for the sizes of chunk that occur
/// @param device as an argument of a factory function
record RowLoop(
        String name,
        SequencedMap<String, Tensor> shared,
        SequencedMap<String, Tensor> rows,
        List<RowChunk> chunks,
        String device)
        implements Callee.Inner {

    @Override
    public String function() {
        return "(self)." + name;
    }

    /// What the loop takes, in order.
    List<Tensor> arguments() {
        return Stream.concat(shared.values().stream(), rows.values().stream()).toList();
    }

    /// What it returns gradients for, in this order, after the sums.
    List<Tensor> gradientTargets() {
        return arguments().stream().filter(RowLoop::isTarget).toList();
    }

    private static boolean isTarget(Tensor tensor) {
        return tensor.dtype().isFloating();
    }

    /// One for each output of the body; shapes and types are those of the first body.
    List<Tensor> sums() {
        return List.copyOf(chunks.getFirst().outputs().values());
    }

    /// One chunk after the other, each with its own backward pass.
    @Override
    public MethodCost cost(boolean graph) {
        return chunks.stream()
                .map(chunk -> chunk.cost(graph).times(chunk.times()))
                .reduce(MethodCost::then)
                .orElseThrow();
    }

    void write(ParameterTable parameters, SourceWriter source) {
        for (RowChunk chunk : chunks) {
            new MethodWriter(chunk.trace().name(), chunk.trace(), parameters, source)
                    .writeInner(List.copyOf(chunk.outputs().values()));
        }
        List<String> returned = new ArrayList<>(sumNames());
        targetNames().forEach(n -> returned.add("g_" + n));
        String declared =
                argumentNames().stream().map(n -> ", " + n + ": Tensor").collect(Collectors.joining());
        source.open(name + "(self, p: List[Tensor]" + declared + ") -> " + MethodWriter.type(returned.size()));
        source.line("graph = torch.is_grad_enabled()");
        for (int i = 0; i < sums().size(); i++) {
            Tensor sum = sums().get(i);
            source.line(String.format(
                    Locale.ROOT,
                    "sum%d = torch.zeros(%s, dtype=%s, %s)",
                    i,
                    sum.shape(),
                    sum.dtype().code(),
                    device));
        }
        targetNames().forEach(n -> source.line("g_" + n + " = torch.zeros_like(" + n + ")"));
        targets(shared).forEach(n -> leaf(source, "", n, n));
        chunks.forEach(chunk -> writeChunks(source, chunk));
        source.line("return " + MethodWriter.tuple(returned));
    }

    private void writeChunks(SourceWriter source, RowChunk chunk) {
        source.line("for i in range(" + chunk.times() + "):");
        source.line(
                String.format(Locale.ROOT, "  start = torch.add(%d, torch.mul(i, %d))", chunk.from(), chunk.rows()));
        source.line("  end = torch.add(start, " + chunk.rows() + ")");
        rows.forEach((name, tensor) -> {
            String part = "torch.slice(" + name + ", 0, start, end, 1)";
            if (isTarget(tensor)) {
                leaf(source, "  ", "c_" + name, part);
            } else {
                source.line("  c_" + name + " = " + part);
            }
        });
        String arguments = Stream.concat(
                        shared.keySet().stream(), rows.keySet().stream().map(n -> "c_" + n))
                .map(n -> ", " + n)
                .collect(Collectors.joining());
        source.line("  out = (self)." + chunk.trace().name() + "(p" + arguments + ")");
        for (int i = 0; i < sums().size(); i++) {
            source.line(String.format(Locale.ROOT, "  sum%d = torch.add(sum%d, torch.detach(out[%d]))", i, i, i));
        }
        source.line("  if graph:");
        writeGradients(source);
        source.line("  else:");
        source.line("    pass");
    }

    private static void leaf(SourceWriter source, String indent, String name, String value) {
        source.line(indent + name + " = torch.detach(" + value + ")");
        source.line(indent + "if graph:");
        source.line(indent + "  " + name + " = torch.requires_grad_(" + name + ", True)");
        source.line(indent + "else:");
        source.line(indent + "  pass");
    }

    /// A chunk need not depend on all it is given: transitions of weight 0, say.
    private void writeGradients(SourceWriter source) {
        List<String> own = targets(rows);
        String leaves = Stream.concat(targets(shared).stream(), own.stream().map(n -> "c_" + n))
                .collect(Collectors.joining(", "));
        source.line("    gs = torch.grad([out[0]], [" + leaves
                + "], annotate(List[Optional[Tensor]], [None]), False, False, True)");
        List<String> names = targetNames();
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i);
            String sum = own.contains(name) ? "torch.slice(g_" + name + ", 0, start, end, 1)" : "g_" + name;
            source.line("    d" + i + " = gs[" + i + "]");
            source.line("    if d" + i + " is not None:");
            source.line("      _n = torch.add_(" + sum + ", unchecked_cast(Tensor, d" + i + "))");
            source.line("    else:");
            source.line("      pass");
        }
    }

    private List<String> sumNames() {
        return IntStream.range(0, sums().size()).mapToObj(i -> "sum" + i).toList();
    }

    private List<String> argumentNames() {
        return Stream.concat(shared.keySet().stream(), rows.keySet().stream()).toList();
    }

    private List<String> targetNames() {
        return Stream.of(shared, rows)
                .map(RowLoop::targets)
                .flatMap(Collection::stream)
                .toList();
    }

    private static List<String> targets(SequencedMap<String, Tensor> tensors) {
        List<String> names = new ArrayList<>();
        tensors.forEach((name, tensor) -> {
            if (isTarget(tensor)) {
                names.add(name);
            }
        });
        return Collections.unmodifiableList(names);
    }
}
