package dev.dinoscope.engine.train.alert;

import dev.dinoscope.engine.run.AlertKind;
import java.util.Locale;
import java.util.Optional;

/// Sees that the model waits for its data.
final class WaitWatch {
    private final double threshold;
    private final RecentValues recent;
    private boolean told;

    /// @param threshold share of the step time
    WaitWatch(double threshold, int window) {
        this.threshold = threshold;
        this.recent = new RecentValues(window);
    }

    Optional<Finding> see(double share) {
        recent.add(share);
        if (!recent.isFull()) {
            return Optional.empty();
        }
        var median = Medians.median(recent.values());
        if (told || median < threshold) {
            // Told again only after it was well for a while: a share about the threshold is one event.
            told &= median >= threshold / 2;
            return Optional.empty();
        }
        told = true;
        return Optional.of(new Finding(
                AlertKind.LOADER_BOUND,
                String.format(
                        Locale.ROOT,
                        "%.0f %% of the step time is spent waiting for data (median of %,d steps); raise data.workers or"
                                + " data.cache_gib, or bring the data nearer",
                        100 * median,
                        recent.count())));
    }
}
