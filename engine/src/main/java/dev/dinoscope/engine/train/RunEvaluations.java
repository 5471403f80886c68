package dev.dinoscope.engine.train;

import dev.dinoscope.engine.data.PairDataset;
import dev.dinoscope.engine.eval.PairEncoder;
import dev.dinoscope.engine.eval.RetrievalEvaluation;
import dev.dinoscope.engine.eval.RetrievalReport;
import dev.dinoscope.engine.run.EventFileWriter;
import dev.dinoscope.engine.run.ResultsLog;
import dev.dinoscope.engine.run.RunDirectory;
import java.io.IOException;
import java.time.InstantSource;
import java.util.LinkedHashMap;

/// Evaluates splits and writes what comes out to the scalars and to `results.jsonl`.
final class RunEvaluations {
    private final PairDataset dataset;
    private final PairEncoder encoder;
    private final EventFileWriter events;
    private final ResultsLog results;
    private final InstantSource clock;

    RunEvaluations(
            RunDirectory run, PairDataset dataset, PairEncoder encoder, EventFileWriter events, InstantSource clock) {
        this.dataset = dataset;
        this.encoder = encoder;
        this.events = events;
        this.results = new ResultsLog(run.results());
        this.clock = clock;
    }

    /// @param done steps done
    /// @throws IllegalArgumentException for a split that is not there
    RetrievalReport evaluate(String split, long done) throws IOException {
        var report = RetrievalEvaluation.of(dataset, split, encoder);
        results.append(RetrievalResults.line(done, report, clock.instant()));
        var scalars = new LinkedHashMap<String, Double>();
        RetrievalResults.metrics(report).forEach((name, value) -> scalars.put("eval/" + split + "/" + name, value));
        events.add(done, scalars);
        return report;
    }
}
