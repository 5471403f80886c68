package dev.dinoscope.engine.data.look;

import dev.dinoscope.engine.data.PairDataset;
import dev.dinoscope.engine.data.image.Box;
import dev.dinoscope.engine.data.image.BrokenImageException;
import dev.dinoscope.engine.data.image.ImageSize;
import dev.dinoscope.engine.data.image.Picture;
import dev.dinoscope.engine.data.image.Resampler;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// A few pairs, evenly over all rows, thus over all styles; the same ones each time, save those that are broken.
final class DataSamples {
    private static final Logger LOG = System.getLogger(DataSamples.class.getName());
    private static final int SHOWN = 11;
    /// Of an image's longer side, in pixels: sharp at twice the size that the window shows, and light to send.
    private static final int LONGEST = 192;

    private final List<DataEvent.Sample> samples = new ArrayList<>();
    private final Set<ImageSize> sizes = new LinkedHashSet<>();

    /// @throws IOException when an image cannot be read
    DataSamples(PairDataset data) throws IOException {
        int count = Math.min(SHOWN, data.pairs().size());
        for (int i = 0; i < count; i++) {
            add(data, (int) ((i + 0.5) * data.pairs().size() / count));
        }
    }

    List<DataEvent.Sample> all() {
        return samples;
    }

    /// Height × width, if all of them have the same.
    String side() {
        return sizes.size() == 1
                ? sizes.iterator().next().height() + " × "
                        + sizes.iterator().next().width()
                : "various sizes";
    }

    private void add(PairDataset data, int row) throws IOException {
        try {
            var picture = data.images().read(row);
            sizes.add(new ImageSize(picture.height(), picture.width()));
            var small = small(picture);
            var pair = data.pairs().get(row);
            samples.add(new DataEvent.Sample(
                    small.height(), small.width(), small.rgb(), pair.canonicalCaption(), pair.split(), pair.style()));
        } catch (BrokenImageException e) {
            LOG.log(Level.DEBUG, "left out of the samples", e);
        }
    }

    private static Picture small(Picture picture) {
        int longer = Math.max(picture.height(), picture.width());
        if (longer <= LONGEST) {
            // What a reader gives may be longer than its image.
            int bytes = (int) Picture.bytes(picture.height(), picture.width());
            return new Picture(picture.height(), picture.width(), Arrays.copyOf(picture.rgb(), bytes));
        }
        int height = Math.max(1, Math.round((float) LONGEST * picture.height() / longer));
        int width = Math.max(1, Math.round((float) LONGEST * picture.width() / longer));
        var planes = new float[Picture.CHANNELS * height * width];
        new Resampler(height, width).resample(picture, new Box(0, 0, picture.width(), picture.height()), false, planes);
        return new Picture(height, width, interleaved(planes, height * width));
    }

    private static byte[] interleaved(float[] planes, int pixels) {
        var rgb = new byte[planes.length];
        for (int pixel = 0; pixel < pixels; pixel++) {
            for (int channel = 0; channel < Picture.CHANNELS; channel++) {
                rgb[Picture.CHANNELS * pixel + channel] =
                        (byte) Math.clamp(Math.round(planes[channel * pixels + pixel]), 0, 255);
            }
        }
        return rgb;
    }
}
