package dev.dinoscope.engine.train.replay;

import dev.dinoscope.engine.data.PairTable;
import dev.dinoscope.engine.data.load.Batch;
import dev.dinoscope.engine.run.RunDirectory;
import dev.dinoscope.engine.run.checkpoint.CapturedStep;
import dev.dinoscope.engine.run.checkpoint.CheckpointStore;
import dev.dinoscope.engine.run.tensors.ElementType;
import dev.dinoscope.engine.run.tensors.StoredTensor;
import dev.dinoscope.engine.run.tensors.TensorFile;
import dev.dinoscope.engine.step.StepResult;
import dev.dinoscope.engine.train.model.ModelFiles;
import dev.dinoscope.engine.train.model.ModelInTraining;
import java.io.IOException;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Keeps all that a refused step was made of, as a checkpoint with the batch beside it, so that `dinoscope
/// replay` can take the step again.
public final class Captures {
    private final RunDirectory run;
    private final int keep;
    private final ModelInTraining model;
    private final ModelFiles files;
    private final PairTable pairs;
    private final InstantSource clock;

    /// @param keep the most captures; 0 for none
    /// @param pairs that batches are made of
    public Captures(
            RunDirectory run, int keep, ModelInTraining model, ModelFiles files, PairTable pairs, InstantSource clock) {
        this.run = run;
        this.keep = keep;
        this.model = model;
        this.files = files;
        this.pairs = pairs;
        this.clock = clock;
    }

    /// Keeps the step, and the first of its series as well: that one tells where it began.
    ///
    /// @param first of the steps refused in a row
    /// @param batch still valid: not given back to the loader
    /// @return the step whose capture shows where it began; empty when the recipe wants no captures
    public Optional<Long> save(long done, long first, Batch batch, double learningRate, StepResult result)
            throws IOException {
        if (keep == 0) {
            return Optional.empty();
        }
        var store = new CheckpointStore(run.captures(), keep, clock);
        if (keep == 1 && first != done && store.steps().contains(first)) {
            return Optional.of(first);
        }
        var kept = new LinkedHashMap<>(files.files());
        kept.put(TensorFile.BATCH.key(), tensors(batch));
        var captured = new CapturedStep(
                done,
                model.seed(),
                batch.epoch(),
                learningRate,
                model.traced().program().hash(),
                result.loss(),
                result.gradientNorm(),
                result.scalars(),
                samples(batch));
        store.save(done, first, kept, captured.metadata());
        return Optional.of(store.steps().contains(first) ? first : done);
    }

    /// Whether a step was kept.
    public boolean has(long step) throws IOException {
        return new CheckpointStore(run.captures(), 1, clock).steps().contains(step);
    }

    /// The batch and the scalars beside it, by the names of the step's inputs.
    private List<StoredTensor> tensors(Batch batch) {
        var fields = model.traced().learner().batch().stream()
                .flatMap(field -> field.tensors(batch.size()).stream())
                .map(tensor -> new StoredTensor(
                        tensor.name(),
                        ElementType.valueOf(tensor.type().name()),
                        tensor.shape(),
                        batch.tensor(tensor.name())));
        var scalars = model.scalars(batch.step()).entrySet().stream()
                .map(scalar -> StoredTensor.ofFloats(scalar.getKey(), List.of(), new float[] {
                    scalar.getValue().floatValue()
                }));
        return Stream.concat(fields, scalars).toList();
    }

    private List<CapturedStep.Sample> samples(Batch batch) {
        return IntStream.of(batch.rows().toArray())
                .mapToObj(pairs::get)
                .map(pair -> new CapturedStep.Sample(pair.id(), pair.canonicalCaption()))
                .toList();
    }
}
