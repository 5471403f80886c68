package dev.dinoscope.engine.cli;

import dev.dinoscope.engine.cli.text.CommandFailure;
import dev.dinoscope.engine.cli.text.ExitCode;
import dev.dinoscope.engine.data.Progress;
import dev.dinoscope.engine.data.check.CaptionSample;
import dev.dinoscope.engine.data.check.DataCheck;
import dev.dinoscope.engine.data.check.DataReport;
import dev.dinoscope.engine.data.index.IndexedSource;
import dev.dinoscope.engine.data.index.SourceIndex;
import dev.dinoscope.engine.data.text.BytePairTokenizer;
import dev.dinoscope.engine.data.text.BytePairTrainer;
import dev.dinoscope.engine.recipe.DataConfig;
import dev.dinoscope.engine.recipe.Recipe;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.BooleanSupplier;

/// Reads all of a data set once, as `dinoscope data check` does.
final class DataChecking {
    private final Path cache;
    private final Progress progress;
    private final BooleanSupplier cancelled;

    DataChecking(Path cache, Progress progress, BooleanSupplier cancelled) {
        this.cache = cache;
        this.progress = progress;
        this.cancelled = cancelled;
    }

    /// What there is, and whether a run of the recipe could use it.
    ///
    /// @throws CommandFailure for data that need no check
    DataReport report(Recipe recipe) throws IOException {
        if (!(recipe.data().source() instanceof IndexedSource source)) {
            throw new CommandFailure(ExitCode.USAGE, "these data are made by Dinoscope and need no check");
        }
        try (var index = source.index(cache, progress, cancelled)) {
            var tokenizer = tokenizer(recipe.data(), index);
            int context = recipe.model().text().context();
            return new DataCheck(progress, cancelled)
                    .of(index, tokenizer, context, recipe.data().maxBroken());
        }
    }

    private static BytePairTokenizer tokenizer(DataConfig data, SourceIndex index) throws IOException {
        return data.tokenizer().isEmpty()
                ? BytePairTrainer.train(CaptionSample.of(index.pairs()), data.vocabulary())
                : BytePairTokenizer.load(Path.of(data.tokenizer()));
    }
}
