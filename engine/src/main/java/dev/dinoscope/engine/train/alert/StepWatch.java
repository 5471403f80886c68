package dev.dinoscope.engine.train.alert;

import dev.dinoscope.engine.recipe.AlertConfig;
import dev.dinoscope.engine.run.AlertKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/// All that is watched step by step. What it finds follows from the samples alone: a resumed run that shows it the
/// logged ones first goes on as if it had never been interrupted.
public final class StepWatch {
    private final List<Watch> watches = new ArrayList<>();

    private interface Watch {
        Optional<Finding> see(StepSample sample);
    }

    public StepWatch(AlertConfig config) {
        if (config.spike() > 0) {
            var spike = new SpikeWatch(config.spike(), config.window());
            watches.add(sample -> spike.see(sample.step(), sample.loss()));
        }
        if (config.loaderWait() > 0) {
            var wait = new WaitWatch(config.loaderWait(), config.window());
            watches.add(sample -> wait.see(sample.loaderWait()));
        }
        var window = config.driftWindow();
        drift(window, config.lossRise(), StepSample::loss, rise -> rising(rise, window));
        drift(window, config.slowdown(), StepSample::seconds, rise -> slower(rise, window));
        drift(window, config.memoryGrowth(), StepSample::residentMib, rise -> growing(rise, window));
    }

    private void drift(
            int window, double threshold, ToDoubleFunction<StepSample> value, Function<Drift.Rise, Finding> told) {
        if (threshold > 0) {
            var drift = new Drift(window, threshold);
            watches.add(sample -> drift.see(value.applyAsDouble(sample)).map(told));
        }
    }

    public List<Finding> see(StepSample sample) {
        return watches.stream().flatMap(watch -> watch.see(sample).stream()).toList();
    }

    private static Finding rising(Drift.Rise rise, int window) {
        return new Finding(
                AlertKind.LOSS_RISING,
                String.format(
                        Locale.ROOT,
                        "the loss rose from %.4g to %.4g over the last %,d steps; a lower optim.learning_rate may help",
                        rise.before(),
                        rise.after(),
                        window));
    }

    private static Finding slower(Drift.Rise rise, int window) {
        return new Finding(
                AlertKind.SLOWDOWN,
                String.format(
                        Locale.ROOT,
                        "steps went from %.3g to %.3g seconds over the last %,d; look at speed/loader_wait, the processor's or"
                                + " GPU's clock, and other processes",
                        rise.before(),
                        rise.after(),
                        window));
    }

    private static Finding growing(Drift.Rise rise, int window) {
        return new Finding(
                AlertKind.MEMORY_GROWTH,
                String.format(
                        Locale.ROOT,
                        "resident memory grew from %,.0f to %,.0f MiB over the last %,d steps; save the run's log if it goes on",
                        rise.before(),
                        rise.after(),
                        window));
    }
}
