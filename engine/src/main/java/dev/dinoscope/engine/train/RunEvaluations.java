package dev.dinoscope.engine.train;

import dev.dinoscope.engine.data.PairDataset;
import dev.dinoscope.engine.eval.PairEncoder;
import dev.dinoscope.engine.eval.RetrievalEvaluation;
import dev.dinoscope.engine.eval.RetrievalReport;
import dev.dinoscope.engine.run.EvaluationResult;
import dev.dinoscope.engine.run.EventFileWriter;
import dev.dinoscope.engine.run.ResultsLog;
import dev.dinoscope.engine.run.RunDirectory;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Optional;

/// Evaluates splits by retrieval, for methods that read captions, and writes what comes out to the scalars and to `results.jsonl`.
final class RunEvaluations {
    private final PairDataset dataset;
    private final Optional<? extends PairEncoder> encoder;
    private final EventFileWriter events;
    private final ResultsLog results;
    private final InstantSource clock;

    /// @param encoder empty for a method without text
    RunEvaluations(
            RunDirectory run,
            PairDataset dataset,
            Optional<? extends PairEncoder> encoder,
            EventFileWriter events,
            InstantSource clock) {
        this.dataset = dataset;
        this.encoder = encoder;
        this.events = events;
        this.results = new ResultsLog(run.results());
        this.clock = clock;
    }

    /// @param done steps done
    /// @return empty for a method without text
    /// @throws IllegalArgumentException for a split that is not there
    Optional<RetrievalReport> evaluate(String split, long done) throws IOException {
        if (encoder.isEmpty()) {
            return Optional.empty();
        }
        var report = RetrievalEvaluation.of(dataset, split, encoder.get());
        var result = RetrievalResults.line(done, report, clock.instant());
        results.append(result);
        log(result);
        return Optional.of(report);
    }

    /// Whether this was evaluated before the run was interrupted: the last evaluations come after the last checkpoint.
    /// What of it did not reach the scalars is added to them.
    boolean recall(String split, long done, RunHistory history) throws IOException {
        var found = results.read().results().stream()
                .filter(result -> result.step() == done && result.split().equals(split))
                .filter(result -> result.task().equals(RetrievalResults.TASK))
                .findFirst();
        if (found.isPresent()) {
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
}
