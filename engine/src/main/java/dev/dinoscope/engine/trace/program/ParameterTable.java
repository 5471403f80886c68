package dev.dinoscope.engine.trace.program;

import dev.dinoscope.engine.trace.Parameter;
import dev.dinoscope.engine.trace.Trace;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The parameters of a program in order; a program reads them from one list by index.
final class ParameterTable {
    private final List<Parameter> parameters;
    private final Map<Parameter, Integer> indices = new HashMap<>();

    ParameterTable(List<Parameter> parameters) {
        this.parameters = List.copyOf(parameters);
        for (Parameter parameter : parameters) {
            if (indices.putIfAbsent(parameter, indices.size()) != null) {
                throw new IllegalArgumentException("parameter " + parameter.name() + " is listed twice");
            }
        }
    }

    List<Parameter> all() {
        return parameters;
    }

    int index(Parameter parameter) {
        Integer index = indices.get(parameter);
        if (index == null) {
            throw new IllegalStateException(
                    "parameter " + parameter.name() + " is not part of the program's model" + Trace.here());
        }
        return index;
    }
}
