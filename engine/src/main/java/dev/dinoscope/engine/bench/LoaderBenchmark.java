package dev.dinoscope.engine.bench;

import dev.dinoscope.engine.data.PairImages;
import dev.dinoscope.engine.data.SampleRandom;
import dev.dinoscope.engine.data.decode.DecodeConfig;
import dev.dinoscope.engine.data.decode.EncodedImages;
import dev.dinoscope.engine.data.image.AugmentationConfig;
import dev.dinoscope.engine.data.image.ImageSize;
import dev.dinoscope.engine.data.image.Normalisation;
import dev.dinoscope.engine.data.image.Picture;
import dev.dinoscope.engine.data.image.PictureReader;
import dev.dinoscope.engine.data.image.TrainTransform;
import dev.dinoscope.engine.data.source.ImageFile;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// Times what a loader's worker does to an image, on one thread: read, decode, random resized crop, flip,
/// normalise, into a float32 batch. `bench/peer_loader.py` does the same with Pillow.
public final class LoaderBenchmark {
    private static final int BATCH = 64;
    private static final double ASPECT_RATIO = 4.0 / 3;

    private final List<Path> files;
    private final LoaderSizes sizes;

    /// @param folder of JPEGs
    /// @throws IOException when there are none
    public LoaderBenchmark(Path folder, LoaderSizes sizes) throws IOException {
        try (var found = Files.list(folder)) {
            this.files = found.filter(
                            file -> file.toString().toLowerCase(Locale.ROOT).endsWith(".jpg"))
                    .sorted()
                    .toList();
        }
        if (files.isEmpty()) {
            throw new IOException(folder + " holds no .jpg files");
        }
        this.sizes = sizes;
    }

    /// @return one JSON object, on one line; shares are of the time of all rounds
    public String run() throws IOException {
        var config = new AugmentationConfig(sizes.scaleMin(), 1, ASPECT_RATIO, 0, 0.5, 0, 0, 0, 0, 0, 0);
        var transform = new TrainTransform(config, sizes.size(), Normalisation.CLIP);
        var random = new SampleRandom();
        var rates = new double[sizes.rounds()];
        try (var images = images();
                var reader = new TimedReader(images.reader());
                var arena = Arena.ofConfined()) {
            var batch = arena.allocate(BATCH * transform.outputBytes(), 64);
            long all = 0;
            for (int round = -sizes.warmup(); round < rates.length; round++) {
                reader.reset(round == 0);
                long took = round(transform, reader, random, batch, round);
                if (round >= 0) {
                    rates[round] = files.size() * 1e9 / took;
                    all += took;
                }
            }
            Arrays.sort(rates);
            return String.format(
                    Locale.ROOT,
                    "{\"images_per_second\": %.1f, \"read_share\": %.3f, \"decode_share\": %.3f,"
                            + " \"transform_share\": %.3f, \"images\": %d, \"size\": %d, \"decoder\": \"%s\"}",
                    rates[rates.length / 2],
                    (double) reader.opening / all,
                    (double) reader.decoding / all,
                    1 - (double) (reader.opening + reader.decoding) / all,
                    files.size(),
                    sizes.size(),
                    sizes.decoder().describe());
        }
    }

    private PairImages images() {
        return new EncodedImages(
                files.size(), row -> new ImageFile(files.get(row)), sizes.decoder(), new DecodeConfig());
    }

    private long round(
            TrainTransform transform, PictureReader reader, SampleRandom random, MemorySegment batch, int round)
            throws IOException {
        long before = System.nanoTime();
        for (int row = 0; row < files.size(); row++) {
            random.seed(round, row);
            transform.apply(reader, row, random, batch, row % BATCH * transform.outputBytes());
        }
        return System.nanoTime() - before;
    }

    private static final class TimedReader implements PictureReader {
        private final PictureReader reader;
        private long opening;
        private long decoding;

        TimedReader(PictureReader reader) {
            this.reader = reader;
        }

        void reset(boolean wanted) {
            opening = wanted ? 0 : opening;
            decoding = wanted ? 0 : decoding;
        }

        @Override
        public ImageSize open(int row) throws IOException {
            long before = System.nanoTime();
            var size = reader.open(row);
            opening += System.nanoTime() - before;
            return size;
        }

        @Override
        public Picture read(float shrink) throws IOException {
            long before = System.nanoTime();
            var picture = reader.read(shrink);
            decoding += System.nanoTime() - before;
            return picture;
        }

        @Override
        public void close() {
            reader.close();
        }
    }
}
