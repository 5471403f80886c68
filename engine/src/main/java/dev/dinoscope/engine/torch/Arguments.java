package dev.dinoscope.engine.torch;

import dev.dinoscope.engine.torch.handle.Value;
import dev.dinoscope.engine.trace.program.Signature;
import dev.dinoscope.engine.trace.script.ScriptMethod;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/// Values by name: a method takes of them what it declares, in whatever order.
public final class Arguments {
    private final SequencedMap<String, Value> values;

    private Arguments(SequencedMap<String, Value> values) {
        this.values = values;
    }

    public static Arguments none() {
        return new Arguments(new LinkedHashMap<>());
    }

    public static Arguments of(String name, Value value) {
        return none().and(name, value);
    }

    /// These, and one more.
    ///
    /// @throws IllegalArgumentException if there is one of that name
    public Arguments and(String name, Value value) {
        return and(Map.of(name, value));
    }

    /// @throws IllegalArgumentException if there is one of that name
    public Arguments and(String name, long value) {
        return and(name, Value.of(value));
    }

    /// @throws IllegalArgumentException if there is one of that name
    public Arguments and(String name, double value) {
        return and(name, Value.of(value));
    }

    /// These, and more.
    ///
    /// @throws IllegalArgumentException if there is one of such a name
    public Arguments and(Map<String, ? extends Value> more) {
        SequencedMap<String, Value> all = new LinkedHashMap<>(values);
        more.forEach((name, value) -> {
            if (all.putIfAbsent(name, value) != null) {
                throw new IllegalArgumentException("two arguments are called " + name);
            }
        });
        return new Arguments(all);
    }

    /// These, and others.
    ///
    /// @throws IllegalArgumentException if both have one of a name
    public Arguments and(Arguments others) {
        return and(others.values);
    }

    /// In the order in which the method declares them.
    ///
    /// @throws IllegalArgumentException if one is missing
    Value[] of(ScriptMethod method) {
        return method.arguments().stream()
                .map(argument -> value(method.name(), argument.name()))
                .toArray(Value[]::new);
    }

    private Value value(String method, String name) {
        Value value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException(
                    "method " + method + " takes \"" + name + "\"; it is given " + values.keySet());
        }
        return value;
    }

    /// What a traced method takes.
    static Value[] of(Signature signature, Value parameters, NamedTensors inputs) {
        List<Value> arguments = new ArrayList<>(List.of(parameters));
        signature.inputs().forEach(input -> arguments.add(inputs.get(input.name())));
        return arguments.toArray(Value[]::new);
    }
}
