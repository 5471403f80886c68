package dev.dinoscope.engine.data.look;

import dev.dinoscope.engine.data.PairDataset;
import dev.dinoscope.engine.data.PairSource;
import dev.dinoscope.engine.data.index.IndexedSource;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/// Looks at the pairs of a source and tells what there is. Of the images it reads a few; a check reads them all.
public final class DataLook {
    private final Path cache;
    private final Consumer<DataEvent> told;

    /// @param cache where prepared data are kept
    /// @param told hears everything, in order, on the thread of the caller
    public DataLook(Path cache, Consumer<DataEvent> told) {
        this.cache = cache;
        this.told = told;
    }

    /// Tells what was made ready earlier; makes nothing.
    public void find(PairSource source) throws IOException {
        try (var data = source.prepared(cache).orElse(null)) {
            told.accept(origin(source, data != null));
            if (data != null) {
                tell(data);
            }
        }
    }

    /// Makes the data ready, and tells what they are.
    ///
    /// @throws java.util.concurrent.CancellationException when cancelled
    public void prepare(PairSource source, BooleanSupplier cancelled) throws IOException {
        try (var data = source.prepare(cache, new Percents(told), cancelled)) {
            told.accept(origin(source, true));
            tell(data);
        }
    }

    private static DataEvent.Origin origin(PairSource source, boolean ready) {
        return new DataEvent.Origin(source.attributions(), source instanceof IndexedSource, ready);
    }

    private void tell(PairDataset data) throws IOException {
        var samples = new DataSamples(data);
        told.accept(new DataEvent.Summary(
                data.hash(),
                data.pairs().size(),
                data.pairs().concepts(),
                samples.side(),
                data.splitSizes(),
                styles(data)));
        samples.all().forEach(told);
    }

    private static SequencedMap<String, Integer> styles(PairDataset data) {
        var sizes = new LinkedHashMap<String, Integer>();
        data.pairs().forEach(pair -> sizes.merge(pair.style(), 1, Integer::sum));
        return sizes;
    }
}
