package dev.dinoscope.engine.data;

import dev.dinoscope.engine.config.Variants;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/// Where pairs come from. An implementation is a configuration record: its components are the settings of the recipe's
/// `data.source` section. A new source is one such class and one line in `data.catalogue.PairSources`.
@Variants
public interface PairSource {
    /// Makes the pairs ready to train on: decoded, in the cache, memory-mapped. Quick when they already are.
    ///
    /// @param cache folder for what can be made again at any time
    /// @param cancelled asked often; once true, the call leaves nothing half-made and throws
    /// @throws java.util.concurrent.CancellationException when cancelled
    /// @throws IOException with what is wrong and how to cure it
    PairDataset prepare(Path cache, Progress progress, BooleanSupplier cancelled) throws IOException;

    /// The pairs, if an earlier call has made them ready; makes nothing.
    ///
    /// @throws IOException if what is there cannot be read
    Optional<PairDataset> prepared(Path cache) throws IOException;

    /// The splits that these data are judged by when nobody says which: all but the training split.
    ///
    /// @param splits of the prepared data
    default List<String> judgedBy(Collection<String> splits) {
        return splits.stream().filter(split -> !split.equals(Splits.TRAIN)).toList();
    }

    /// Whom the pairs come from; known without preparing them.
    List<Attribution> attributions();
}
