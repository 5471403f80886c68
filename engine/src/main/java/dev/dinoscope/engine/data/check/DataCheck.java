package dev.dinoscope.engine.data.check;

import dev.dinoscope.engine.data.Progress;
import dev.dinoscope.engine.data.index.SourceIndex;
import dev.dinoscope.engine.data.text.BytePairTokenizer;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.function.BooleanSupplier;

/// Reads all of a data set once and reports what it is like.
public final class DataCheck {
    private static final int NAMED = 100;
    private final Progress progress;
    private final BooleanSupplier cancelled;

    public DataCheck(Progress progress, BooleanSupplier cancelled) {
        this.progress = progress;
        this.cancelled = cancelled;
    }

    /// @param context tokens that the model reads of a caption
    /// @param maxBroken share of images and lines that a run may lose
    /// @throws java.util.concurrent.CancellationException when cancelled
    public DataReport of(SourceIndex index, BytePairTokenizer tokenizer, int context, double maxBroken)
            throws IOException {
        var pairs = index.pairs();
        var scan = new ImageScan(index.images(), cancelled);
        scan.run(progress);
        progress.report("comparing", 0, 0);
        var splits = new LinkedHashMap<String, Integer>();
        for (int row = 0; row < pairs.size(); row++) {
            splits.merge(pairs.split(row), 1, Integer::sum);
        }
        var images = scan.summary(NAMED);
        var captions = new CaptionScan(tokenizer, context).of(pairs);
        return new DataReport(
                index.hash(),
                pairs.size(),
                splits,
                index.rejects(),
                images,
                new CopyScan(pairs, scan).find(),
                captions,
                Verdict.of(splits, captions.images(), index.rejects(), images.broken(), maxBroken));
    }
}
