package dev.dinoscope.engine.cli;

import dev.dinoscope.engine.trace.Parameter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/// Numbers of weights by the model's upper modules, for people.
final class ParameterTable {
    private static final int LEVELS = 2;

    private ParameterTable() {}

    static String of(List<Parameter> parameters) {
        SequencedMap<String, Long> counts = new LinkedHashMap<>();
        parameters.forEach(p -> counts.merge(module(p.name()), p.shape().count(), Long::sum));
        var text = new StringBuilder("\n# parameters\n");
        counts.forEach((module, count) -> text.append("# %-32s %,12d%n".formatted(module, count)));
        var total = counts.values().stream().mapToLong(Long::longValue).sum();
        return text.append("# %-32s %,12d%n".formatted("total", total)).toString();
    }

    private static String module(String parameter) {
        var parts = parameter.split("\\.");
        return String.join(".", List.of(parts).subList(0, Math.min(LEVELS, Math.max(1, parts.length - 1))));
    }
}
