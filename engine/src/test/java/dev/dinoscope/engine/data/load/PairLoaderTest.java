package dev.dinoscope.engine.data.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dinoscope.engine.data.PairDataset;
import dev.dinoscope.engine.data.PairImages;
import dev.dinoscope.engine.data.image.BrokenImageException;
import dev.dinoscope.engine.data.image.ImageSize;
import dev.dinoscope.engine.data.image.Picture;
import dev.dinoscope.engine.data.image.PictureReader;
import dev.dinoscope.engine.data.image.PixelNormalisation;
import dev.dinoscope.engine.data.image.view.AugmentationConfig;
import dev.dinoscope.engine.data.store.TestStore;
import dev.dinoscope.engine.data.text.BytePairTokenizer;
import dev.dinoscope.engine.data.text.BytePairTrainer;
import java.io.IOException;
import java.lang.foreign.ValueLayout;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PairLoaderTest {
    private static final int SIDE = 8;
    private static final int BATCH = 6;
    private static final int CONTEXT = 40;
    private static final List<BatchField> FIELDS = List.of(
            BatchField.Images.ofRun("images", SIDE, PixelNormalisation.CLIP),
            new BatchField.Captions("tokens", CONTEXT, BatchField.Captions.Which.FIRST));
    private PairDataset dataset;
    private final BytePairTokenizer tokenizer = BytePairTrainer.train(List.of("a drawing of red round c1"), 514);

    @BeforeEach
    void open(@TempDir Path root) throws IOException {
        dataset = TestStore.dataset(root, 40, 13, SIDE);
    }

    @AfterEach
    void close() {
        dataset.close();
    }

    private record Copy(
            long step, long epoch, List<Float> images, List<Long> tokens, List<Integer> rows, List<String> broken) {}

    private static Copy copy(Batch batch) {
        var images = new ArrayList<Float>();
        for (float value : batch.tensor("images").toArray(ValueLayout.JAVA_FLOAT)) {
            images.add(value);
        }
        var tokens = new ArrayList<Long>();
        for (long value : batch.tensor("tokens").toArray(ValueLayout.JAVA_LONG)) {
            tokens.add(value);
        }
        var rows = new ArrayList<Integer>();
        for (int i = 0; i < batch.size(); i++) {
            rows.add(batch.rows().get(i));
        }
        return new Copy(batch.step(), batch.epoch(), images, tokens, rows, batch.broken());
    }

    private static LoaderSettings settings(long seed, long firstStep, int workers, int prefetch) {
        return new LoaderSettings(
                "train",
                BATCH,
                FIELDS,
                seed,
                firstStep,
                true,
                new AugmentationConfig(),
                new CaptionConfig(),
                workers,
                prefetch,
                0.2,
                Duration.ofMinutes(2));
    }

    private List<Copy> load(LoaderSettings settings, int batches) throws InterruptedException {
        return load(dataset, settings, batches);
    }

    private List<Copy> load(PairDataset dataset, LoaderSettings settings, int batches) throws InterruptedException {
        var copies = new ArrayList<Copy>();
        try (var loader = new PairLoader(dataset, Optional.of(tokenizer), settings)) {
            for (int i = 0; i < batches; i++) {
                copies.add(copy(loader.next()));
            }
        }
        return copies;
    }

    @Test
    void theNumberOfWorkersChangesNothing() throws InterruptedException {
        var alone = load(settings(5, 0, 1, 1), 20);
        assertThat(load(settings(5, 0, 4, 7), 20)).isEqualTo(alone);
        assertThat(alone).extracting(Copy::step).startsWith(0L, 1L, 2L);
        assertThat(alone.get(6).epoch()).isEqualTo(1); // 40 images are six batches of six
    }

    @Test
    void resumingGivesWhatAnUninterruptedRunWouldHaveHad() throws InterruptedException {
        var whole = load(settings(5, 0, 2, 3), 20);
        assertThat(load(settings(5, 9, 3, 2), 11)).isEqualTo(whole.subList(9, 20));
    }

    @Test
    void anotherSeedGivesOtherBatches() throws InterruptedException {
        assertThat(load(settings(6, 0, 1, 1), 1)).isNotEqualTo(load(settings(5, 0, 1, 1), 1));
    }

    @Test
    void tokensAreThoseOfOneOfTheImagesCaptions() throws InterruptedException {
        var batch = load(settings(5, 0, 1, 1), 1).getFirst();
        for (int i = 0; i < BATCH; i++) {
            var concept = dataset.pairs().get(batch.rows().get(i)).concept();
            int[] ids = batch.tokens().subList(i * CONTEXT, (i + 1) * CONTEXT).stream()
                    .mapToInt(Long::intValue)
                    .filter(id -> id != 0)
                    .toArray();
            assertThat(tokenizer.decode(ids)).matches(text -> text.contains("space") || hasWord(text, concept));
        }
    }

    /// Digits are words of their own to the tokenizer.
    private static boolean hasWord(String text, String concept) {
        return text.replace(" ", "").contains(concept);
    }

    /// A sample that cannot be made ends the loader's use with its name, not with a hang.
    @Test
    void aFailingSampleIsNamed() {
        try (var failing = withFault(row -> {
                    throw new IllegalArgumentException("no such pixel");
                });
                var loader = new PairLoader(failing, Optional.of(tokenizer), settings(5, 0, 2, 2))) {
            assertThatThrownBy(loader::next)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageMatching("(?s).*sample p\\d+ could not be made: no such pixel.*");
        }
    }

    @Test
    void aBrokenImageIsReplacedByTheSameOneWhateverTheWorkers() throws InterruptedException {
        try (var some = withBroken(row -> row % 10 == 3)) {
            var alone = load(some, settings(5, 0, 1, 1), 12);
            assertThat(load(some, settings(5, 0, 4, 5), 12)).isEqualTo(alone);
            assertThat(load(some, settings(5, 7, 2, 2), 5)).isEqualTo(alone.subList(7, 12));
            assertThat(alone)
                    .allSatisfy(batch -> assertThat(batch.rows())
                            .hasSize(BATCH)
                            .doesNotHaveDuplicates()
                            .noneMatch(row -> row % 10 == 3));
            assertThat(alone.getFirst().broken().size() + alone.get(1).broken().size())
                    .isPositive();
        }
    }

    @Test
    void tooManyBrokenImagesStopTheLoaderWithTheirNames() {
        try (var most = withBroken(row -> row % 3 != 0)) {
            assertThatThrownBy(() -> load(most, settings(5, 0, 1, 1), 7))
                    .hasMessageContaining("images seen are missing or broken, more than data.max_broken (0.2) allows")
                    .hasMessageMatching("(?s).*  image \\d+: is torn.*");
        }
    }

    private static LoaderSettings impatient() {
        return new LoaderSettings(
                "train",
                BATCH,
                FIELDS,
                5,
                0,
                true,
                new AugmentationConfig(),
                new CaptionConfig(),
                1,
                1,
                1,
                Duration.ofMillis(300));
    }

    @Test
    void aSampleThatHangsIsNamed() {
        var forever = new CountDownLatch(1);
        try (var hanging = withFault(row -> waitFor(forever));
                var loader = new PairLoader(hanging, Optional.of(tokenizer), impatient())) {
            assertThatThrownBy(loader::next).hasMessageMatching("the loader hangs at sample p\\d+ for 0.3 s.*");
        } finally {
            forever.countDown();
        }
    }

    /// Like a read from a network that does not answer.
    private static void waitFor(CountDownLatch forever) {
        boolean waiting = true;
        while (waiting) {
            try {
                forever.await();
                waiting = false;
            } catch (InterruptedException _) {
                // goes on waiting
            }
        }
    }

    private PairDataset withBroken(IntPredicate broken) {
        return withFault(row -> {
            if (broken.test(row)) {
                throw new BrokenImageException("image " + row, "is torn");
            }
        });
    }

    private PairDataset withFault(Fault fault) {
        return new PairDataset("torn", dataset.pairs(), new FaultyImages(dataset.images(), fault));
    }

    @FunctionalInterface
    private interface Fault {
        void at(int row) throws IOException;
    }

    /// Images that cannot all be opened.
    private record FaultyImages(PairImages images, Fault fault) implements PairImages {
        @Override
        public int rows() {
            return images.rows();
        }

        @Override
        public PictureReader reader() {
            var reader = images.reader();
            return new PictureReader() {
                @Override
                public ImageSize open(int row) throws IOException {
                    fault.at(row);
                    return reader.open(row);
                }

                @Override
                public Picture read(float shrink) throws IOException {
                    return reader.read(shrink);
                }

                @Override
                public void close() {
                    reader.close();
                }
            };
        }

        @Override
        public void close() {
            // The images stay the test's.
        }
    }

    @Test
    void afterClosingThereIsNothingMore() {
        var loader = new PairLoader(dataset, Optional.of(tokenizer), settings(5, 0, 2, 2));
        loader.close();
        loader.close();
        assertThatThrownBy(loader::next).hasMessageContaining("closed");
    }
}
