package dev.dinoscope.engine.data.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dinoscope.engine.data.PairDataset;
import dev.dinoscope.engine.data.image.view.AugmentationConfig;
import dev.dinoscope.engine.data.image.view.EvalTransform;
import dev.dinoscope.engine.data.image.view.ImageTransform;
import dev.dinoscope.engine.data.image.view.TrainTransform;
import dev.dinoscope.engine.data.seed.SampleRandom;
import dev.dinoscope.engine.data.store.TestStore;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TransformTest {
    private static final int SIDE = 8;
    private PairDataset dataset;

    @BeforeEach
    void open(@TempDir Path root) throws IOException {
        dataset = TestStore.dataset(root, 3, 3, SIDE);
    }

    @AfterEach
    void close() {
        dataset.close();
    }

    private float[] run(ImageTransform transform, int row, long seed) throws IOException {
        var into = MemorySegment.ofArray(new float[3 * transform.side() * transform.side()]);
        try (var images = dataset.images().reader()) {
            transform.apply(images, row, new SampleRandom().seed(seed), into, 0);
        }
        return into.toArray(ValueLayout.JAVA_FLOAT);
    }

    @Test
    void withoutAugmentationTrainingSeesWhatEvaluationSees() throws IOException {
        var train = new TrainTransform(AugmentationConfig.none(), SIDE, PixelNormalisation.CLIP);
        var eval = new EvalTransform(SIDE, PixelNormalisation.CLIP);
        assertThat(run(train, 1, 5)).containsExactly(run(eval, 1, 5), Offset.offset(1e-5f));
        var pixels = dataset.images().read(1).rgb();
        assertThat(run(eval, 1, 5)[SIDE * SIDE])
                .isEqualTo(((pixels[1] & 0xff) / 255f - 0.4578275f) / 0.2613026f, Offset.offset(1e-5f));
    }

    /// A disc in a picture three times as wide as high, or as high as wide, is as round as in evaluation.
    @Test
    void aDiscInALongPictureStaysRound() throws IOException {
        for (var size : new ImageSize[] {new ImageSize(60, 180), new ImageSize(180, 60)}) {
            var disc = disc(size);
            var seen = extent(disc, new EvalTransform(64, PLAIN), 0);
            assertThat(seen).containsExactly(seen[0], seen[0]);
            assertThat(seen[0]).isGreaterThan(40);
            assertThat(extent(disc, new TrainTransform(AugmentationConfig.none(), 64, PLAIN), 0))
                    .isEqualTo(seen);
            var varied = new AugmentationConfig(0.5, 1, 1.1, 0, 0.5, 0, 0, 0, 0, 0, 0);
            for (int seed = 0; seed < 50; seed++) {
                int[] trained = extent(disc, new TrainTransform(varied, 64, PLAIN), seed);
                assertThat((double) trained[0] / trained[1]).isBetween(0.8, 1.25);
            }
        }
    }

    private static final PixelNormalisation PLAIN = new PixelNormalisation(
            new PixelNormalisation.Channel(0, 1),
            new PixelNormalisation.Channel(0, 1),
            new PixelNormalisation.Channel(0, 1));

    private static Picture disc(ImageSize size) {
        var rgb = new byte[(int) Picture.bytes(size.height(), size.width())];
        for (int y = 0; y < size.height(); y++) {
            for (int x = 0; x < size.width(); x++) {
                boolean inside = Math.hypot(x - size.width() / 2.0, y - size.height() / 2.0) < 24;
                Arrays.fill(rgb, 3 * (y * size.width() + x), 3 * (y * size.width() + x) + 3, (byte) (inside ? 0 : 255));
            }
        }
        return new Picture(size.height(), size.width(), rgb);
    }

    /// Width and height of what is dark.
    private static int[] extent(Picture picture, ImageTransform transform, long seed) throws IOException {
        int side = transform.side();
        var into = MemorySegment.ofArray(new float[3 * side * side]);
        transform.apply(new OnePicture(picture), 0, new SampleRandom().seed(seed), into, 0);
        int across = 0;
        int down = 0;
        for (int i = 0; i < side; i++) {
            int at = i;
            across += IntStream.range(0, side).anyMatch(y -> dark(into, y * side + at)) ? 1 : 0;
            down += IntStream.range(0, side).anyMatch(x -> dark(into, at * side + x)) ? 1 : 0;
        }
        return new int[] {across, down};
    }

    private static boolean dark(MemorySegment image, int at) {
        return image.getAtIndex(ValueLayout.JAVA_FLOAT, at) < 0.5;
    }

    private record OnePicture(Picture picture) implements PictureReader {
        @Override
        public ImageSize open(int row) {
            return new ImageSize(picture.height(), picture.width());
        }

        @Override
        public Picture read(float shrink) {
            return picture;
        }

        @Override
        public void close() {
            // Nothing is held.
        }
    }

    @Test
    void theSeedDecidesAndNothingThatWentBefore() throws IOException {
        var used = new TrainTransform(new AugmentationConfig(), SIDE, PixelNormalisation.CLIP);
        var first = run(used, 2, 11);
        assertThat(run(used, 2, 12)).isNotEqualTo(first);
        assertThat(run(used, 2, 11)).isEqualTo(first);
        assertThat(run(new TrainTransform(new AugmentationConfig(), SIDE, PixelNormalisation.CLIP), 2, 11))
                .isEqualTo(first);
    }

    @Test
    void theStrongestAugmentationStaysWithinTheRangeOfColours() throws IOException {
        var strong = new AugmentationConfig(0.05, 4, 4, 1, 0.5, 1, 1, 1, 0.5, 1, 0.5);
        var transform = new TrainTransform(strong, 5, PixelNormalisation.IMAGENET);
        float low = (0 - 0.485f) / 0.229f;
        float high = (1 - 0.406f) / 0.225f;
        for (int seed = 0; seed < 200; seed++) {
            for (float value : run(transform, seed % 3, seed)) {
                assertThat(value).isBetween(low - 1e-4f, high + 1e-4f);
            }
        }
    }

    @Test
    void anUpsideDownRangeIsRefused() {
        assertThatThrownBy(() -> new AugmentationConfig(0.9, 0.5, 1, 0, 0, 0, 0, 0, 0, 0, 0))
                .hasMessageContaining("crop_scale_min: 0.9 — expected at most crop_scale_max, 0.5");
    }
}
