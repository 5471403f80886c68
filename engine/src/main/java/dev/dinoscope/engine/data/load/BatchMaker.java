package dev.dinoscope.engine.data.load;

import dev.dinoscope.engine.data.Pair;
import dev.dinoscope.engine.data.PairDataset;
import dev.dinoscope.engine.data.SampleRandom;
import dev.dinoscope.engine.data.image.BrokenImageException;
import dev.dinoscope.engine.data.image.PictureReader;
import dev.dinoscope.engine.data.text.BytePairTokenizer;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One worker's hands: fills buffers sample by sample. What a sample looks like follows from (seed, epoch,
/// row) alone, and so does which one stands in for a broken one. Not thread-safe.
final class BatchMaker implements AutoCloseable {
    private static final long SAMPLE_STREAM = 2;
    private static final long REPLACEMENT_STREAM = 3;
    private final PairDataset dataset;
    private final PictureReader images;
    private final List<FieldMaker> fields;
    private final BrokenImages brokenImages;
    private final int[] split;
    private final long seed;
    private final SampleRandom random = new SampleRandom();
    private final SampleRandom replacements = new SampleRandom();

    /// What became of a batch.
    ///
    /// @param rows what is really in it
    /// @param broken what was wrong with those it should have had
    record Made(Rows rows, List<String> broken) {}

    /// @param split the rows that replacements are taken from
    BatchMaker(
            PairDataset dataset,
            Optional<BytePairTokenizer> tokenizer,
            LoaderSettings settings,
            BrokenImages brokenImages,
            int[] split) {
        this.dataset = dataset;
        this.brokenImages = brokenImages;
        this.split = split;
        this.seed = settings.seed();
        this.images = dataset.images().reader();
        // A caption draws from the sample's stream before its image does, in whatever order a method names them.
        this.fields = settings.fields().stream()
                .sorted(Comparator.comparing(BatchField.Images.class::isInstance))
                .map(field -> FieldMaker.of(field, settings, tokenizer))
                .toList();
    }

    /// @param work says which sample is being made
    Made fill(Rows wanted, long epoch, Map<String, MemorySegment> tensors, Work work)
            throws InterruptedException {
        int[] rows = wanted.toArray();
        var broken = new ArrayList<String>();
        for (int place = 0; place < rows.length; place++) {
            replacements.seed(seed, REPLACEMENT_STREAM, epoch, rows[place]);
            while (true) {
                if (Thread.interrupted()) {
                    throw new InterruptedException("the loader was closed");
                }
                work.at(rows[place]);
                try {
                    fillOne(rows[place], epoch, place, tensors);
                    brokenImages.sound(rows[place]);
                    break;
                } catch (BrokenImageException e) {
                    broken.add(e.getMessage());
                    brokenImages.add(rows[place], e);
                    rows[place] = replacement(rows);
                } catch (IOException | RuntimeException e) {
                    var id = dataset.pairs().get(rows[place]).id();
                    throw new IllegalStateException("sample " + id + " could not be made: " + e.getMessage(), e);
                }
            }
        }
        return new Made(new Rows(rows), List.copyOf(broken));
    }

    /// A row that the batch does not have yet, where there is one: a pair beside itself would be its own
    /// false negative.
    private int replacement(int[] taken) {
        for (int attempt = 0; attempt < split.length; attempt++) {
            int row = split[replacements.nextInt(split.length)];
            if (Arrays.stream(taken).noneMatch(other -> other == row)) {
                return row;
            }
        }
        return split[replacements.nextInt(split.length)];
    }

    private void fillOne(int row, long epoch, int place, Map<String, MemorySegment> tensors) throws IOException {
        Pair pair = dataset.pairs().get(row);
        random.seed(seed, SAMPLE_STREAM, epoch, row);
        for (var field : fields) {
            field.fill(pair, images, row, random, place, tensors);
        }
    }

    @Override
    public void close() {
        images.close();
    }
}
