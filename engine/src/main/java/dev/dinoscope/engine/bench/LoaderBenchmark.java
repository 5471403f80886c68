package dev.dinoscope.engine.bench;

import dev.dinoscope.engine.data.PairImages;
import dev.dinoscope.engine.data.decode.DecodeConfig;
import dev.dinoscope.engine.data.decode.EncodedImages;
import dev.dinoscope.engine.data.image.ImageSize;
import dev.dinoscope.engine.data.image.Picture;
import dev.dinoscope.engine.data.image.PictureReader;
import dev.dinoscope.engine.data.image.PixelNormalisation;
import dev.dinoscope.engine.data.image.view.AugmentationConfig;
import dev.dinoscope.engine.data.image.view.CropConfig;
import dev.dinoscope.engine.data.image.view.ImageViews;
import dev.dinoscope.engine.data.image.view.ViewSpec;
import dev.dinoscope.engine.data.source.ImageFile;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// Times what a loader's worker does to an image, in processor time of its thread: read, decode, random
/// resized crop, flip, normalise, into float32; or all that of DINO's crops with their distortions.
/// `bench/peer_loader.py` does the same with Pillow and torchvision.
public final class LoaderBenchmark {
    private static final int LOCAL_SIDE = 96;
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
        var views = new ImageViews(views());
        var rates = new double[sizes.rounds()];
        try (var images = images();
                var reader = new TimedReader(images.reader());
                var arena = Arena.ofConfined()) {
            int largest = Math.max(sizes.size(), sizes.gram());
            var batch = arena.allocate(3L * largest * largest * Float.BYTES, 64);
            long all = 0;
            for (int round = -sizes.warmup(); round < rates.length; round++) {
                reader.reset(round == 0);
                long took = round(views, reader, batch, round);
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

    private List<ViewSpec> views() {
        int side = sizes.size();
        if (sizes.locals() == 0) {
            var config = new AugmentationConfig(sizes.scaleMin(), 1, ASPECT_RATIO, 0, 0.5, 0, 0, 0, 0, 0, 0);
            return List.of(new ViewSpec.Augmented(config, side, PixelNormalisation.CLIP));
        }
        var views = new ArrayList<ViewSpec>();
        views.add(new ViewSpec.Cropped(CropConfig.dinoGlobal1(), side, PixelNormalisation.IMAGENET));
        views.add(new ViewSpec.Cropped(CropConfig.dinoGlobal2(), side, PixelNormalisation.IMAGENET));
        for (int local = 0; local < sizes.locals(); local++) {
            views.add(new ViewSpec.Cropped(CropConfig.dinoLocal(), LOCAL_SIDE, PixelNormalisation.IMAGENET));
        }
        for (int global = 0; global < 2 && sizes.gram() > 0; global++) {
            views.add(new ViewSpec.SameGeometry(global, false, sizes.gram(), PixelNormalisation.IMAGENET));
        }
        return views;
    }

    private long round(ImageViews views, PictureReader reader, MemorySegment into, int round) throws IOException {
        long before = now();
        for (int row = 0; row < files.size(); row++) {
            int image = row;
            views.apply(
                    reader,
                    row,
                    (view, stream) -> stream.seed(round, image, view),
                    (_, values) -> MemorySegment.copy(values, 0, into, ValueLayout.JAVA_FLOAT, 0, values.length));
        }
        return now() - before;
    }

    /// Processor time: other programs on the machine do not count.
    private static long now() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
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
            long before = now();
            var size = reader.open(row);
            opening += now() - before;
            return size;
        }

        @Override
        public Picture read(float shrink) throws IOException {
            long before = now();
            var picture = reader.read(shrink);
            decoding += now() - before;
            return picture;
        }

        @Override
        public void close() {
            reader.close();
        }
    }
}
