package dev.dinoscope.engine.data.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.dinoscope.engine.config.ConfigException;
import dev.dinoscope.engine.config.Configs;
import dev.dinoscope.engine.data.Progress;
import dev.dinoscope.engine.data.catalogue.SourceRecognition;
import dev.dinoscope.engine.data.image.BrokenImageException;
import dev.dinoscope.engine.data.source.ImageFile;
import dev.dinoscope.engine.data.source.TestImages;
import dev.dinoscope.engine.data.source.csv.CsvPairs;
import dev.dinoscope.engine.data.source.folder.ImageFolder;
import dev.dinoscope.engine.data.source.json.CocoCaptions;
import dev.dinoscope.engine.data.source.tar.TestTar;
import dev.dinoscope.engine.data.source.tar.WebDataset;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Pipes, devices and files of gigabytes among the data cost themselves: no memory, no waiting, no other sample.
@Timeout(value = 2, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class UnfitInputTest {
    private static final long HUGE = 3L << 30;
    private static final List<String> UNFIT = List.of("huge.jpg", "zero.jpg", "pipe.jpg");

    @TempDir
    private Path folder;

    private void images() throws Exception {
        for (int i = 0; i < 4; i++) {
            TestImages.write(folder.resolve(i + ".jpg"), i);
        }
        try (var file = new RandomAccessFile(folder.resolve("huge.jpg").toFile(), "rw")) {
            file.write(TestImages.jpeg(9));
            file.setLength(HUGE);
        }
        assumeTrue(Files.exists(Path.of("/dev/zero")));
        Files.createSymbolicLink(folder.resolve("zero.jpg"), Path.of("/dev/zero"));
        pipe("pipe.jpg");
    }

    private void pipe(String name) throws Exception {
        var made = new ProcessBuilder("mkfifo", folder.resolve(name).toString()).start();
        assertThat(made.waitFor()).isZero();
    }

    private SourceIndex index(IndexedSource source) throws IOException {
        return source.index(folder.resolve("cache"), Progress.NONE, () -> false);
    }

    private void assertUnfitAreNamed(IndexedSource source) throws IOException {
        for (int time = 0; time < 2; time++) { // the second finds the index
            try (var index = index(source)) {
                assertThat(index.rows()).isEqualTo(4);
                assertThat(index.rejects().images()).isEqualTo(UNFIT.size());
                assertThat(index.rejects().named())
                        .anySatisfy(name -> assertThat(name).contains("huge.jpg: is larger than 256 MiB"))
                        .anySatisfy(name -> assertThat(name).contains("zero.jpg: is a device"))
                        .anySatisfy(name -> assertThat(name).contains("pipe.jpg: is a named pipe"));
            }
        }
        assertThatThrownBy(() -> new ImageFile(folder.resolve("huge.jpg")).read())
                .isInstanceOf(BrokenImageException.class);
    }

    @Test
    void inFolders() throws Exception {
        images();
        assertUnfitAreNamed(Configs.with(new ImageFolder(), "path", folder.toString()));
    }

    @Test
    void inTables() throws Exception {
        images();
        var table = new StringBuilder("image,caption\n");
        names().forEach(name -> table.append(name).append(",a cat\n"));
        var file = Files.writeString(folder.resolve("t.csv"), table);
        assertUnfitAreNamed(Configs.with(new CsvPairs(), "path", file.toString()));
    }

    @Test
    void inLists() throws Exception {
        images();
        var images = names().map(name -> "{\"id\": \"%s\", \"file_name\": \"%s\"}".replace("%s", name));
        var captions = names().map(name -> "{\"image_id\": \"%s\", \"caption\": \"a cat\"}".replace("%s", name));
        var file = Files.writeString(
                folder.resolve("c.json"),
                "{\"images\": " + images.toList() + ", \"annotations\": " + captions.toList() + "}");
        assertUnfitAreNamed(Configs.with(new CocoCaptions(), "path", file.toString()));
    }

    private static Stream<String> names() {
        return Stream.concat(Stream.of("0.jpg", "1.jpg", "2.jpg", "3.jpg"), UNFIT.stream());
    }

    @Test
    void inTars() throws Exception {
        var tar = folder.resolve("a.tar");
        try (var out = new TestTar(tar)) {
            for (int i = 0; i < 3; i++) {
                out.add(i + ".jpg", TestImages.jpeg(i)).add(i + ".txt", "a cat");
            }
        }
        enlargeSecond(tar);
        try (var index = index(Configs.with(new WebDataset(), "path", tar.toString()))) {
            assertThat(index.rows()).isEqualTo(2);
            assertThat(index.rejects().named())
                    .singleElement()
                    .asString()
                    .contains("a.tar at byte", "is larger than 256 MiB");
        }
        pipe("b.tar");
        try (var index = index(Configs.with(new WebDataset(), "path", folder + "/*.tar"))) {
            assertThat(index.rejects().files()).isOne();
            assertThat(index.rejects().named().toString()).contains("b.tar: is a named pipe");
        }
    }

    /// Makes the second image one of 3 GiB that take no room on the disk.
    private static void enlargeSecond(Path tar) throws IOException {
        var bytes = Files.readAllBytes(tar);
        int header = 4 * 512; // a header and three blocks of the first image, its text, then this
        while (!new String(bytes, header, 5, StandardCharsets.US_ASCII).equals("1.jpg")) {
            header += 512;
        }
        long length =
                new BigInteger(new String(bytes, header + 124, 11, StandardCharsets.US_ASCII), 8).longValueExact();
        int after = header + 512 + (int) ((length + 511) / 512 * 512);
        var block = Arrays.copyOfRange(bytes, header, header + 512);
        var size = (Long.toOctalString(HUGE) + " ").getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(size, 0, block, 124, size.length);
        Arrays.fill(block, 148, 156, (byte) ' ');
        int sum = 0;
        for (byte value : block) {
            sum += value & 0xff;
        }
        var digits = ("0".repeat(6 - Integer.toOctalString(sum).length()) + Integer.toOctalString(sum) + "\0 ")
                .getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(digits, 0, block, 148, 8);
        try (var file = new RandomAccessFile(tar.toFile(), "rw")) {
            file.seek(header);
            file.write(block);
            file.seek(header + 512 + HUGE);
            file.getChannel().write(ByteBuffer.wrap(bytes, after, bytes.length - after));
        }
    }

    @Test
    void listsAndTablesThemselvesAreOrdinaryFiles() throws Exception {
        pipe("t.csv");
        pipe("c.json");
        for (var name : List.of("t.csv", "c.json")) {
            assertThatThrownBy(() -> SourceRecognition.of(folder.resolve(name).toString()))
                    .isInstanceOf(ConfigException.class)
                    .hasMessageContaining("is a pipe or a device");
        }
        TestImages.write(folder.resolve("1.jpg"), 1);
        var table = Files.writeString(folder.resolve("good.csv"), "image,caption\n1.jpg,a cat\n");
        var source = Configs.with(new CsvPairs(), Map.of("path", table.toString(), "val_path", folder + "/t.csv"));
        assertThatThrownBy(() -> index(source)).hasMessageContaining("data.source.val_path");
    }
}
