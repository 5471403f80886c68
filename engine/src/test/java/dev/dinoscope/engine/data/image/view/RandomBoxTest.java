package dev.dinoscope.engine.data.image.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.dinoscope.engine.data.image.Box;
import dev.dinoscope.engine.data.image.ImageSize;
import dev.dinoscope.engine.data.seed.SampleRandom;
import java.util.Arrays;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RandomBoxTest {
    private static final int DRAWS = 4000;

    /// What torchvision 0.28's `RandomResizedCrop.get_params` gives in 10,000 draws with ratios from 3/4 to 4/3:
    /// mean and deviation of the share of the area, the same of the logarithm of the ratio, and the deviation of
    /// the middle over the width.
    @ParameterizedTest
    @CsvSource({
        "300, 100, 0.08, 0.226, 0.094, 0.046, 0.166, 0.208",
        "300, 100, 0.9, 0.443, 0, 0.285, 0, 0",
        "100, 300, 0.08, 0.226, 0.093, -0.045, 0.167, 0.078",
        "100, 300, 0.5, 0.443, 0, -0.285, 0, 0",
        "160, 120, 0.08, 0.435, 0.219, 0.028, 0.164, 0.137",
        "160, 120, 0.9, 0.957, 0.037, 0.263, 0.028, 0.014",
        "160, 120, 0.5, 0.662, 0.116, 0.079, 0.150, 0.084",
        "224, 224, 0.08, 0.480, 0.234, -0.002, 0.160, 0.111",
        "224, 224, 0.9, 0.942, 0.031, 0, 0.042, 0.012"
    })
    void isDistributedAsTorchvisions(
            int width,
            int height,
            double scaleMin,
            double area,
            double areaDeviation,
            double logRatio,
            double logRatioDeviation,
            double middleDeviation) {
        var size = new ImageSize(height, width);
        var drawn = boxes(new RandomBox(scaleMin, 1, 4.0 / 3, 0), size);
        var areas = values(drawn, box -> box.width() * box.height() / size.pixels());
        var ratios = values(drawn, box -> Math.log(box.width() / box.height()));
        assertThat(mean(areas)).isEqualTo(area, within(0.012));
        assertThat(deviation(areas)).isEqualTo(areaDeviation, within(0.012));
        assertThat(mean(ratios)).isEqualTo(logRatio, within(0.012));
        assertThat(deviation(ratios)).isEqualTo(logRatioDeviation, within(0.012));
        assertThat(deviation(values(drawn, box -> (box.left() + box.width() / 2) / width)))
                .isEqualTo(middleDeviation, within(0.012));
    }

    /// Whatever the shape of the image and the settings.
    @Test
    void theRatioInPixelsIsWithinTheLimits() {
        for (int[] sides : new int[][] {{40, 40}, {120, 40}, {40, 120}, {1000, 7}, {7, 1000}, {1, 1}}) {
            for (double most : new double[] {1, 1.1, 4.0 / 3, 2}) {
                for (double share : new double[] {0.05, 0.9, 1, 2}) {
                    var boxes = boxes(
                            new RandomBox(share, Math.max(1, share), most, 0.05), new ImageSize(sides[0], sides[1]));
                    assertThat(boxes)
                            .allSatisfy(box -> assertThat(
                                            (double) Math.max(box.width() / box.height(), box.height() / box.width()))
                                    .isLessThanOrEqualTo(most + 1e-4));
                }
            }
        }
    }

    @Test
    void withoutShiftABoxLiesWithinTheImage() {
        for (int[] sides : new int[][] {{40, 40}, {120, 40}, {40, 120}}) {
            assertThat(boxes(new RandomBox(0.5, 1, 1.5, 0), new ImageSize(sides[0], sides[1])))
                    .allSatisfy(box -> {
                        assertThat(box.left()).isGreaterThanOrEqualTo(0);
                        assertThat(box.top()).isGreaterThanOrEqualTo(0);
                        assertThat(box.left() + box.width()).isLessThanOrEqualTo(sides[1] + 1e-3f);
                        assertThat(box.top() + box.height()).isLessThanOrEqualTo(sides[0] + 1e-3f);
                    });
        }
    }

    /// Drawings fill their squares: with the default settings every first draw is taken, as it always was.
    @Test
    void aSquareIsSeenWithShareAndRatioAsDrawn() {
        var config = new AugmentationConfig();
        var boxes =
                new RandomBox(config.cropScaleMin(), config.cropScaleMax(), config.aspectRatioMax(), config.shift());
        for (int seed = 0; seed < 1000; seed++) {
            var box = boxes.next(new ImageSize(64, 64), new SampleRandom().seed(seed));
            var same = new SampleRandom().seed(seed);
            float scale = same.between(0.85f, 1);
            float log = (float) Math.log(1.1f);
            float ratio = (float) Math.exp(same.between(-log, log));
            assertThat(box.width()).isEqualTo(64 * (float) Math.sqrt(scale * ratio));
            assertThat(box.height()).isEqualTo(64 * (float) Math.sqrt(scale / ratio));
            assertThat(box.left()).isEqualTo(same.nextFloat() * (64 - box.width()) + same.between(-0.05f, 0.05f) * 64);
        }
    }

    private static Box[] boxes(RandomBox boxes, ImageSize size) {
        return IntStream.range(0, DRAWS)
                .mapToObj(seed -> boxes.next(size, new SampleRandom().seed(seed)))
                .toArray(Box[]::new);
    }

    private static double[] values(Box[] boxes, ToDoubleFunction<Box> value) {
        return Arrays.stream(boxes).mapToDouble(value).toArray();
    }

    private static double mean(double[] values) {
        return DoubleStream.of(values).average().orElseThrow();
    }

    private static double deviation(double[] values) {
        double mean = mean(values);
        return Math.sqrt(DoubleStream.of(values)
                .map(value -> (value - mean) * (value - mean))
                .average()
                .orElseThrow());
    }
}
