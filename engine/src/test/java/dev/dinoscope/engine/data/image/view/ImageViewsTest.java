package dev.dinoscope.engine.data.image.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dinoscope.engine.data.image.ImageSize;
import dev.dinoscope.engine.data.image.Interpolation;
import dev.dinoscope.engine.data.image.Picture;
import dev.dinoscope.engine.data.image.PictureReader;
import dev.dinoscope.engine.data.image.PixelNormalisation;
import dev.dinoscope.engine.data.image.view.ViewSpec.Augmented;
import dev.dinoscope.engine.data.image.view.ViewSpec.Cropped;
import dev.dinoscope.engine.data.image.view.ViewSpec.SameGeometry;
import dev.dinoscope.engine.data.seed.SampleRandom;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class ImageViewsTest {
    private static final PixelNormalisation NORM = PixelNormalisation.IMAGENET;
    private static final AugmentationConfig OWN = new AugmentationConfig();
    private static final ViewSpec GLOBAL_1 = new Cropped(CropConfig.dinoGlobal1(), 16, NORM);
    private static final ViewSpec GLOBAL_2 = new Cropped(CropConfig.dinoGlobal2(), 16, NORM);
    private static final ViewSpec LOCAL = new Cropped(CropConfig.dinoLocal(), 8, NORM);
    private static final ViewSpec IMAGES = new Augmented(OWN, 8, PixelNormalisation.CLIP);

    /// Shrinks by whole numbers, as JPEG does, and counts.
    private static final class CountingReader implements PictureReader {
        private static final int HEIGHT = 60;
        private static final int WIDTH = 90;
        private final byte[] pixels = new byte[3 * HEIGHT * WIDTH];
        private int decoded;

        CountingReader() {
            new Random(1).nextBytes(pixels);
        }

        @Override
        public ImageSize open(int row) {
            return new ImageSize(HEIGHT, WIDTH);
        }

        @Override
        public Picture read(float shrink) {
            decoded++;
            return shrink < 2 ? new Picture(HEIGHT, WIDTH, pixels) : new Picture(HEIGHT / 2, WIDTH / 2, pixels);
        }

        @Override
        public void close() {
            // Nothing is held.
        }
    }

    private static List<float[]> views(int seed, ViewSpec... specs) {
        return views(new CountingReader(), seed, specs);
    }

    private static List<float[]> views(PictureReader reader, int seed, ViewSpec... specs) {
        var seen = new ArrayList<float[]>(Collections.nCopies(specs.length, new float[0]));
        try {
            new ImageViews(List.of(specs))
                    .apply(
                            reader,
                            0,
                            (view, stream) -> stream.seed(seed, view),
                            (v, values) -> seen.set(v, values.clone()));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return seen;
    }

    @Test
    void theImagesOfARunAreTheSameWhateverElseIsMadeOfThem() throws IOException {
        var into = MemorySegment.ofArray(new float[3 * 8 * 8]);
        var random = new SampleRandom().seed(3, 1);
        new TrainTransform(OWN, 8, PixelNormalisation.CLIP).apply(new CountingReader(), 0, random, into, 0);
        var alone = into.toArray(ValueLayout.JAVA_FLOAT);
        var beside = views(3, GLOBAL_1, IMAGES, LOCAL, new SameGeometry(1, false, 32, NORM));
        assertThat(beside.get(1)).isEqualTo(alone);
    }

    @Test
    void aViewDependsOnItsOwnStreamAlone() {
        assertThat(views(3, GLOBAL_1, GLOBAL_2, LOCAL).get(2))
                .isEqualTo(views(3, IMAGES, GLOBAL_1, LOCAL).get(2));
        assertThat(views(4, LOCAL).getFirst()).isNotEqualTo(views(3, LOCAL).getFirst());
    }

    @Test
    void oneDecodingFeedsAllCrops() {
        var reader = new CountingReader();
        views(reader, 3, GLOBAL_1, GLOBAL_2, LOCAL, LOCAL, LOCAL, new SameGeometry(0, true, 32, NORM));
        assertThat(reader.decoded).isOne();
    }

    /// Without distortion the original and its twin of the same side are the same picture; with it too, when
    /// the twin is distorted by the same chance.
    @Test
    void viewsOfOneGeometryShowTheSamePart() {
        var plain = new Cropped(new CropConfig().withScale(0.2, 0.6), 16, NORM);
        for (int seed = 0; seed < 20; seed++) {
            var same = views(seed, plain, new SameGeometry(0, false, 16, NORM));
            assertThat(same.get(1)).isEqualTo(same.get(0));
            var distorted = views(seed, GLOBAL_2, new SameGeometry(0, true, 16, NORM), GLOBAL_1);
            assertThat(distorted.get(1)).isEqualTo(distorted.get(0));
            var undistorted = views(seed, GLOBAL_1, new SameGeometry(0, false, 16, NORM));
            assertThat(undistorted.get(1)).isNotEqualTo(undistorted.get(0));
        }
    }

    /// A teacher's crop of twice the side, halved, is the student's crop, up to the filters.
    @Test
    void aTwinOfAnotherSideAndNormalisationShowsTheSamePart() {
        var none = new Augmented(
                new AugmentationConfig(0.3, 0.6, 1.3, 0, 0.5, 0, 0, 0, 0, 0, 0), 10, PixelNormalisation.CLIP);
        var pair = views(5, none, new SameGeometry(0, false, 20, NORM));
        float student = mean(pair.get(0), 0, 100) * 0.26862955f + 0.48145467f;
        float teacher = mean(pair.get(1), 0, 400) * 0.229f + 0.485f;
        assertThat(teacher).isEqualTo(student, Offset.offset(0.02f));
    }

    private static float mean(float[] values, int from, int to) {
        return (float)
                IntStream.range(from, to).mapToDouble(i -> values[i]).average().orElseThrow();
    }

    @Test
    void probabilitiesAreThoseAskedFor() {
        var grey = new CropConfig(0.5, 1, 1, Interpolation.BILINEAR, 0, jitter(), 0.3, new CropConfig.Blur(), 0);
        int greys = 0;
        for (int seed = 0; seed < 1000; seed++) {
            float[] values = views(seed, new Cropped(grey, 4, PLAIN)).getFirst();
            greys += values[0] == values[16] && values[5] == values[21] ? 1 : 0;
        }
        assertThat(greys).isBetween(250, 350);
    }

    private static final PixelNormalisation PLAIN = new PixelNormalisation(
            new PixelNormalisation.Channel(0, 1),
            new PixelNormalisation.Channel(0, 1),
            new PixelNormalisation.Channel(0, 1));

    private static CropConfig.ColourJitter jitter() {
        return new CropConfig.ColourJitter(0.8, 0.4, 0.4, 0.4, 0.1);
    }

    @Test
    void theStrongestDistortionStaysWithinTheRangeOfColours() {
        var strong = new CropConfig(
                0.01,
                1,
                4,
                Interpolation.BICUBIC,
                0.5,
                new CropConfig.ColourJitter(1, 1, 1, 1, 0.5),
                0.2,
                new CropConfig.Blur(0.5, 0.01, 9),
                0.5);
        for (int seed = 0; seed < 200; seed++) {
            for (float value : views(seed, new Cropped(strong, 5, PLAIN)).getFirst()) {
                assertThat(value).isBetween(-1e-6f, 1 + 1e-6f);
            }
        }
    }

    @Test
    void aGeometryThatIsSharedCannotBeSharedOn() {
        assertThatThrownBy(() ->
                        views(0, GLOBAL_1, new SameGeometry(0, true, 8, NORM), new SameGeometry(1, true, 8, NORM)))
                .hasMessageContaining("view 1 has no geometry of its own");
    }
}
