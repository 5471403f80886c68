package dev.dinoscope.app.view.data;

import dev.dinoscope.engine.data.Attribution;
import dev.dinoscope.engine.data.look.DataEvent;
import dev.dinoscope.viz.raster.RgbImage;
import java.util.List;
import java.util.Locale;

/// What is to be seen of prepared pairs.
public record DataSummary(DataEvent.Summary numbers, List<Sample> samples) {
    public DataSummary {
        samples = List.copyOf(samples);
    }

    /// One pair.
    public record Sample(RgbImage image, String caption, String split, String style) {}

    /// A split beside the others.
    ///
    /// @param ofLargest its size as a share of the largest split's, in [0, 1]
    /// @param percent of all pairs
    public record SplitSize(String name, String pairs, double ofLargest, String percent) {}

    /// `12,480 pairs of 1,560 concepts  ·  64 × 64 pixels  ·  content hash 1a2b`
    public String facts() {
        return String.format(
                Locale.ROOT,
                "%,d pairs of %,d concepts  ·  %s pixels  ·  content hash %s",
                numbers.pairs(),
                numbers.concepts(),
                numbers.side(),
                numbers.hash());
    }

    public List<SplitSize> splits() {
        var sizes = numbers.splits();
        double all = sizes.values().stream().mapToInt(Integer::intValue).sum();
        double most = sizes.values().stream().mapToInt(Integer::intValue).max().orElse(1);
        return sizes.entrySet().stream()
                .map(split -> new SplitSize(
                        split.getKey(),
                        String.format(Locale.ROOT, "%,d", split.getValue()),
                        split.getValue() / most,
                        String.format(Locale.ROOT, "%.1f %%", 100 * split.getValue() / all)))
                .toList();
    }

    /// How many pairs are of a part, an en dash where that is not known.
    public String pairsOf(Attribution part) {
        var size = numbers.styles().get(part.part());
        return size == null ? "–" : String.format(Locale.ROOT, "%,d", size);
    }
}
