package dev.dinoscope.engine.train;

import dev.dinoscope.engine.data.load.Batch;
import dev.dinoscope.engine.run.AlertKind;
import dev.dinoscope.engine.torch.TrainState;
import dev.dinoscope.engine.train.alert.Finding;
import dev.dinoscope.engine.train.guard.NonFiniteException;
import dev.dinoscope.engine.train.guard.NonFiniteGuard;
import java.io.IOException;

/// Deals with steps that were refused because their loss or gradient was not finite: keeps what they were made of,
/// tells of them, and ends the run when the recipe says so.
final class StepGuard {
    private final NonFiniteGuard guard;
    private final Captures captures;
    private final RunAlerts alerts;

    /// @param alerts know what was refused before a resume
    StepGuard(NonFiniteGuard guard, Captures captures, RunAlerts alerts) {
        this.guard = guard;
        this.captures = captures;
        this.alerts = alerts;
        alerts.steps(AlertKind.NON_FINITE).forEach(guard::refused);
    }

    /// @throws NonFiniteException when it is enough
    void refused(long done, Batch batch, double learningRate, TrainState.Result result) throws IOException {
        var replay = captures.save(done, batch, learningRate, result)
                ? "; `dinoscope replay RUN %d` shows where it began".formatted(done)
                : "";
        var seen = "step %d: the loss is %s and the gradient norm %s; the weights were left as they were%s"
                .formatted(done, result.loss(), result.gradientNorm(), replay);
        alerts.tell(done, new Finding(AlertKind.NON_FINITE, seen));
        var reason = guard.refused(done);
        if (reason.isPresent()) {
            throw new NonFiniteException(
                    "%s. The run ends: %s. Resume with a lower optim.learning_rate, a longer optim.warmup or a smaller optim.clip_norm"
                            .formatted(seen, reason.get()));
        }
    }
}
