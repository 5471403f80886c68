package dev.dinoscope.engine.train.loop;

import dev.dinoscope.engine.data.Splits;
import dev.dinoscope.engine.recipe.Recipe;
import dev.dinoscope.engine.run.events.EventFileWriter;
import dev.dinoscope.engine.train.evaluate.RunEvaluations;
import dev.dinoscope.engine.train.model.ModelCheckpoints;
import dev.dinoscope.engine.train.watch.ProbeRecorder;
import dev.dinoscope.engine.train.watch.RunHistory;
import dev.dinoscope.engine.train.watch.TrainingListener;
import java.io.IOException;
import java.util.List;

/// What happens between the steps of a run: probes, evaluations, checkpoints.
///
/// @param recipe says how often
record BetweenSteps(
        Recipe recipe,
        ProbeRecorder probes,
        RunEvaluations evaluations,
        ModelCheckpoints checkpoints,
        EventFileWriter events,
        TrainingListener listener) {

    /// Before the first step of a run.
    void start() throws IOException {
        probes.record(0);
    }

    /// What is due after a step; probes and a checkpoint always when the run ends or stops there.
    void after(long done, boolean last, boolean stop) throws IOException {
        if (last || stop || isDue(recipe.probe().every(), done)) {
            probes.record(done);
        }
        if (!last && isDue(recipe.eval().every(), done)) {
            evaluate(Splits.VAL, done);
        }
        if (last || stop || isDue(recipe.train().checkpointEvery(), done)) {
            // A run that goes on from here writes none of the scalars before it again.
            events.flush();
            checkpoints.save(done);
        }
    }

    /// Evaluates the trained model on splits, where an earlier process of this run has not done so.
    ///
    /// @param total steps done
    void finish(List<String> splits, long total, RunHistory history) throws IOException {
        for (var split : splits) {
            if (!evaluations.recall(split, total, history)) {
                evaluate(split, total);
            }
        }
    }

    private void evaluate(String split, long done) throws IOException {
        evaluations
                .evaluate(split, done)
                .filter(result -> result.refused() == null)
                .ifPresent(listener::evaluated);
    }

    /// Whether something that happens every so many steps happens after this many; 0 means never.
    private static boolean isDue(long every, long stepsDone) {
        return every > 0 && stepsDone % every == 0;
    }
}
