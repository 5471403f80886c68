package dev.dinoscope.engine.method;

/// How long a run is, for what changes in its course.
///
/// @param stepsPerEpoch at least 1
/// @param totalSteps of the whole run
public record RunLength(long stepsPerEpoch, long totalSteps) {
    /// Passes over the data, the last one perhaps cut short.
    public long epochs() {
        return Math.ceilDiv(totalSteps, stepsPerEpoch);
    }
}
