package dev.dinoscope.engine.trace;

import java.util.Collection;
import java.util.stream.Collectors;

/// Java values as TorchScript literals.
final class Literals {
    private Literals() {}

    static String of(Object value) {
        return switch (value) {
            case Tensor tensor -> tensor.id();
            case Boolean flag -> flag ? "True" : "False";
            case Double number -> of(number.doubleValue());
            case Collection<?> list -> list.stream().map(Literals::of).collect(Collectors.joining(", ", "[", "]"));
            default -> value.toString();
        };
    }

    /// Infinity and NaN have no literal in TorchScript.
    static String of(double number) {
        return Double.isFinite(number)
                ? Double.toString(number)
                : "float(\"" + (Double.isNaN(number) ? "nan" : number > 0 ? "inf" : "-inf") + "\")";
    }
}
