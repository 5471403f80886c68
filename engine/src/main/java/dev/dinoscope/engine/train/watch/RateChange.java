package dev.dinoscope.engine.train.watch;

import dev.dinoscope.engine.optim.Schedule;
import java.util.Locale;
import java.util.Optional;

/// Tells when a run goes on with another learning rate than the one it had come to: its recipe was edited, or its data
/// have grown.
public final class RateChange {
    /// Scalars are kept in single precision.
    private static final double TOLERANCE = 1e-5;

    private RateChange() {}

    /// @param logged learning rate of the last step done, NaN where it is not known
    /// @param done steps done, at least 1
    /// @param total steps of the run as it is now planned
    /// @return one line for the user
    public static Optional<String> of(double logged, Schedule now, long done, long total) {
        var planned = now.at(done - 1);
        if (Double.isNaN(logged) || Math.abs(planned - logged) <= TOLERANCE * Math.max(planned, logged)) {
            return Optional.empty();
        }
        return Optional.of(String.format(
                Locale.ROOT,
                "the plan has changed since the last step (now %,d steps): after step %,d the learning rate goes"
                        + " from %.4g to %.4g",
                total,
                done,
                logged,
                now.at(done)));
    }
}
