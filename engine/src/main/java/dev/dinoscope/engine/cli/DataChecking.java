package dev.dinoscope.engine.cli;

import dev.dinoscope.engine.cli.text.CommandFailure;
import dev.dinoscope.engine.cli.text.ExitCode;
import dev.dinoscope.engine.cli.text.JsonLines;
import dev.dinoscope.engine.data.Progress;
import dev.dinoscope.engine.data.check.CaptionSample;
import dev.dinoscope.engine.data.check.DataCheck;
import dev.dinoscope.engine.data.check.DataReportText;
import dev.dinoscope.engine.data.index.IndexedSource;
import dev.dinoscope.engine.data.index.SourceIndex;
import dev.dinoscope.engine.data.text.BytePairTokenizer;
import dev.dinoscope.engine.data.text.BytePairTrainer;
import dev.dinoscope.engine.recipe.DataConfig;
import dev.dinoscope.engine.recipe.Recipe;
import java.io.IOException;
import java.nio.file.Path;

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
                    .of(
                            index,
                            tokenizer,
                            recipe.model().text().context(),
                            recipe.data().maxBroken());
            System.out.println(json ? JsonLines.of(report) : DataReportText.of(report));
            if (json) { // the text has said so
                report.verdict().problems().forEach(System.err::println);
            }
            return report.verdict().isUsable() ? ExitCode.OK : ExitCode.FAILED;
        }
    }

    private static BytePairTokenizer tokenizer(DataConfig data, SourceIndex index) throws IOException {
        return data.tokenizer().isEmpty()
                ? BytePairTrainer.train(CaptionSample.of(index.pairs()), data.vocabulary())
                : BytePairTokenizer.load(Path.of(data.tokenizer()));
    }
}
