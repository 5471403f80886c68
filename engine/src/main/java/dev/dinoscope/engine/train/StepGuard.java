package dev.dinoscope.engine.train;

import dev.dinoscope.engine.data.load.Batch;
import dev.dinoscope.engine.run.AlertKind;
import dev.dinoscope.engine.torch.TrainState;
import dev.dinoscope.engine.train.alert.Finding;
import dev.dinoscope.engine.train.guard.NonFiniteException;
import dev.dinoscope.engine.train.guard.NonFiniteGuard;
import java.io.IOException;
import java.util.Locale;

/// Deals with steps that were refused because their loss or gradient was not finite: keeps what they were made of,
/// tells of them, and ends the run when the recipe says so.
final class StepGuard {
    private final String run;
    private final NonFiniteGuard guard;
    private final Captures captures;
    private final RunAlerts alerts;

    /// @param run its name
    /// @param alerts know what was refused before a resume
    StepGuard(String run, NonFiniteGuard guard, Captures captures, RunAlerts alerts) {
        this.run = run;
        this.guard = guard;
        this.captures = captures;
        this.alerts = alerts;
        alerts.steps(AlertKind.NON_FINITE).forEach(guard::refused);
    }

    /// @throws NonFiniteException when it is enough
    void refused(long done, Batch batch, double learningRate, TrainState.Result result) throws IOException {
        var first = guard.seriesOf(done);
        var replay = captures.save(done, first, batch, learningRate, result)
                ? String.format(Locale.ROOT, "; `dinoscope replay %s %d` shows where it began", run, first)
                : "";
        var seen = String.format(
                Locale.ROOT,
                "the loss is %.6g and the gradient norm %.6g; the weights were left as they were%s",
                result.loss(),
                result.gradientNorm(),
                replay);
        alerts.tell(done, new Finding(AlertKind.NON_FINITE, seen));
        var reason = guard.refused(done);
        if (reason.isPresent()) {
            throw new NonFiniteException(String.format(
                    Locale.ROOT,
                    "step %d: %s. The run ends: %s. Set a lower optim.learning_rate, a longer optim.warmup or a"
                            + " smaller optim.clip_norm in its recipe.yaml and resume",
                    done,
                    seen,
                    reason.get()));
        }
    }
}
