package dev.dinoscope.app.view.data;

import dev.dinoscope.engine.data.PairDataset;
import dev.dinoscope.engine.data.image.BrokenImageException;
import dev.dinoscope.viz.raster.RgbImage;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.Collectors;

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
    private static final Logger LOG = System.getLogger(DataSummary.class.getName());
    private static final int SAMPLES = 11;

    /// One pair.
    public record Sample(RgbImage image, String caption, String split, String style) {}

    /// Reads what it shows; the data set may be closed afterwards.
    ///
    /// @throws IOException when an image cannot be read
    static DataSummary of(PairDataset data) throws IOException {
        var pairs = data.pairs();
        var samples = samples(data);
        return new DataSummary(
                data.hash(),
                pairs.size(),
                (int) pairs.stream().map(pair -> pair.concept()).distinct().count(),
                side(samples),
                data.splitSizes(),
                pairs.stream().collect(Collectors.groupingBy(pair -> pair.style(), Collectors.counting())),
                samples);
    }

    /// Evenly over all rows, thus over all styles; the same ones each time, save those that are broken.
    private static List<Sample> samples(PairDataset data) throws IOException {
        var pairs = data.pairs();
        var shown = Math.min(SAMPLES, pairs.size());
        var samples = new ArrayList<Sample>();
        for (var i = 0; i < shown; i++) {
            var row = (int) ((i + 0.5) * pairs.size() / shown);
            try {
                var picture = data.images().read(row);
                var pair = pairs.get(row);
                samples.add(new Sample(
                        new RgbImage(picture.height(), picture.width(), picture.rgb()),
                        pair.canonicalCaption(),
                        pair.split(),
                        pair.style()));
            } catch (BrokenImageException e) {
                LOG.log(Level.DEBUG, "left out of the samples", e);
            }
        }
        return List.copyOf(samples);
    }

    private static String side(List<Sample> samples) {
        var sides = samples.stream()
                .map(sample -> sample.image().height() + " × " + sample.image().width())
                .distinct()
                .toList();
        return sides.size() == 1 ? sides.getFirst() : "various sizes";
    }
}
