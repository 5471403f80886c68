package dev.dinoscope.engine.train;

import dev.dinoscope.engine.data.load.Batch;
import dev.dinoscope.engine.run.checkpoint.CapturedStep;
import dev.dinoscope.engine.run.checkpoint.CheckpointStore;
import dev.dinoscope.engine.run.tensors.ElementType;
import dev.dinoscope.engine.run.tensors.StoredTensor;
import dev.dinoscope.engine.step.StepResult;
import java.io.IOException;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Keeps all that a refused step was made of, as a checkpoint with the batch beside it, so that `dinoscope
/// replay` can take the step again.
final class Captures {
    private final PreparedRun prepared;
    private final ModelCheckpoints checkpoints;
    private final InstantSource clock;

    Captures(PreparedRun prepared, ModelCheckpoints checkpoints, InstantSource clock) {
        this.prepared = prepared;
        this.checkpoints = checkpoints;
        this.clock = clock;
    }

    /// Keeps the step, and the first of its series as well: that one tells where it began.
    ///
    /// @param first of the steps refused in a row
    /// @param batch still valid: not given back to the loader
    /// @return the step whose capture shows where it began; empty when the recipe wants no captures
    Optional<Long> save(long done, long first, Batch batch, double learningRate, StepResult result) throws IOException {
        var recipe = prepared.recipe();
        var keep = recipe.train().guard().captures();
        if (keep == 0) {
            return Optional.empty();
        }
        var store = new CheckpointStore(prepared.directory().captures(), keep, clock);
        if (keep == 1 && first != done && store.steps().contains(first)) {
            return Optional.of(first);
        }
        var files = new LinkedHashMap<>(checkpoints.files());
        files.put(CapturedStep.BATCH, tensors(batch));
        var captured = new CapturedStep(
                done,
                recipe.seed(),
                batch.epoch(),
                learningRate,
                prepared.learner().program().hash(),
                result.loss(),
                result.gradientNorm(),
                result.scalars(),
                samples(batch));
        store.save(done, first, files, captured.metadata());
        return Optional.of(store.steps().contains(first) ? first : done);
    }

    /// Whether a step was kept.
    boolean has(long step) throws IOException {
        return new CheckpointStore(prepared.directory().captures(), 1, clock)
                .steps()
                .contains(step);
    }

    /// The batch and the scalars beside it, by the names of the step's inputs.
    private List<StoredTensor> tensors(Batch batch) {
        var learner = prepared.learner().learner();
        var fields = learner.batch().stream()
                .flatMap(field -> field.tensors(batch.size()).stream())
                .map(tensor -> new StoredTensor(
                        tensor.name(),
                        ElementType.valueOf(tensor.type().name()),
                        tensor.shape(),
                        batch.tensor(tensor.name())));
        var scalars = StepNumbers.of(prepared).scalars(batch.step()).entrySet().stream()
                .map(scalar -> StoredTensor.ofFloats(scalar.getKey(), List.of(), new float[] {
                    scalar.getValue().floatValue()
                }));
        return Stream.concat(fields, scalars).toList();
    }

    private List<CapturedStep.Sample> samples(Batch batch) {
        return IntStream.of(batch.rows().toArray())
                .mapToObj(prepared.dataset().pairs()::get)
                .map(pair -> new CapturedStep.Sample(pair.id(), pair.canonicalCaption()))
                .toList();
    }
}
