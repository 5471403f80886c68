package dev.dinoscope.app.view.runs;

import java.util.Comparator;
import java.util.function.BooleanSupplier;
import java.util.function.ToDoubleFunction;

/// The order of runs by a number.
final class RunOrder {
    private RunOrder() {}

    /// A run whose number is absent or not finite comes last, whichever way the runs are sorted.
    ///
    /// @param downwards whether the order is turned round afterwards
    static <V> Comparator<V> finiteFirst(ToDoubleFunction<V> number, BooleanSupplier downwards) {
        return (one, other) -> {
            double a = number.applyAsDouble(one);
            double b = number.applyAsDouble(other);
            if (Double.isFinite(a) && Double.isFinite(b)) {
                return Double.compare(a, b);
            }
            int last = downwards.getAsBoolean() ? -1 : 1;
            return last * Boolean.compare(!Double.isFinite(a), !Double.isFinite(b));
        };
    }
}
