package dev.dinoscope.app.view.launch;

import java.util.Locale;

/// Large numbers as people read them.
final class CostText {
    private static final String[] THOUSANDS = {"", " k", " M", " G", " T", " P", " E"};
    private static final double KIB = 1024;

    private CostText() {}

    /// `1,234,567`
    static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /// `12.3 GFLOP`
    static String flops(long operations) {
        double value = operations;
        int unit = 0;
        while (value >= 1000 && unit < THOUSANDS.length - 1) {
            value /= 1000;
            unit++;
        }
        return String.format(Locale.ROOT, "%.3g%sFLOP", value, unit == 0 ? " " : THOUSANDS[unit]);
    }

    /// `512 MiB`
    static String bytes(long bytes) {
        double mib = bytes / KIB / KIB;
        return mib < KIB
                ? String.format(Locale.ROOT, mib < 10 ? "%.1f MiB" : "%.0f MiB", mib)
                : String.format(Locale.ROOT, "%.1f GiB", mib / KIB);
    }
}
