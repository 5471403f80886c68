package dev.dinoscope.viz.chart.line;

import java.text.FieldPosition;
import java.text.NumberFormat;
import java.text.ParsePosition;
import java.util.Locale;
import java.util.function.DoubleFunction;

/// Text of axis values.
public final class AxisText extends NumberFormat {
    private static final double[] DURATIONS = {
        1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 10_800, 21_600, 43_200, 86_400
    };

    private final transient DoubleFunction<String> text;

    public AxisText(DoubleFunction<String> text) {
        this.text = text;
    }

    /// Steps: 500, 20k, 1.5M.
    public static String step(double value) {
        double size = Math.abs(value);
        if (size >= 1e6) {
            return trimmed(value / 1e6) + "M";
        }
        return size >= 1e4 ? trimmed(value / 1e3) + "k" : trimmed(value);
    }

    /// Durations: 45 s, 12:30, 3:05:00.
    public static String duration(double seconds) {
        long whole = Math.round(Math.abs(seconds));
        String sign = seconds < 0 && whole > 0 ? "-" : "";
        if (whole < 60) {
            return sign + (whole < 10 && seconds != whole ? trimmed(Math.abs(seconds)) : whole) + " s";
        }
        return whole < 3600
                ? String.format(Locale.ROOT, "%s%d:%02d", sign, whole / 60, whole % 60)
                : String.format(Locale.ROOT, "%s%d:%02d:%02d", sign, whole / 3600, whole / 60 % 60, whole % 60);
    }

    /// The round duration at or above the given number of seconds.
    public static double roundDuration(double seconds) {
        for (double duration : DURATIONS) {
            if (duration >= seconds) {
                return duration;
            }
        }
        return Math.ceil(seconds / 86_400) * 86_400;
    }

    /// A measured value with four significant digits; one that is not finite as it is.
    public static String value(double value) {
        if (!Double.isFinite(value)) {
            return Double.isNaN(value) ? "NaN" : value > 0 ? "+∞" : "−∞";
        }
        double size = Math.abs(value);
        if (value == 0) {
            return "0";
        }
        if (size < 1e-3 || size >= 1e6) {
            return String.format(Locale.ROOT, "%.3e", value);
        }
        int decimals = (int) Math.clamp(3 - Math.floor(Math.log10(size)), 0, 6);
        return String.format(Locale.ROOT, "%." + decimals + "f", value);
    }

    /// A round number, such as a tick of a logarithmic axis, without trailing zeros.
    public static String round(double value) {
        double size = Math.abs(value);
        return size != 0 && (size < 1e-3 || size >= 1e5)
                ? String.format(Locale.ROOT, "%.0e", value)
                : value(value).replaceFirst("(\\.\\d*?)0+$", "$1").replaceFirst("\\.$", "");
    }

    private static String trimmed(double value) {
        String text = String.format(Locale.ROOT, "%.2f", value);
        return text.replaceFirst("\\.?0+$", "");
    }

    @Override
    public StringBuffer format(double number, StringBuffer target, FieldPosition position) {
        return target.append(text.apply(number));
    }

    @Override
    public StringBuffer format(long number, StringBuffer target, FieldPosition position) {
        return target.append(text.apply((double) number));
    }

    @Override
    public Number parse(String source, ParsePosition position) {
        throw new UnsupportedOperationException("axis text is written, never read");
    }
}
