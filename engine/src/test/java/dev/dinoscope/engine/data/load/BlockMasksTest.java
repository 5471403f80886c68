package dev.dinoscope.engine.data.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dinoscope.engine.data.seed.SampleRandom;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BlockMasksTest {
    private static final MaskConfig DINO = new MaskConfig();

    private static List<Integer> countsByImage(boolean[] mask, int images) {
        int patches = mask.length / images;
        return IntStream.range(0, images)
                .map(image -> (int) IntStream.range(0, patches)
                        .filter(patch -> mask[image * patches + patch])
                        .count())
                .boxed()
                .toList();
    }

    /// docs/methods.md, eq. 25: int(.5·2B) images, the j-th of n with int(N·(.1+.4·j/n)) patches, whatever
    /// the chance.
    @ParameterizedTest
    @CsvSource({"8,14,14", "32,7,7", "6,16,8", "2,4,4", "5,2,2", "64,3,3"})
    void countsAreExact(int images, int rows, int columns) {
        int patches = rows * columns;
        int n = images / 2;
        var expected = IntStream.range(0, images)
                .map(i -> i < n ? (int) (patches * (0.1 + 0.4 * (i + 1) / n)) : 0)
                .sorted()
                .boxed()
                .toList();
        var masks = new BlockMasks(DINO, images, rows, columns);
        for (int seed = 0; seed < 50; seed++) {
            var mask = masks.draw(new SampleRandom().seed(seed));
            var counts = countsByImage(mask, images);
            assertThat(counts.stream().sorted().toList()).isEqualTo(expected);
            assertThat(counts)
                    .isEqualTo(IntStream.range(0, images)
                            .map(masks::hidden)
                            .boxed()
                            .toList());
            assertThat(counts.stream().mapToInt(i -> i).sum()).isEqualTo(masks.total());
        }
    }

    @Test
    void theSeedDecides() {
        var masks = new BlockMasks(DINO, 8, 14, 14);
        var first = masks.draw(new SampleRandom().seed(1)).clone();
        assertThat(masks.draw(new SampleRandom().seed(2))).isNotEqualTo(first);
        assertThat(new BlockMasks(DINO, 8, 14, 14).draw(new SampleRandom().seed(1)))
                .isEqualTo(first);
    }

    /// Images change places: each is masked, and each is not, at some time.
    @Test
    void whichImagesAreMaskedIsLeftToChance() {
        var masks = new BlockMasks(DINO, 6, 8, 8);
        var seen = new HashSet<List<Boolean>>();
        for (int seed = 0; seed < 200; seed++) {
            masks.draw(new SampleRandom().seed(seed));
            seen.add(IntStream.range(0, 6).mapToObj(i -> masks.hidden(i) > 0).toList());
        }
        assertThat(seen).hasSize(20); // 6 over 3
    }

    /// A hidden patch mostly has hidden neighbours; single ones scattered over the image would be easy to
    /// guess.
    @Test
    void hiddenPatchesLieInBlocks() {
        var masks = new BlockMasks(new MaskConfig(1, 0.3, 0.3, 4, 0.3), 64, 14, 14);
        var mask = masks.draw(new SampleRandom().seed(3));
        double pairs = IntStream.range(0, mask.length - 1)
                .filter(i -> i % 14 != 13 && mask[i] && mask[i + 1])
                .count();
        double hidden = Arrays.stream(countsByImage(mask, 64).toArray(Integer[]::new))
                .mapToInt(i -> i)
                .sum();
        // 30 % at random would give 0.28 pairs a patch.
        assertThat(pairs / hidden).isGreaterThan(0.55);
    }
}
