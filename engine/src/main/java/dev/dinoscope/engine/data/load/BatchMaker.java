package dev.dinoscope.engine.data.load;

import dev.dinoscope.engine.data.Pair;
import dev.dinoscope.engine.data.PairDataset;
import dev.dinoscope.engine.data.SampleRandom;
import dev.dinoscope.engine.data.image.ImageTransform;
import dev.dinoscope.engine.data.image.PictureReader;
import dev.dinoscope.engine.data.text.BytePairTokenizer;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// One worker's hands: fills buffers sample by sample. What a sample looks like follows from (seed, epoch,
/// row) alone. Not thread-safe.
final class BatchMaker implements AutoCloseable {
    private static final long SAMPLE_STREAM = 2;
    private final PairDataset dataset;
    private final PictureReader images;
    private final BytePairTokenizer tokenizer;
    private final ImageTransform transform;
    private final CaptionVariation captions;
    private final long seed;
    private final long[] tokens;
    private final SampleRandom random = new SampleRandom();

    BatchMaker(PairDataset dataset, BytePairTokenizer tokenizer, ImageTransform transform, LoaderSettings settings) {
        this.dataset = dataset;
        this.images = dataset.images().reader();
        this.tokenizer = tokenizer;
        this.transform = transform;
        this.captions = new CaptionVariation(settings.captions());
        this.seed = settings.seed();
        this.tokens = new long[settings.context()];
    }

    void fill(Rows rows, long epoch, MemorySegment imageRows, MemorySegment tokenRows) throws InterruptedException {
        for (int place = 0; place < rows.count(); place++) {
            if (Thread.interrupted()) {
                throw new InterruptedException("the loader was closed");
            }
            try {
                fillOne(rows.get(place), epoch, place, imageRows, tokenRows);
            } catch (IOException | RuntimeException e) {
                var id = dataset.pairs().get(rows.get(place)).id();
                throw new IllegalStateException("sample " + id + " could not be made: " + e.getMessage(), e);
            }
        }
    }

    private void fillOne(int row, long epoch, int place, MemorySegment imageRows, MemorySegment tokenRows)
            throws IOException {
        Pair pair = dataset.pairs().get(row);
        random.seed(seed, SAMPLE_STREAM, epoch, row);
        tokenizer.encode(captions.caption(pair, random), tokens);
        long offset = (long) place * tokens.length * Long.BYTES;
        MemorySegment.copy(tokens, 0, tokenRows, ValueLayout.JAVA_LONG, offset, tokens.length);
        transform.apply(images, row, random, imageRows, place * transform.outputBytes());
    }

    @Override
    public void close() {
        images.close();
    }
}
