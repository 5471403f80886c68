package dev.dinoscope.engine.config;

/// The numbers that a setting allows; infinite where there is no bound.
///
/// @param minOpen whether `min` itself is excluded
/// @param maxOpen whether `max` itself is excluded
public record Range(double min, boolean minOpen, double max, boolean maxOpen) {
    /// Every number.
    public static final Range ALL = new Range(Double.NEGATIVE_INFINITY, false, Double.POSITIVE_INFINITY, false);

    static Range of(Setting setting) {
        var minOpen = setting.above() > Double.NEGATIVE_INFINITY;
        var maxOpen = setting.below() < Double.POSITIVE_INFINITY;
        return new Range(
                minOpen ? setting.above() : setting.min(), minOpen, maxOpen ? setting.below() : setting.max(), maxOpen);
    }

    public boolean hasMin() {
        return min > Double.NEGATIVE_INFINITY;
    }

    public boolean hasMax() {
        return max < Double.POSITIVE_INFINITY;
    }

    public boolean contains(double value) {
        return (minOpen ? value > min : value >= min) && (maxOpen ? value < max : value <= max);
    }

    /// @return ` from 0 to 8`, ` above 0`, ` of at least 1 and below 5`; empty without bounds
    String phrase() {
        if (hasMin() && hasMax() && !minOpen && !maxOpen) {
            return " from " + NumberText.plain(min) + " to " + NumberText.plain(max);
        }
        var lower = hasMin() ? (minOpen ? " above " : " of at least ") + NumberText.plain(min) : "";
        var upper = hasMax() ? (maxOpen ? " below " : " of at most ") + NumberText.plain(max) : "";
        return lower + (hasMin() && hasMax() ? " and" + upper.replace(" of ", " ") : upper);
    }

    /// @return `0 … 8`, `> 0`, `≥ 1`, `≥ 1 and < 5`; empty without bounds
    public String symbols() {
        if (hasMin() && hasMax() && !minOpen && !maxOpen) {
            return NumberText.plain(min) + " … " + NumberText.plain(max);
        }
        var lower = hasMin() ? (minOpen ? "> " : "≥ ") + NumberText.plain(min) : "";
        var upper = hasMax() ? (maxOpen ? "< " : "≤ ") + NumberText.plain(max) : "";
        return lower + (hasMin() && hasMax() ? " and " : "") + upper;
    }
}
