package dev.dinoscope.engine.cli;

import dev.dinoscope.engine.data.Progress;
import dev.dinoscope.engine.data.check.CaptionSample;
import dev.dinoscope.engine.data.check.DataCheck;
import dev.dinoscope.engine.data.check.DataReport;
import dev.dinoscope.engine.data.check.DataReportText;
import dev.dinoscope.engine.data.index.IndexedSource;
import dev.dinoscope.engine.data.index.SourceIndex;
import dev.dinoscope.engine.data.text.BytePairTokenizer;
import dev.dinoscope.engine.data.text.BytePairTrainer;
import dev.dinoscope.engine.recipe.DataConfig;
import dev.dinoscope.engine.recipe.Recipe;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;

/// `dinoscope data check`: the report, and whether a run could use the data.
final class DataChecking {
    private final Path cache;
    private final Progress progress;

    DataChecking(Path cache, Progress progress) {
        this.cache = cache;
        this.progress = progress;
    }

    /// @return the exit code: not 0 when the data are unusable
    int check(Recipe recipe, boolean json) throws IOException {
        if (!(recipe.data().source() instanceof IndexedSource source)) {
            throw new CommandFailure(ExitCode.USAGE, "these data are made by Dinoscope and need no check");
        }
        try (var index =
                source.index(cache, progress, () -> Thread.currentThread().isInterrupted())) {
            var tokenizer = tokenizer(recipe.data(), index);
            var report = new DataCheck(progress, () -> Thread.currentThread().isInterrupted())
                    .of(index, tokenizer, recipe.model().text().context());
            System.out.println(json ? JsonLines.of(report) : DataReportText.of(report));
            return verdict(report, recipe.data().maxBroken());
        }
    }

    private static BytePairTokenizer tokenizer(DataConfig data, SourceIndex index) throws IOException {
        return data.tokenizer().isEmpty()
                ? BytePairTrainer.train(CaptionSample.of(index.pairs()), data.vocabulary())
                : BytePairTokenizer.load(Path.of(data.tokenizer()));
    }

    private static int verdict(DataReport report, double maxBroken) {
        long unusable = report.images().broken() + report.rejects().images();
        long all = report.pairs() + report.rejects().images();
        if (unusable > maxBroken * all) {
            System.err.printf(
                    Locale.ROOT,
                    "%,d of %,d images are missing or broken: more than data.max_broken allows (%.1f %%)%n",
                    unusable,
                    all,
                    100 * maxBroken);
            return ExitCode.FAILED;
        }
        var lost = report.rejects().tooMany(report.pairs(), maxBroken);
        if (lost.isPresent()) {
            System.err.println(lost.get());
            return ExitCode.FAILED;
        }
        if (!report.splits().containsKey("train") || !report.splits().containsKey("val")) {
            System.err.println("A run needs the splits train and val; see data.source.held_out");
            return ExitCode.FAILED;
        }
        return ExitCode.OK;
    }
}
