package dev.dinoscope.engine.train.loop;

import dev.dinoscope.engine.data.Progress;
import dev.dinoscope.engine.data.load.Batch;
import dev.dinoscope.engine.recipe.Recipe;
import dev.dinoscope.engine.run.RunDirectory;
import dev.dinoscope.engine.run.files.Homes;
import dev.dinoscope.engine.step.StepResult;
import dev.dinoscope.engine.torch.Libtorch;
import dev.dinoscope.engine.train.model.ModelInTraining;
import dev.dinoscope.engine.train.model.TracedLearner;
import dev.dinoscope.engine.train.prepare.Preparation;
import dev.dinoscope.engine.train.prepare.PreparedRun;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/// Takes the first steps of a recipe on its own data, without loading, logging or evaluation in between: what
/// a step costs. Belongs to one engine thread.
public final class StepTrial implements AutoCloseable {
    private static final int BATCHES = 4;

    private final PreparedRun prepared;
    private final ModelInTraining model;
    private final List<SequencedMap<String, MemorySegment>> batches = new ArrayList<>();
    private long step;

    /// Prepares data, teachers and model as a run does.
    ///
    /// @param folder for the run directory that this needs; the caller's to delete
    public StepTrial(Recipe recipe, Path folder, Homes homes, Libtorch libtorch, Progress progress) throws Exception {
        var run = RunDirectory.create(folder, recipe.name(), recipe, 0, InstantSource.system());
        var preparation = new Preparation(homes.cache(), libtorch, progress, () -> false);
        prepared = preparation.of(run, new TeacherTraining(preparation));
        try {
            var traced = TracedLearner.of(recipe, prepared.context(), prepared.device());
            model = new ModelInTraining(
                    libtorch, traced, recipe, prepared.plan().length());
        } catch (RuntimeException e) {
            prepared.close();
            throw e;
        }
        try {
            model.start();
            takeBatches();
        } catch (IOException | InterruptedException | RuntimeException e) {
            close();
            throw e;
        }
    }

    private void takeBatches() throws InterruptedException {
        try (var loader = prepared.loader(model.traced().learner().batch(), 0)) {
            for (var i = 0; i < BATCHES; i++) {
                batches.add(copy(loader.next()));
            }
        }
    }

    private static SequencedMap<String, MemorySegment> copy(Batch batch) {
        var copies = new LinkedHashMap<String, MemorySegment>();
        batch.tensors()
                .forEach((name, values) ->
                        copies.put(name, MemorySegment.ofArray(values.toArray(ValueLayout.JAVA_BYTE))));
        return copies;
    }

    /// Takes the next step; waits for its loss and gradient norm.
    public StepResult step() {
        var batch = batches.get((int) (step % batches.size()));
        var rate = prepared.plan().learningRate().at(step);
        return model.step(step++, batch, rate);
    }

    public Recipe recipe() {
        return prepared.recipe();
    }

    @Override
    public void close() {
        model.close();
        prepared.close();
    }
}
