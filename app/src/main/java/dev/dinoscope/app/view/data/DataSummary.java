package dev.dinoscope.app.view.data;

import dev.dinoscope.engine.data.PairDataset;
import dev.dinoscope.viz.raster.RgbImage;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// What is to be seen of prepared pairs.
///
/// @param splits split → number of pairs
/// @param parts style → number of pairs
/// @param side of the images in pixels: height × width
public record DataSummary(
        String hash,
        int pairs,
        int concepts,
        String side,
        SequencedMap<String, Integer> splits,
        Map<String, Long> parts,
        List<Sample> samples) {
    private static final int SAMPLES = 11;

    /// One pair.
    public record Sample(RgbImage image, String caption, String split, String style) {}

    /// Reads what it shows; the data set may be closed afterwards.
    static DataSummary of(PairDataset data) {
        var pairs = data.pairs();
        var images = data.images();
        // Evenly over all rows, thus over all styles; the same ones each time.
        var shown = Math.min(SAMPLES, pairs.size());
        var samples = IntStream.range(0, shown)
                .map(i -> (int) ((i + 0.5) * pairs.size() / shown))
                .mapToObj(row -> {
                    var rgb = new byte[(int) images.imageBytes()];
                    images.read(row, rgb);
                    var pair = pairs.get(row);
                    return new Sample(
                            new RgbImage(images.height(), images.width(), rgb),
                            pair.canonicalCaption(),
                            pair.split(),
                            pair.style());
                })
                .toList();
        return new DataSummary(
                data.hash(),
                pairs.size(),
                (int) pairs.stream().map(pair -> pair.concept()).distinct().count(),
                images.height() + " × " + images.width(),
                data.splitSizes(),
                pairs.stream().collect(Collectors.groupingBy(pair -> pair.style(), Collectors.counting())),
                samples);
    }
}
