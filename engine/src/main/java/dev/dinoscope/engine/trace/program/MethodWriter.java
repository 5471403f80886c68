package dev.dinoscope.engine.trace.program;

import dev.dinoscope.engine.trace.Parameter;
import dev.dinoscope.engine.trace.Statement;
import dev.dinoscope.engine.trace.Tensor;
import dev.dinoscope.engine.trace.Trace;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Writes a traced method as TorchScript, in parts when it is long. Every method takes the parameter list `p`
/// first, then its inputs, and returns a list.
final class MethodWriter {
    private final String name;
    private final Trace trace;
    private final SourceWriter source;
    private final Map<Tensor, Parameter> parameters = new HashMap<>();
    private final ParameterTable table;

    /// @param name under which the method is written
    MethodWriter(String name, Trace trace, ParameterTable table, SourceWriter source) {
        this.name = name;
        this.trace = trace;
        this.table = table;
        this.source = source;
        trace.reads().forEach((parameter, value) -> parameters.put(value, parameter));
    }

    /// @param results what the method returns
    /// @param graph the results that keep their graph; without any the method records none
    void write(List<Tensor> results, Collection<Tensor> graph) {
        writeLoops();
        List<MethodSplit.Part> parts = writeParts(results);
        source.open(name + signature(trace.inputs().values()) + " -> List[Tensor]");
        source.line("torch.set_grad_enabled(" + (graph.isEmpty() ? "False" : "True") + ")");
        writeBody(parts);
        results.stream().filter(parameters::containsKey).forEach(this::readParameter);
        source.line("torch.set_grad_enabled(True)");
        source.line("return [" + returned(results, graph) + "]");
    }

    private void writeLoops() {
        for (Statement statement : trace.statements()) {
            if (statement.callee() instanceof RowLoop loop && source.isNew(loop)) {
                loop.write(table, source);
            }
        }
    }

    /// For a method that others of the program call: it records a graph if its caller does.
    void writeInner(List<Tensor> results) {
        List<MethodSplit.Part> parts = writeParts(results);
        source.open(name + signature(trace.inputs().values()) + " -> List[Tensor]");
        writeBody(parts);
        source.line("return [" + ids(results) + "]");
    }

    private List<MethodSplit.Part> writeParts(List<Tensor> results) {
        List<MethodSplit.Part> parts = MethodSplit.split(trace.statements(), results);
        if (parts.size() > 1) {
            for (int i = 0; i < parts.size(); i++) {
                writePart(partName(i), parts.get(i));
            }
        }
        return parts;
    }

    private void writeBody(List<MethodSplit.Part> parts) {
        if (parts.size() > 1) {
            for (int i = 0; i < parts.size(); i++) {
                source.line(call(partName(i), parts.get(i)));
            }
        } else {
            writeStatements(parts.getFirst().statements());
        }
    }

    private String returned(List<Tensor> results, Collection<Tensor> graph) {
        return results.stream()
                .map(t -> graph.contains(t) ? t.id() : "torch.detach(" + value(t) + ")")
                .collect(Collectors.joining(", "));
    }

    /// A parameter moves after the method has returned; its value of now does not.
    private String value(Tensor tensor) {
        return parameters.containsKey(tensor) ? "torch.clone(" + tensor.id() + ")" : tensor.id();
    }

    private String partName(int index) {
        return name + "_part" + index;
    }

    private void writePart(String name, MethodSplit.Part part) {
        List<Tensor> gives = part.gives();
        source.open(name + signature(values(part)) + " -> " + type(gives.size()));
        writeStatements(part.statements());
        source.line("return " + tuple(gives.stream().map(Tensor::id).toList()));
    }

    private String call(String name, MethodSplit.Part part) {
        String arguments = values(part).isEmpty() ? "p" : "p, " + ids(values(part));
        return ids(part.gives()) + " = (self)." + name + "(" + arguments + ")";
    }

    private List<Tensor> values(MethodSplit.Part part) {
        return part.takes().stream().filter(t -> !parameters.containsKey(t)).toList();
    }

    private void writeStatements(List<Statement> statements) {
        Set<Tensor> read = new LinkedHashSet<>();
        for (Statement statement : statements) {
            statement.reads().stream()
                    .filter(t -> parameters.containsKey(t) && read.add(t))
                    .forEach(this::readParameter);
            source.statement(statement);
        }
    }

    private void readParameter(Tensor value) {
        Parameter parameter = parameters.get(value);
        if (parameter != null) {
            source.line(value.id() + " = p[" + table.index(parameter) + "]  # " + parameter.name());
        }
    }

    private static String signature(Collection<Tensor> values) {
        List<String> arguments = new ArrayList<>(List.of("self", "p: List[Tensor]"));
        values.forEach(t -> arguments.add(t.id() + ": Tensor"));
        return "(" + String.join(", ", arguments) + ")";
    }

    /// The type of so many tensors as one value.
    static String type(int tensors) {
        return tensors == 1 ? "Tensor" : "Tuple[" + String.join(", ", Collections.nCopies(tensors, "Tensor")) + "]";
    }

    /// Values of that type.
    static String tuple(List<String> values) {
        return values.size() == 1 ? values.getFirst() : "(" + String.join(", ", values) + ")";
    }

    private static String ids(List<Tensor> tensors) {
        return tensors.stream().map(Tensor::id).collect(Collectors.joining(", "));
    }
}
