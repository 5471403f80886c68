package dev.dinoscope.engine.trace.program;

import dev.dinoscope.engine.trace.DType;
import dev.dinoscope.engine.trace.Device;
import dev.dinoscope.engine.trace.Tensor;
import java.util.Collection;
import java.util.stream.Collectors;

/// Java values as TorchScript's arguments. A string stands for itself.
final class Literals {
    private Literals() {}

    static String of(Object value) {
        return switch (value) {
            case Tensor tensor -> tensor.id();
            case Boolean flag -> flag ? "True" : "False";
            case Double number -> of(number.doubleValue());
            case DType type -> "dtype=" + type.code();
            case Device device -> "device=torch.device(\"" + device + "\")";
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
