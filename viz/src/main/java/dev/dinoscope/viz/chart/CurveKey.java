package dev.dinoscope.viz.chart;

/// Names a curve.
///
/// @param run name of the run
/// @param tag what was measured, for instance `loss`
public record CurveKey(String run, String tag) implements Comparable<CurveKey> {
    @Override
    public int compareTo(CurveKey other) {
        int byRun = run.compareTo(other.run);
        return byRun != 0 ? byRun : tag.compareTo(other.tag);
    }

    @Override
    public String toString() {
        return run + " · " + tag;
    }
}
