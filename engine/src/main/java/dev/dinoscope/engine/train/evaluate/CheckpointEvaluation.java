package dev.dinoscope.engine.train.evaluate;

import dev.dinoscope.engine.config.Refused;
import dev.dinoscope.engine.data.PairDataset;
import dev.dinoscope.engine.data.Progress;
import dev.dinoscope.engine.run.EvaluationResult;
import dev.dinoscope.engine.run.ResultsLog;
import dev.dinoscope.engine.run.RunDirectory;
import dev.dinoscope.engine.run.checkpoint.CheckpointStore;
import dev.dinoscope.engine.run.files.Homes;
import dev.dinoscope.engine.torch.Libtorch;
import dev.dinoscope.engine.train.guard.Advice;
import dev.dinoscope.engine.train.model.ModelCheckpoints;
import dev.dinoscope.engine.train.model.ModelFiles;
import dev.dinoscope.engine.train.model.ModelInTraining;
import dev.dinoscope.engine.train.model.TracedLearner;
import dev.dinoscope.engine.train.prepare.Preparation;
import dev.dinoscope.engine.train.prepare.PreparedRun;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/// Evaluates the newest whole checkpoint of a run that is at rest, and adds the outcome to its `results.jsonl`.
public final class CheckpointEvaluation {
    /// What to do about a model that has no score.
    public static final String CURE = "such a model is dead, or its numbers overflow: move the newest checkpoints away"
            + " and resume from an earlier one, with train.precision=fp32";

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

    /// @param splits empty for those of the recipe
    /// @param warnings is told of damaged checkpoints, and of splits that cannot be judged
    /// @return as `results.jsonl` has them; refused ones among them
    /// @throws Refused when the data lack a split that was asked for
    /// @throws IOException when the run has no checkpoint
    public List<EvaluationResult> evaluate(List<String> splits, Consumer<String> warnings) throws Exception {
        if (new CheckpointStore(run.checkpoints(), 1, clock).steps().isEmpty()) {
            throw withoutCheckpoint();
        }
        return libtorch.run("evaluation", () -> {
            var preparation = new Preparation(homes.cache(), libtorch, progress, () -> false);
            try (var prepared = preparation.ofBegun(run)) {
                splits.forEach(split -> requireSplit(split, prepared.dataset()));
                return evaluate(prepared, splits.isEmpty() ? prepared.evaluated() : splits, warnings);
            }
        });
    }

    private List<EvaluationResult> evaluate(PreparedRun prepared, List<String> splits, Consumer<String> warnings)
            throws IOException {
        var recipe = prepared.recipe();
        var traced = TracedLearner.of(recipe, prepared.context(), prepared.device());
        try (var model =
                new ModelInTraining(libtorch, traced, recipe, prepared.plan().length())) {
            var store = new CheckpointStore(run.checkpoints(), recipe.train().checkpointsKept(), clock);
            var files = new ModelFiles(model, prepared.tokenizerHash());
            var step = new ModelCheckpoints(store, files, traced.program().hash()).restore(warnings);
            if (step == 0) {
                throw withoutCheckpoint();
            }
            var views = model.views(prepared.dataset(), prepared.tokenizer());
            return evaluate(ModelJudge.of(prepared.dataset(), views.getFirst()), step, splits, warnings);
        }
    }

    private static void requireSplit(String split, PairDataset dataset) {
        var known = dataset.splitSizes().sequencedKeySet();
        Refused.unless(known.contains(split), "split", split, "the data have only " + String.join(", ", known));
    }

    private IOException withoutCheckpoint() {
        return new IOException(run.path() + " has no checkpoint yet; resume it first");
    }

    private List<EvaluationResult> evaluate(ModelJudge judge, long step, List<String> splits, Consumer<String> warnings)
            throws IOException {
        var outcomes = new ArrayList<EvaluationResult>();
        for (var split : splits) {
            var judgement = Judgement.of(judge, libtorch, split, step, clock.instant());
            judgement
                    .fault()
                    .ifPresent(
                            fault -> warnings.accept(split + ": " + fault + "; computed again on fresh memory all are"
                                    + " finite: a fault of a native library or of memory; "
                                    + Advice.machine(libtorch.version(), System.getenv())));
            var judged = judgement.result();
            if (judged.isPresent()) {
                new ResultsLog(run.results()).append(judged.get());
                outcomes.add(judged.get());
            } else {
                warnings.accept(String.format(
                        Locale.ROOT, "%s shares no class with the training split: nothing to judge by", split));
            }
        }
        return outcomes;
    }
}
