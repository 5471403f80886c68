package dev.dinoscope.engine.data.load;

import dev.dinoscope.engine.data.Pair;
import dev.dinoscope.engine.data.PairDataset;
import dev.dinoscope.engine.data.image.BrokenImageException;
import dev.dinoscope.engine.data.image.PictureReader;
import dev.dinoscope.engine.data.seed.SampleRandom;
import dev.dinoscope.engine.data.text.BytePairTokenizer;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Arrays;
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
    private final CaptionFields captions;
    private final ImageFields views;
    private final List<MaskField> masks;
    private final BrokenImages brokenImages;
    private final int[] split;
    private final long seed;
    private final SampleRandom random = new SampleRandom();
    private final SampleRandom replacements = new SampleRandom();

    /// What became of a batch.
    ///
    /// @param rows what is really in it
    /// @param broken what was wrong with those it should have had
    /// @param madeCaptions second captions that had to be made of the first
    record Made(Rows rows, List<String> broken, int madeCaptions) {}

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
        var fields = settings.fields();
        this.captions = new CaptionFields(
                of(BatchField.Captions.class, fields), tokenizer, settings.captions(), settings.seed());
        this.views = new ImageFields(of(BatchField.Images.class, fields), settings.augmentation(), settings.seed());
        this.masks = of(BatchField.PatchMasks.class, fields).stream()
                .map(field -> new MaskField(field, settings.batchSize(), settings.seed()))
                .toList();
    }

    private static <T extends BatchField> List<T> of(Class<T> kind, List<BatchField> fields) {
        return fields.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /// @param work says which sample is being made
    Made fill(Rows wanted, long step, long epoch, Map<String, MemorySegment> tensors, LoadWork work)
            throws InterruptedException {
        masks.forEach(mask -> mask.fill(step, tensors));
        int[] rows = wanted.toArray();
        int made = 0;
        var broken = new ArrayList<String>();
        for (int place = 0; place < rows.length; place++) {
            replacements.seed(seed, REPLACEMENT_STREAM, epoch, rows[place]);
            while (true) {
                if (Thread.interrupted()) {
                    throw new InterruptedException("the loader was closed");
                }
                work.at(rows[place]);
                try {
                    made += fillOne(rows[place], epoch, place, rows.length, tensors);
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
        return new Made(new Rows(rows), List.copyOf(broken), made);
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

    /// The caption draws from the sample's stream before the image does, in whatever order a method names them.
    private int fillOne(int row, long epoch, int place, int pairs, Map<String, MemorySegment> tensors)
            throws IOException {
        Pair pair = dataset.pairs().get(row);
        random.seed(seed, SAMPLE_STREAM, epoch, row);
        int made = captions.fill(pair, row, epoch, random, place, tensors);
        views.fill(images, row, epoch, random, place, pairs, tensors);
        return made;
    }

    @Override
    public void close() {
        images.close();
    }
}
