package dev.dinoscope.engine.trace.program;

import dev.dinoscope.engine.trace.Parameter;
import dev.dinoscope.engine.trace.script.GradientScripts;
import dev.dinoscope.engine.trace.script.Script;
import dev.dinoscope.engine.trace.script.ScriptMethod;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Writes a method that returns another method's outputs and the gradients of its first one.
final class GradientText {
    private final String name;
    private final Signature value;
    private final List<String> inputs;
    private final List<Parameter> reads;
    private final ParameterTable table;

    /// @param inputs that the first output sends gradients to; parameters alike
    GradientText(String name, Signature value, List<String> inputs, List<Parameter> reads, ParameterTable table) {
        this.name = name;
        this.value = value;
        this.inputs = inputs;
        this.reads = reads;
        this.table = table;
    }

    Signature signature() {
        List<String> outputs = new ArrayList<>(value.outputs());
        inputs.forEach(i -> outputs.add("gradient." + i));
        reads.forEach(p -> outputs.add("gradient." + p.name()));
        return new Signature(name, value.inputs(), outputs);
    }

    ScriptMethod method() {
        String arguments = value.inputs().stream().map(i -> ", " + i.name()).collect(Collectors.joining());
        String declared =
                value.inputs().stream().map(i -> ", " + i.name() + ": Tensor").collect(Collectors.joining());
        String leaves = Stream.concat(inputs.stream(), reads.stream().map(p -> "p[" + table.index(p) + "]"))
                .collect(Collectors.joining(", "));
        return GradientScripts.BESIDE_OUTPUTS
                .where("name", name)
                .where("inputs", declared)
                .where(
                        "cut",
                        inputs.stream()
                                .map(i -> GradientScripts.CUT.where("input", i))
                                .toArray(Script[]::new))
                .where("value", value.name())
                .where("arguments", arguments)
                .where("leaves", leaves)
                .method();
    }
}
