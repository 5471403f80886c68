package dev.dinoscope.engine.data.index;

import dev.dinoscope.engine.data.Attribution;
import dev.dinoscope.engine.data.Candidates;
import dev.dinoscope.engine.data.PairDataset;
import dev.dinoscope.engine.data.PairSource;
import dev.dinoscope.engine.data.Progress;
import dev.dinoscope.engine.data.source.HeldOut;
import dev.dinoscope.engine.data.source.InputFiles;
import dev.dinoscope.engine.data.source.SampleSink;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/// Pairs on the user's disk. An implementation knows its format: which files there are, and how to walk over their
/// samples. Everything else (index, splits, fingerprints, cache, decoding) is the same for all.
public interface IndexedSource extends PairSource {
    /// Where the data are, as the user wrote it.
    String path();

    /// Shares for validation and test, where the source has none itself.
    HeldOut heldOut();

    /// What relative paths of image files start from; absolute.
    Path root();

    /// Names every file whose change makes the index stale.
    ///
    /// @throws dev.dinoscope.engine.config.ConfigException when settings do not fit what is on disk
    void inputs(InputFiles files) throws IOException;

    /// Walks over all samples, in an order that is the same each time.
    ///
    /// @throws dev.dinoscope.engine.config.ConfigException when settings do not fit what is on disk
    void read(SampleSink sink) throws IOException;

    /// The index of what is there now; made when there is none yet or files have changed.
    default SourceIndex index(Path cache, Progress progress, BooleanSupplier cancelled) throws IOException {
        return new IndexCache(this, cache, progress, cancelled).get();
    }

    /// The index, if an earlier call has made it and no file has changed since.
    default Optional<SourceIndex> indexed(Path cache) throws IOException {
        return new IndexCache(this, cache, Progress.NONE, () -> false).find();
    }

    @Override
    default PairDataset prepare(Path cache, Progress progress, BooleanSupplier cancelled) throws IOException {
        return dataset(index(cache, progress, cancelled));
    }

    @Override
    default Optional<PairDataset> prepared(Path cache) throws IOException {
        return indexed(cache).map(this::dataset);
    }

    private PairDataset dataset(SourceIndex index) {
        return new PairDataset(
                index.hash(), index.pairs(), new IndexPictures(index), index.rejects(), candidates(index));
    }

    /// Classes compete as a whole; free captions only with those of their split, as in the retrieval benchmarks.
    private static Candidates candidates(SourceIndex index) {
        return index.labels().isEmpty() ? Candidates.SPLIT : Candidates.ALL_LABELS;
    }

    @Override
    default List<Attribution> attributions() {
        var shown = path().isEmpty() ? List.of() : List.of(Path.of(path()).getFileName());
        return shown.stream()
                .map(name -> new Attribution("", String.valueOf(name), "not stated", "not stated", path()))
                .toList();
    }
}
