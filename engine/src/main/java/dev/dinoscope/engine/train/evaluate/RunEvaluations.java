package dev.dinoscope.engine.train.evaluate;

import dev.dinoscope.engine.run.AlertKind;
import dev.dinoscope.engine.run.EvaluationResult;
import dev.dinoscope.engine.run.ResultsLog;
import dev.dinoscope.engine.run.events.EventFileWriter;
import dev.dinoscope.engine.torch.Libtorch;
import dev.dinoscope.engine.train.alert.Finding;
import dev.dinoscope.engine.train.guard.Advice;
import dev.dinoscope.engine.train.watch.RunAlerts;
import dev.dinoscope.engine.train.watch.RunHistory;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;

/// Evaluates splits and writes what comes out to the scalars and to `results.jsonl`.
public final class RunEvaluations {
    private final ModelJudge judge;
    private final Libtorch libtorch;
    private final EventFileWriter events;
    private final ResultsLog results;
    private final RunAlerts alerts;
    private final InstantSource clock;

    public RunEvaluations(
            ModelJudge judge,
            Libtorch libtorch,
            EventFileWriter events,
            ResultsLog results,
            RunAlerts alerts,
            InstantSource clock) {
        this.judge = judge;
        this.libtorch = libtorch;
        this.events = events;
        this.results = results;
        this.alerts = alerts;
        this.clock = clock;
    }

    /// A refused evaluation goes into the results as such; an alert tells of it, and the run goes on.
    ///
    /// @param done steps done
    /// @return empty where the split cannot be judged
    /// @throws IllegalArgumentException for a split that is not there
    public Optional<EvaluationResult> evaluate(String split, long done) throws IOException {
        var judgement = Judgement.of(judge, libtorch, split, done, clock.instant());
        if (judgement.fault().isPresent()) {
            alerts.tell(done, machineFault(split, judgement.fault().get()));
        }
        var judged = judgement.result();
        if (judged.isPresent()) {
            results.append(judged.get());
            log(judged.get());
            tellIfRefused(judged.get());
        }
        return judged;
    }

    /// Whether this was evaluated before the run was interrupted: the last evaluations come after the last
    /// checkpoint. What of it did not reach the scalars is added to them.
    public boolean recall(String split, long done, RunHistory history) throws IOException {
        var found = results.read().results().stream()
                .filter(result -> result.step() == done && result.split().equals(split))
                .filter(result -> result.task().equals(judge.task()))
                .findFirst();
        if (found.isPresent() && found.get().refused() == null) {
            var first = found.get().metrics().firstEntry().getKey();
            if (!history.has(EvaluationResult.tag(split, first), done)) {
                log(found.get());
            }
        }
        return found.isPresent();
    }

    private void log(EvaluationResult result) throws IOException {
        events.add(result.step(), result.scalars());
    }

    private Finding machineFault(String split, String fault) {
        return new Finding(
                AlertKind.MACHINE_FAULT,
                String.format(
                        Locale.ROOT,
                        "%s: %s; computed again on fresh memory all are finite, and that score is used. Not reproducible: a"
                                + " fault of a native library or of memory, not of the model. If it goes on, %s",
                        split,
                        fault,
                        Advice.machine(libtorch.version(), System.getenv())));
    }

    private void tellIfRefused(EvaluationResult result) throws IOException {
        if (result.refused() != null) {
            var message = String.format(
                    Locale.ROOT,
                    "%s has no score: %s; %s",
                    result.split(),
                    result.refused(),
                    CheckpointEvaluation.CURE);
            alerts.tell(result.step(), new Finding(AlertKind.EVALUATION_REFUSED, message));
        }
    }
}
