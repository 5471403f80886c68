package dev.dinoscope.engine.train;

import dev.dinoscope.engine.data.Progress;
import dev.dinoscope.engine.eval.RetrievalEvaluation;
import dev.dinoscope.engine.eval.RetrievalReport;
import dev.dinoscope.engine.run.EvaluationResult;
import dev.dinoscope.engine.run.Homes;
import dev.dinoscope.engine.run.ResultsLog;
import dev.dinoscope.engine.run.RunDirectory;
import dev.dinoscope.engine.torch.Libtorch;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// Evaluates the newest whole checkpoint of a run that is at rest, and adds the outcome to its `results.jsonl`.
public final class CheckpointEvaluation {
    private final RunDirectory run;
    private final Homes homes;
    private final Libtorch libtorch;
    private final Progress progress;
    private final InstantSource clock = InstantSource.system();

    public CheckpointEvaluation(RunDirectory run, Homes homes, Libtorch libtorch, Progress progress) {
        this.run = run;
        this.homes = homes;
        this.libtorch = libtorch;
        this.progress = progress;
    }

    /// A split's outcome.
    ///
    /// @param result as `results.jsonl` has it
    public record Outcome(EvaluationResult result, RetrievalReport report) {}

    /// @param splits empty for those of the recipe
    /// @param warnings is told of damaged checkpoints
    /// @throws IOException when the run has no checkpoint
    public List<Outcome> evaluate(List<String> splits, Consumer<String> warnings) throws Exception {
        return libtorch.run("evaluation", () -> {
            try (var prepared = PreparedRun.of(run, homes.cache(), libtorch, progress, () -> false);
                    var model = prepared.load(libtorch)) {
                var step = prepared.checkpoints(model, clock).restore(warnings);
                if (step == 0) {
                    throw new IOException(run.path() + " has no checkpoint yet; resume it first");
                }
                return evaluate(prepared, model, step, splits);
            }
        });
    }

    private List<Outcome> evaluate(PreparedRun prepared, ModelInTraining model, long step, List<String> splits)
            throws IOException {
        var encoder = model.encoder().orElseThrow(() -> new IOException(
                "%s trained a method without text; there is no retrieval to evaluate".formatted(run.path())));
        var outcomes = new ArrayList<Outcome>();
        for (var split : splits.isEmpty() ? RunPlan.evaluated(prepared.recipe(), prepared.dataset()) : splits) {
            var report = RetrievalEvaluation.of(prepared.dataset(), split, encoder);
            var result = RetrievalResults.line(step, report, clock.instant());
            new ResultsLog(run.results()).append(result);
            outcomes.add(new Outcome(result, report));
        }
        return outcomes;
    }
}
