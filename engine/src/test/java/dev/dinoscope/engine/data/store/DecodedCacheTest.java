package dev.dinoscope.engine.data.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dinoscope.engine.data.Pair;
import dev.dinoscope.engine.data.PairDataset;
import dev.dinoscope.engine.data.Progress;
import dev.dinoscope.engine.data.decode.DecodeConfig;
import dev.dinoscope.engine.data.decode.EncodedImages;
import dev.dinoscope.engine.data.decode.ImageDecoders;
import dev.dinoscope.engine.data.image.BrokenImageException;
import dev.dinoscope.engine.data.image.ImageSize;
import dev.dinoscope.engine.data.source.ImageFile;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DecodedCacheTest {
    private static final long PLENTY = 1 << 20;

    @TempDir
    Path folder;

    private final List<Path> files = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    @BeforeEach
    void draw() throws IOException {
        var random = new Random(4);
        for (int i = 0; i < 7; i++) {
            var image = new BufferedImage(10 + 3 * i, 12, BufferedImage.TYPE_INT_RGB);
            for (int pixel = 0; pixel < image.getWidth() * 12; pixel++) {
                image.setRGB(pixel % image.getWidth(), pixel / image.getWidth(), random.nextInt());
            }
            var file = folder.resolve(i + ".png");
            ImageIO.write(image, "png", file.toFile());
            files.add(file);
        }
        Files.write(files.get(5), Arrays.copyOf(Files.readAllBytes(files.get(5)), 90));
    }

    private PairDataset dataset() {
        List<Pair> pairs =
                IntStream.range(0, 7).mapToObj(i -> TestStore.pair(i, "c" + i)).toList();
        var images =
                new EncodedImages(7, row -> new ImageFile(files.get(row)), ImageDecoders.IMAGE_IO, new DecodeConfig());
        return new PairDataset("hash", pairs, images);
    }

    private final Progress progress = new Progress() {
        @Override
        public void report(String stage, long done, long total) {}

        @Override
        public void note(String message) {
            notes.add(message);
        }
    };

    private PairDataset decoded(int longestSide, long budget) throws IOException {
        return new DecodedCache(folder.resolve("cache"), longestSide, budget, progress, () -> false).decoded(dataset());
    }

    @Test
    void whatFitsIsDecodedOnceAndReadsTheSame() throws IOException {
        try (var encoded = dataset();
                var first = decoded(64, PLENTY)) {
            assertThat(first.images().rows()).isEqualTo(7);
            files.set(0, folder.resolve("gone.png")); // read from the cache alone
            try (var again = decoded(64, PLENTY)) {
                assertThat(again.images().isDecoded()).isTrue();
                assertThat(again.hash()).isEqualTo("hash-64");
                files.set(0, folder.resolve("0.png"));
                for (int row : new int[] {0, 1, 6}) {
                    assertThat(again.images().read(row).rgb())
                            .isEqualTo(encoded.images().read(row).rgb());
                }
                assertThatThrownBy(() -> again.images().read(5))
                        .isInstanceOf(BrokenImageException.class)
                        .hasMessageStartingWith(files.get(5) + ": cannot be decoded as PNG: ");
            }
        }
    }

    @Test
    void largeImagesAreKeptSmallerAndSmallOnesAsTheyAre() throws IOException {
        try (var kept = decoded(16, PLENTY);
                var reader = kept.images().reader()) {
            assertThat(reader.open(0)).isEqualTo(new ImageSize(12, 10));
            assertThat(reader.open(6)).isEqualTo(new ImageSize(7, 16));
            assertThat(reader.read(1).width()).isEqualTo(16);
        }
    }

    @Test
    void whatDoesNotFitIsLeftAsItIs() throws IOException {
        try (var same = decoded(64, 3000)) {
            assertThat(same.images().isDecoded()).isFalse();
        }
        assertThat(folder.resolve("cache/decoded-hash-64")).doesNotExist();
    }

    @Test
    void aDamagedCacheIsMadeAgain() throws IOException {
        decoded(64, PLENTY).close();
        var pixels = folder.resolve("cache/decoded-hash-64/pixels.u8");
        var bytes = Files.readAllBytes(pixels);
        bytes[17]++;
        Files.write(pixels, bytes);
        try (var whole = decoded(64, PLENTY);
                var encoded = dataset()) {
            assertThat(whole.images().read(0).rgb())
                    .isEqualTo(encoded.images().read(0).rgb());
        }
        assertThat(notes).anyMatch(note -> note.contains("pixels.u8 has a wrong checksum"));
    }

    @Test
    void cancellingLeavesNothingHalfMade() {
        var cache = new DecodedCache(folder.resolve("cache"), 64, PLENTY, progress, () -> true);
        try (var encoded = dataset()) {
            // Seven images may be done before the first look; what counts is that nothing half is there.
            try {
                cache.decoded(encoded);
            } catch (CancellationException | IOException _) {
                assertThat(folder.resolve("cache/decoded-hash-64")).doesNotExist();
            }
            assertThat(folder.resolve("cache/decoded-hash-64.part")).doesNotExist();
        }
    }
}
