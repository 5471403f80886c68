package dev.dinoscope.engine.trace;

import java.util.ArrayList;
import java.util.Collection;
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
    private final Method method;
    private final SourceWriter source;
    private final Map<Tensor, Parameter> parameters = new HashMap<>();
    private final ParameterTable table;

    /// @param name under which the method is written
    MethodWriter(String name, Method method, ParameterTable table, SourceWriter source) {
        this.name = name;
        this.method = method;
        this.table = table;
        this.source = source;
        method.reads().forEach((parameter, value) -> parameters.put(value, parameter));
    }

    /// @param results what the method returns
    /// @param graph the results that keep their graph; without any the method records none
    void write(List<Tensor> results, Collection<Tensor> graph) {
        List<MethodSplit.Part> parts = MethodSplit.split(method.statements(), results);
        if (parts.size() > 1) {
            for (int i = 0; i < parts.size(); i++) {
                writePart(partName(i), parts.get(i));
            }
        }
        source.open(name + signature(method.inputs().values()) + " -> List[Tensor]");
        source.line("torch.set_grad_enabled(" + (graph.isEmpty() ? "False" : "True") + ")");
        if (parts.size() > 1) {
            for (int i = 0; i < parts.size(); i++) {
                source.line(call(partName(i), parts.get(i)));
            }
        } else {
            writeStatements(parts.getFirst().statements());
        }
        results.stream().filter(parameters::containsKey).forEach(this::readParameter);
        source.line("torch.set_grad_enabled(True)");
        source.line("return [" + returned(results, graph) + "]");
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
        source.open(name + signature(values(part)) + " -> " + type(part.gives()));
        writeStatements(part.statements());
        List<Tensor> gives = part.gives();
        source.line("return " + (gives.size() == 1 ? gives.getFirst().id() : "(" + ids(gives) + ")"));
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
            source.line(statement.text(), statement.origin());
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

    private static String type(List<Tensor> gives) {
        return gives.size() == 1
                ? "Tensor"
                : gives.stream().map(t -> "Tensor").collect(Collectors.joining(", ", "Tuple[", "]"));
    }

    private static String ids(List<Tensor> tensors) {
        return tensors.stream().map(Tensor::id).collect(Collectors.joining(", "));
    }
}
