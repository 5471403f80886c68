package dev.dinoscope.engine.train.guard;

import dev.dinoscope.engine.data.load.Batch;
import dev.dinoscope.engine.recipe.GuardConfig;
import dev.dinoscope.engine.run.AlertKind;
import dev.dinoscope.engine.step.StepResult;
import dev.dinoscope.engine.train.alert.Finding;
import dev.dinoscope.engine.train.model.ModelInTraining;
import dev.dinoscope.engine.train.replay.Captures;
import dev.dinoscope.engine.train.watch.RunAlerts;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Deals with steps whose loss or gradient is not finite: keeps what they were made of, has them taken again to tell a
/// fault of the machine from one of the model, tells of them, and ends the run when the recipe says so.
public final class StepGuard {
    /// Faults of the machine so far; logged at each step that was finite only when it was taken again.
    private static final String MACHINE_FAULTS = "guard/machine_faults";

    private final GuardConfig config;
    private final String run;
    private final ModelInTraining model;
    private final NonFiniteGuard guard;
    private final StepRetake retake;
    private final Captures captures;
    private final RunAlerts alerts;

    /// @param run its name
    /// @param alerts know what was refused before a resume
    public StepGuard(
            GuardConfig config,
            String run,
            ModelInTraining model,
            StepRetake retake,
            Captures captures,
            RunAlerts alerts) {
        this.config = config;
        this.run = run;
        this.model = model;
        this.guard = new NonFiniteGuard(config);
        this.retake = retake;
        this.captures = captures;
        this.alerts = alerts;
        alerts.steps(AlertKind.NON_FINITE).forEach(guard::refused);
    }

    /// Takes a step again.
    ///
    /// @param done steps done with it
    /// @param first what it gave; nothing was applied
    public TakenStep takeAgain(long done, Batch batch, double learningRate, StepResult first) throws Exception {
        var series = guard.seriesOf(done);
        // Before it is taken again: that may change the weights.
        var capture = captures.save(done, series, batch, learningRate, first);
        // Once for a series: what made the first of it the model's has not gone since.
        var asksOther = series == done && captures.has(done);
        var again = retake.take(done, batch, learningRate, asksOther);
        return new TakenStep(first, Optional.of(again), capture);
    }

    /// What is logged of a step besides its own numbers.
    public Map<String, Double> scalars(TakenStep taken) {
        return taken.isMachineFault() ? Map.of(MACHINE_FAULTS, machineFaults() + 1.0) : Map.of();
    }

    /// Told of so far, before a resume too; those of evaluations are among them.
    private int machineFaults() {
        return alerts.steps(AlertKind.MACHINE_FAULT).size();
    }

    /// Tells of a step that was taken again.
    ///
    /// @throws NonFiniteException when it is enough, and the model is at fault
    /// @throws MachineFaultException when it is enough, and the machine is
    public void settle(long done, TakenStep taken) throws IOException {
        if (taken.again().isEmpty()) {
            return;
        }
        var again = taken.again().get();
        if (again.result().isPresent()) {
            settleMachineFault(done, taken, again.told(), again.result().get());
        } else {
            settleRefused(done, taken, again.told());
        }
    }

    private void settleMachineFault(long done, TakenStep taken, String where, StepResult used) throws IOException {
        var seen = String.format(
                Locale.ROOT,
                "the %s; taken again %s the step is finite (%s), and that is used. Not reproducible: a fault of a"
                        + " native library or of memory, not of the model",
                text(taken.first()),
                where,
                text(used));
        var advice = Advice.machine(model.libtorch().version(), System.getenv());
        alerts.tell(done, new Finding(AlertKind.MACHINE_FAULT, seen + ". If it goes on, " + advice));
        var count = machineFaults();
        if (count >= config.machineFaults()) {
            throw new MachineFaultException(String.format(
                    Locale.ROOT,
                    "step %d: %s. The run ends: it is number %d of this run (train.guard.machine_faults). Before you"
                            + " resume it, %s",
                    done,
                    seen,
                    count,
                    advice));
        }
    }

    private void settleRefused(long done, TakenStep taken, String told) throws IOException {
        var replay = taken.capture()
                .map(first -> String.format(Locale.ROOT, "; `dinoscope replay %s %d` shows where it began", run, first))
                .orElse("");
        var reproducible = told.isBlank() ? "" : "; it is reproducible: not finite either when " + told;
        // No setting helps a state that is not finite before the step, as of a damaged checkpoint.
        var dead = model.notFinite();
        var before = dead.isEmpty()
                ? ""
                : String.format(
                        Locale.ROOT,
                        "; %d tensors of its state were not finite before (first %s)",
                        dead.size(),
                        dead.getFirst());
        var seen = String.format(
                Locale.ROOT,
                "the %s; the weights were left as they were%s%s%s",
                text(taken.first()),
                reproducible,
                before,
                replay);
        alerts.tell(done, new Finding(AlertKind.NON_FINITE, seen));
        var reason = guard.refused(done);
        if (reason.isPresent()) {
            var cure = dead.isEmpty()
                    ? String.format(Locale.ROOT, "In its recipe.yaml, %s; then resume", Advice.model())
                    : "Move its newest checkpoints away, and resume from an earlier one";
            throw new NonFiniteException(
                    String.format(Locale.ROOT, "step %d: %s. The run ends: %s. %s", done, seen, reason.get(), cure));
        }
    }

    private static String text(StepResult result) {
        return String.format(Locale.ROOT, "loss is %.6g, the gradient norm %.6g", result.loss(), result.gradientNorm());
    }
}
