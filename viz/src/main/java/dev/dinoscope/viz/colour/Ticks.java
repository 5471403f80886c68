package dev.dinoscope.viz.colour;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Round numbers for scales: multiples of 1, 2 or 5 times a power of ten.
///
/// @param values ascending
/// @param step distance of neighbours
public record Ticks(List<Double> values, double step) {
    public Ticks {
        values = List.copyOf(values);
    }

    /// At most `maxCount` (≥ 2) ticks within [low, high].
    public static Ticks of(double low, double high, int maxCount) {
        double rough = (high - low) / Math.max(1, maxCount - 1);
        double power = Math.pow(10, Math.floor(Math.log10(rough)));
        double step = power;
        for (double multiple : new double[] {1, 2, 5, 10}) {
            step = multiple * power;
            if (Math.floor(high / step + 1e-9) - Math.ceil(low / step - 1e-9) + 1 <= maxCount) {
                break;
            }
        }
        List<Double> values = new ArrayList<>();
        long last = (long) Math.floor(high / step + 1e-9);
        for (long i = (long) Math.ceil(low / step - 1e-9); i <= last; i++) {
            values.add(i * step);
        }
        return new Ticks(values, step);
    }

    /// A tick with as many decimals as the step needs; very large and small ones in exponent form.
    public String format(double value) {
        double size = Math.max(Math.abs(value), step);
        if (size >= 1e6 || step < 1e-5) {
            return value == 0 ? "0" : String.format(Locale.ROOT, "%.2g", value);
        }
        int decimals = (int) Math.max(0, -Math.floor(Math.log10(step) + 1e-9));
        return String.format(Locale.ROOT, "%." + decimals + "f", value + 0.0);
    }
}
