package dev.dinoscope.engine.train;

import dev.dinoscope.engine.config.Configs;
import dev.dinoscope.engine.data.Progress;
import dev.dinoscope.engine.eval.RetrievalEvaluation;
import dev.dinoscope.engine.eval.RetrievalReport;
import dev.dinoscope.engine.recipe.Recipe;
import dev.dinoscope.engine.run.CheckpointStore;
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
        var recipe = Configs.read(Recipe.class, run.recipe(), List.of());
        var wanted = splits.isEmpty() ? recipe.eval().splits() : splits;
        return libtorch.run("evaluation", () -> evaluate(recipe, wanted, warnings));
    }

    private List<Outcome> evaluate(Recipe recipe, List<String> splits, Consumer<String> warnings) throws IOException {
        try (var dataset = recipe.data().source().prepare(homes.cache(), progress, () -> false)) {
            var tokenizer = RunTokenizer.of(run, dataset, recipe.data().vocabulary());
            var device = Devices.choose(recipe.train().device(), libtorch);
            var traced = TracedLearner.of(recipe, tokenizer.vocabularySize(), device);
            try (var model = new ModelInTraining(libtorch, traced, recipe, dataset, tokenizer)) {
                var store =
                        new CheckpointStore(run.checkpoints(), recipe.train().checkpointsKept(), clock);
                var step = new ModelCheckpoints(store, model, traced.program().hash()).restore(warnings);
                if (step == 0) {
                    throw new IOException(run.path() + " has no checkpoint yet; resume it first");
                }
                var outcomes = new ArrayList<Outcome>();
                for (var split : splits) {
                    var report = RetrievalEvaluation.of(dataset, split, model.encoder());
                    var result = RetrievalResults.line(step, report, clock.instant());
                    new ResultsLog(run.results()).append(result);
                    outcomes.add(new Outcome(result, report));
                }
                return outcomes;
            }
        }
    }
}
