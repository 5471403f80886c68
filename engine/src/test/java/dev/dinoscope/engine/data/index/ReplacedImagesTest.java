package dev.dinoscope.engine.data.index;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dinoscope.engine.config.Configs;
import dev.dinoscope.engine.data.PairDataset;
import dev.dinoscope.engine.data.Progress;
import dev.dinoscope.engine.data.check.DataCheck;
import dev.dinoscope.engine.data.decode.DecodeConfig;
import dev.dinoscope.engine.data.decode.ImageDecoders;
import dev.dinoscope.engine.data.image.Picture;
import dev.dinoscope.engine.data.source.csv.CsvPairs;
import dev.dinoscope.engine.data.source.folder.ImageFolder;
import dev.dinoscope.engine.data.source.json.CocoCaptions;
import dev.dinoscope.engine.data.source.json.KarpathyCaptions;
import dev.dinoscope.engine.data.source.tar.WebDataset;
import dev.dinoscope.engine.data.store.DecodedCache;
import dev.dinoscope.engine.data.text.BytePairTrainer;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Pictures that are replaced in place while everything that names them stays: the next run sees the new ones.
class ReplacedImagesTest {
    private static final int IMAGES = 6;

    @TempDir
    private Path folder;

    private Path cache;

    @BeforeEach
    void draw() throws IOException {
        cache = folder.resolve("cache");
        Files.createDirectories(folder.resolve("images"));
        for (int i = 0; i < IMAGES; i++) {
            Files.write(image(i), picture(i, 0));
        }
        shard(0);
    }

    private Path image(int number) {
        return folder.resolve("images/" + number + ".bmp");
    }

    /// Of one size whatever is drawn, and equal in the middle: what a fingerprint sees.
    private static byte[] picture(int number, int top) throws IOException {
        var image = new BufferedImage(64, 64, BufferedImage.TYPE_INT_RGB);
        for (int at = 0; at < 64 * 64; at++) {
            image.setRGB(at % 64, at / 64, at < 64 * 8 ? top : (number + 1) * 0x200a0b);
        }
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(image, "bmp", bytes);
        return bytes.toByteArray();
    }

    private void shard(int top) throws IOException {
        try (var tar = new TarArchiveOutputStream(Files.newOutputStream(folder.resolve("shard.tar")))) {
            for (int i = 0; i < IMAGES; i++) {
                entry(tar, i + ".bmp", picture(i, top));
                entry(tar, i + ".txt", ("picture " + i).getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    private static void entry(TarArchiveOutputStream tar, String name, byte[] content) throws IOException {
        var entry = new TarArchiveEntry(name);
        entry.setSize(content.length);
        tar.putArchiveEntry(entry);
        tar.write(content);
        tar.closeArchiveEntry();
    }

    private IndexedSource source(String kind) throws IOException {
        var list = folder.resolve("list");
        var text = new StringBuilder();
        return switch (kind) {
            case "csv" -> {
                text.append("image,caption\n");
                for (int i = 0; i < IMAGES; i++) {
                    text.append("images/" + i + ".bmp,picture " + i + "\n");
                }
                yield Configs.with(new CsvPairs(), "path", write(list, text));
            }
            case "coco" -> {
                for (int i = 0; i < IMAGES; i++) {
                    text.append(text.isEmpty() ? "{\"images\": [" : ",")
                            .append("{\"id\": " + i + ", \"file_name\": \"" + i + ".bmp\"}");
                }
                text.append("], \"annotations\": [{\"image_id\": 0, \"caption\": \"picture\"}]}");
                yield Configs.with(new CocoCaptions(), Map.of("path", write(list, text), "images", folder + "/images"));
            }
            case "karpathy" -> {
                for (int i = 0; i < IMAGES; i++) {
                    text.append(text.isEmpty() ? "{\"images\": [" : ",")
                            .append("{\"filename\": \"" + i + ".bmp\", \"split\": \"train\", ")
                            .append("\"sentences\": [{\"raw\": \"picture " + i + "\"}]}");
                }
                text.append("], \"dataset\": \"flickr8k\"}");
                yield Configs.with(
                        new KarpathyCaptions(), Map.of("path", write(list, text), "images", folder + "/images"));
            }
            case "folder" -> Configs.with(new ImageFolder(), "path", folder + "/images");
            default -> Configs.with(new WebDataset(), "path", folder + "/shard.tar");
        };
    }

    private static String write(Path list, CharSequence text) throws IOException {
        return Files.exists(list)
                ? list.toString()
                : Files.writeString(list, text).toString();
    }

    private PairDataset decoded(IndexedSource source) throws IOException {
        var dataset = source.prepare(cache, Progress.NONE, () -> false);
        return new DecodedCache(cache, 64, 1 << 24, Progress.NONE, () -> false).decoded(dataset);
    }

    @ParameterizedTest
    @ValueSource(strings = {"csv", "coco", "karpathy", "folder", "tar"})
    void areSeenByTheNextRun(String kind) throws IOException {
        var source = source(kind);
        try (var before = decoded(source)) {
            assertThat(before.images().isDecoded()).isTrue();
            assertThat(before.images().read(2).rgb()[0]).isZero();
        }
        for (int i = 0; i < IMAGES; i++) {
            replace(image(i), picture(i, 0xffffff));
        }
        shard(0xffffff);
        try (var after = decoded(source)) {
            for (int row = 0; row < IMAGES; row++) {
                assertThat(after.images().read(row).rgb())
                        .isEqualTo(onDisk(source, row).rgb());
                assertThat(after.images().read(row).rgb()[0]).isEqualTo((byte) 255);
            }
        }
    }

    /// As a program that keeps size and time: neither tells.
    private static void replace(Path file, byte[] content) throws IOException {
        var time = Files.getLastModifiedTime(file);
        assertThat(content).hasSize((int) Files.size(file));
        Files.write(file, content);
        Files.setLastModifiedTime(file, time);
    }

    /// What `data check` and evaluation without a cache look at.
    private Picture onDisk(IndexedSource source, int row) throws IOException {
        try (var index = source.index(cache, Progress.NONE, () -> false);
                var decoder = ImageDecoders.FASTEST.open(new DecodeConfig())) {
            var image = index.images().get(row);
            var picture = decoder.decode(image.name(), image.read(), 1);
            return new Picture(picture.height(), picture.width(), Arrays.copyOf(picture.rgb(), (int)
                    Picture.bytes(picture.height(), picture.width())));
        }
    }

    @Test
    void theReportIsOfWhatIsThereNow() throws IOException {
        var source = source("csv");
        decoded(source).close();
        Files.write(image(3), new byte[] {1, 2, 3});
        Files.delete(image(4));
        try (var index = source.index(cache, Progress.NONE, () -> false);
                var training = source.prepare(cache, Progress.NONE, () -> false)) {
            var tokenizer = BytePairTrainer.train(List.of("picture"), 600);
            var report = new DataCheck(Progress.NONE, () -> false).of(index, tokenizer, 16, 0.5);
            assertThat(report.images().brokenNamed()).singleElement().asString().contains("3.bmp");
            assertThat(report.rejects().named()).singleElement().asString().contains("4.bmp");
            assertThat(training.rejects()).isEqualTo(report.rejects());
            assertThat(training.hash()).isEqualTo(report.hash());
        }
    }

    @Test
    void nothingIsMadeAgainWhileNothingChanges() throws IOException {
        var source = source("csv");
        decoded(source).close();
        var notes = new ArrayList<String>();
        try (var again = source.prepare(cache, new Notes(notes), () -> false)) {
            assertThat(again.pairs()).hasSize(IMAGES);
        }
        assertThat(notes).isEmpty();
        replace(image(5), picture(5, 7));
        source.prepare(cache, new Notes(notes), () -> false).close();
        assertThat(notes)
                .singleElement()
                .asString()
                .contains("is out of date (of its images 1 have changed since, the first is ")
                .contains("5.bmp); making it again");
    }

    private record Notes(List<String> notes) implements Progress {
        @Override
        public void report(String stage, long done, long total) {
            // Of no interest.
        }

        @Override
        public void note(String text) {
            notes.add(text);
        }
    }
}
