package dev.dinoscope.engine.data.load;

import dev.dinoscope.engine.data.Pair;
import dev.dinoscope.engine.data.PairDataset;
import dev.dinoscope.engine.data.SampleRandom;
import dev.dinoscope.engine.data.image.BrokenImageException;
import dev.dinoscope.engine.data.image.ImageTransform;
import dev.dinoscope.engine.data.image.PictureReader;
import dev.dinoscope.engine.data.text.BytePairTokenizer;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// One worker's hands: fills buffers sample by sample. What a sample looks like follows from (seed, epoch,
/// row) alone, and so does which one stands in for a broken one. Not thread-safe.
final class BatchMaker implements AutoCloseable {
    private static final long SAMPLE_STREAM = 2;
    private static final long REPLACEMENT_STREAM = 3;
    private final PairDataset dataset;
    private final PictureReader images;
    private final BytePairTokenizer tokenizer;
    private final ImageTransform transform;
    private final CaptionVariation captions;
    private final BrokenImages brokenImages;
    private final int[] split;
    private final long seed;
    private final long[] tokens;
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
            BytePairTokenizer tokenizer,
            ImageTransform transform,
            LoaderSettings settings,
            BrokenImages brokenImages,
            int[] split) {
        this.dataset = dataset;
        this.tokenizer = tokenizer;
        this.transform = transform;
        this.brokenImages = brokenImages;
        this.split = split;
        this.captions = new CaptionVariation(settings.captions());
        this.seed = settings.seed();
        this.tokens = new long[settings.context()];
        this.images = dataset.images().reader();
    }

    /// @param work says which sample is being made
    Made fill(Rows wanted, long epoch, MemorySegment imageRows, MemorySegment tokenRows, Work work)
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
                    fillOne(rows[place], epoch, place, imageRows, tokenRows);
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

    private void fillOne(int row, long epoch, int place, MemorySegment imageRows, MemorySegment tokenRows)
            throws IOException {
        Pair pair = dataset.pairs().get(row);
        random.seed(seed, SAMPLE_STREAM, epoch, row);
        int caption = captions.choose(pair, random);
        tokenizer.encode(captions.vary(pair.captions().get(caption), random), tokens);
        long offset = (long) place * tokens.length * Long.BYTES;
        MemorySegment.copy(tokens, 0, tokenRows, ValueLayout.JAVA_LONG, offset, tokens.length);
        transform.apply(images, row, random, imageRows, place * transform.outputBytes());
    }

    @Override
    public void close() {
        images.close();
    }
}
