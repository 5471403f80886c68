package dev.dinoscope.engine.verify.golden;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Compares computed values with expected ones. A value that is expected but was not computed is a problem.
public final class GoldenComparison {
    private final Map<String, double[]> values;
    private final List<String> problems = new ArrayList<>();
    private double worst;
    private int compared;

    public GoldenComparison(Map<String, double[]> values) {
        this.values = values;
    }

    public void add(String name, GoldenTensor expected, double tolerance) {
        double[] actual = values.get(name);
        if (actual == null) {
            problems.add(name + " was not computed");
            return;
        }
        compared++;
        double excess = Tolerance.excess(tolerance, expected.data(), actual);
        worst = Math.max(worst, excess);
        if (excess > 1) {
            problems.add(
                    String.format(Locale.ROOT, "%s is off by %.3g times the tolerance %.0e", name, excess, tolerance));
        }
    }

    /// Whether something was compared and all of it agreed.
    public boolean isGood() {
        return problems.isEmpty() && compared > 0;
    }

    public List<String> problems() {
        return compared == 0 && problems.isEmpty() ? List.of("the case expects nothing") : problems;
    }

    public double worst() {
        return compared == 0 ? Double.NaN : worst;
    }
}
