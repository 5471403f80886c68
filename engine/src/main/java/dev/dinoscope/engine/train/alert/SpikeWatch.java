package dev.dinoscope.engine.train.alert;

import dev.dinoscope.engine.run.AlertKind;
import java.util.Locale;
import java.util.Optional;

/// Sees a loss that is far above those before it. Measured by median and median absolute deviation, which the spikes
/// themselves do not move; a falling loss only makes it harder to stand out upwards.
final class SpikeWatch {
    /// A loss that hardly moves at all has no scatter to speak of; a hundredth of it is not worth an alert.
    private static final double LEAST_SCATTER = 0.01;

    private final double threshold;
    private final RecentValues recent;
    private long quietUntil = Long.MIN_VALUE;

    /// @param threshold in units of the scatter
    /// @param window steps to compare with
    SpikeWatch(double threshold, int window) {
        this.threshold = threshold;
        this.recent = new RecentValues(window);
    }

    Optional<Finding> see(long step, double loss) {
        var finding = recent.isFull() && step >= quietUntil ? judge(step, loss) : Optional.<Finding>empty();
        // A loss that stays up is one event, and soon the new usual.
        finding.ifPresent(_ -> quietUntil = step + recent.count());
        recent.add(loss);
        return finding;
    }

    private Optional<Finding> judge(long step, double loss) {
        var values = recent.values();
        var median = Medians.median(values);
        var scatter = Math.max(Medians.scatter(values, median), LEAST_SCATTER * Math.abs(median));
        var height = (loss - median) / scatter;
        if (!(height >= threshold)) {
            return Optional.empty();
        }
        return Optional.of(new Finding(
                AlertKind.LOSS_SPIKE,
                String.format(
                        Locale.ROOT,
                        "loss %.4g at step %d stands %.0f times the usual scatter above %.4g, the median of the %,d steps"
                                + " before; if it comes again, lower optim.learning_rate or optim.clip_norm",
                        loss,
                        step,
                        height,
                        median,
                        values.length)));
    }
}
