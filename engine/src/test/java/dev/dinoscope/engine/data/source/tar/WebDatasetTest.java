package dev.dinoscope.engine.data.source.tar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dinoscope.engine.config.ConfigException;
import dev.dinoscope.engine.config.Configs;
import dev.dinoscope.engine.data.source.Collected;
import dev.dinoscope.engine.data.source.Sample;
import dev.dinoscope.engine.data.source.TarEntry;
import dev.dinoscope.engine.data.source.TestImages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WebDatasetTest {
    @TempDir
    private Path folder;

    private Collected read(String path, Map<String, ?> settings) throws IOException {
        var found = new Collected();
        var source = Configs.with(new WebDataset(), settings);
        Configs.with(source, "path", folder + "/" + path).read(found);
        return found;
    }

    private Collected read(String path) throws IOException {
        return read(path, Map.of());
    }

    private static TestTar sample(TestTar tar, String key, int seed) throws IOException {
        return tar.add(key + ".jpg", TestImages.jpeg(seed))
                .add(
                        key + ".json",
                        String.format(
                                Locale.ROOT, "{\"caption\": \"cat %d\", \"status\": \"success\", \"width\": 9}", seed))
                .add(key + ".txt", "cat " + seed);
    }

    private void shard(String name, int first, int samples) throws IOException {
        try (var tar = new TestTar(folder.resolve(name))) {
            for (int i = first; i < first + samples; i++) {
                sample(tar, String.format(Locale.ROOT, "%09d", i), i);
            }
        }
    }

    @Test
    void img2datasetsShardsAreReadInOrderAndInPlace() throws IOException {
        shard("00000.tar", 0, 3);
        shard("00001.tar", 10, 2);
        var found = read("{00000..00001}.tar");
        assertThat(found.ids())
                .containsExactly(
                        "00000/000000000", "00000/000000001", "00000/000000002", "00001/000000010", "00001/000000011");
        assertThat(found.captions()).startsWith(List.of("cat 0"), List.of("cat 1"));
        assertThat(found.samples.get(3).image().read()).isEqualTo(TestImages.jpeg(10));
        assertThat(found.rejected).isEmpty();
        assertThat(read("00001.tar::" + folder + "/00000.tar").ids()).first().isEqualTo("00001/000000010");
        assertThat(read("").ids()).hasSize(5);
        assertThat(read("0000?.tar").ids()).hasSize(5);
    }

    @Test
    void severalCaptionsComeFromLinesAndFromTheJsonFile() throws IOException {
        try (var tar = new TestTar(folder.resolve("a.tar"))) {
            tar.add("1.webp", TestImages.jpeg(1)).add("1.txt", "one\ntwo\n").add("1.json", """
                    {"caption": "two", "synthetic": ["three", "four"], "url": null}""");
        }
        assertThat(read("a.tar", Map.of("json_keys", List.of("caption", "synthetic")))
                        .captions())
                .containsExactly(List.of("one", "two", "three", "four"));
    }

    @Test
    void longAndForeignNamesAreReadInEveryDialect() throws IOException {
        var key = "folder-with-a-long-name/".repeat(8) + "bücher-und-katzen.2";
        for (int dialect : new int[] {TarArchiveOutputStream.LONGFILE_GNU, TarArchiveOutputStream.LONGFILE_POSIX}) {
            var name = "long" + dialect + ".tar";
            try (var tar = new TestTar(folder.resolve(name), dialect)) {
                tar.add(key + "jpg", "").add("plain.jpg", TestImages.jpeg(4)).add("plain.txt", "x");
                sample(tar, key.replace(".2", "2"), 5);
            }
            var found = read(name);
            assertThat(found.ids()).endsWith("long" + dialect + "/" + key.replace(".2", "2"));
            assertThat(found.samples.getLast().image().read()).isEqualTo(TestImages.jpeg(5));
        }
    }

    @Test
    void aCutTarGivesWhatComesBeforeTheCutAndSaysWhereItIs() throws IOException {
        shard("cut.tar", 0, 4);
        var whole = read("cut.tar");
        var bytes = Files.readAllBytes(folder.resolve("cut.tar"));
        for (int cut = 1; cut < bytes.length; cut += 97) {
            Files.write(folder.resolve("cut.tar"), Arrays.copyOf(bytes, cut));
            var found = read("cut.tar");
            int end = cut;
            var before = whole.samples.stream()
                    .filter(sample -> ends(sample) + 512 + 5 <= end)
                    .toList();
            assertThat(found.samples.stream().map(Sample::image))
                    .containsAll(before.stream().map(Sample::image).toList());
            boolean complete = found.captions().equals(whole.captions());
            assertThat(complete || found.rejected.toString().contains("damaged at byte"))
                    .as("cut at %d", cut)
                    .isTrue();
        }
    }

    /// Where the sample's json and text files end, too.
    private static long ends(Sample sample) {
        var image = (TarEntry) sample.image();
        return (image.offset() + image.length() + 511) / 512 * 512 + 3 * 512;
    }

    @Test
    void damageIsNamedWithItsPlace() throws IOException {
        shard("bad.tar", 0, 3);
        var bytes = Files.readAllBytes(folder.resolve("bad.tar"));
        var second = (TarEntry) read("bad.tar").samples.get(1).image();
        bytes[(int) second.offset() - 512] ^= 1;
        Files.write(folder.resolve("bad.tar"), bytes);
        var found = read("bad.tar");
        assertThat(found.ids()).containsExactly("bad/000000000");
        assertThat(found.rejected)
                .containsExactly(String.format(
                        Locale.ROOT,
                        "FILE %s: damaged at byte %,d: no header of a tar entry; what comes after it is lost",
                        folder.resolve("bad.tar"),
                        second.offset() - 512));
        Files.write(folder.resolve("zip.tar"), new byte[] {0x1f, (byte) 0x8b, 8, 0, 1, 2, 3});
        assertThat(read("zip.tar").rejected.toString()).contains("the file ends within a header");
    }

    @Test
    void samplesThatLackSomethingAreNamed() throws IOException {
        try (var tar = new TestTar(folder.resolve("a.tar"))) {
            tar.add("1.txt", "no image").add("2.jpg", TestImages.jpeg(2)).add("2.json", "{broken");
            tar.add("3.jpg", TestImages.jpeg(3)).add("3.txt", "good").add("README", "x");
            tar.add("1.jpg", TestImages.jpeg(1)).add("1.txt", "again");
        }
        var found = read("a.tar");
        assertThat(found.ids()).containsExactly("a/2", "a/3", "a/1#2");
        assertThat(found.rejected)
                .satisfiesExactly(
                        noImage -> assertThat(noImage).contains("sample 1: no image among its files: txt"),
                        badJson -> assertThat(badJson).contains("sample 2: its json file is damaged"));
    }

    @Test
    void missingShardsStopBeforeAnythingIsRead() throws IOException {
        shard("00000.tar", 0, 1);
        assertThatThrownBy(() -> read("{00000..00002}.tar"))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("2 of 3 tars are missing, the first is " + folder.resolve("00001.tar"));
        assertThatThrownBy(() -> read("{0..}.tar")).hasMessageContaining("neither a range");
        assertThatThrownBy(() -> Configs.with(new WebDataset(), "path", "s3://b/{0..9}.tar")
                        .read(new Collected()))
                .hasMessageContaining("fetch them first");
    }

    @Test
    void bracesExpandAsInShells() {
        assertThat(BraceExpansion.of("path", "{a,b}/{08..10}.tar"))
                .containsExactly("a/08.tar", "a/09.tar", "a/10.tar", "b/08.tar", "b/09.tar", "b/10.tar");
        assertThat(BraceExpansion.of("path", "{8..10}")).containsExactly("8", "9", "10");
    }

    @Test
    void theJsonFileDecidesOverATextOfSeveralLines() throws IOException {
        try (var tar = new TestTar(folder.resolve("a.tar"))) {
            tar.add("1.jpg", TestImages.jpeg(1)).add("1.txt", "a cat\nPhoto: A. Nonymous\n\n  Buy now!");
            tar.add("1.json", "{\"caption\": \"a cat\\nPhoto: A. Nonymous\\n\\n  Buy now!\"}");
            tar.add("2.jpg", TestImages.jpeg(2)).add("2.txt", "a dog\nBuy now!");
            tar.add("2.json", "{\"caption\": \"a dog in the snow\"}");
            tar.add("3.jpg", TestImages.jpeg(3)).add("3.txt", "one\ntwo").add("3.json", "{\"caption\": null}");
        }
        var found = read("a.tar");
        assertThat(found.captions())
                .containsExactly(
                        List.of("a cat\nPhoto: A. Nonymous\n\n  Buy now!"),
                        List.of("a dog in the snow"),
                        List.of("one", "two"));
        assertThat(found.passed())
                .containsExactly(
                        "texts of several lines beside a json file with another caption: 1 (" + folder.resolve("a.tar")
                                + ", 2.txt)",
                        "json files without a caption: 1 (" + folder.resolve("a.tar") + ", sample 3)");
    }

    @Test
    void endingsOfSeveralPartsAreNamedBySettings() throws IOException {
        try (var tar = new TestTar(folder.resolve("a.tar"))) {
            tar.add("1.input.JPG", TestImages.jpeg(1))
                    .add("1.outputs.txt", "a cat")
                    .add("1.mask.png", "x");
        }
        var found = read("a.tar", Map.of("image_keys", List.of("input.jpg"), "text_keys", List.of(".outputs.txt")));
        assertThat(found.captions()).containsExactly(List.of("a cat"));
        assertThat(found.passed())
                .containsExactly("files ending .mask.png: 1 (" + folder.resolve("a.tar") + ", sample 1)");
        assertThat(read("a.tar").rejected)
                .singleElement()
                .asString()
                .contains("ends at the first dot", "data.source.image_keys=[input.jpg]");
        assertThat(read("a.tar", Map.of("image_keys", List.of("input.jpg")))
                        .passed()
                        .getFirst())
                .startsWith("files ending .outputs.txt, which data.source.text_keys does not name: 1");
    }

    @Test
    void namesWithDotsAreRefusedWithTheReason() throws IOException {
        try (var tar = new TestTar(folder.resolve("a.tar"))) {
            for (int i = 0; i < 12; i++) {
                tar.add("./photo v2." + i + " (final).jpg", TestImages.jpeg(i));
            }
        }
        assertThat(read("a.tar").rejected)
                .singleElement()
                .asString()
                .contains("sample ./photo v2: no image among its files: 0 (final).jpg,", "and 4 more", "first dot")
                .doesNotContain("image_keys=[");
    }

    @Test
    void linksAndSparseFilesCostTheirSampleOnly() throws IOException {
        try (var tar = new TestTar(folder.resolve("a.tar"))) {
            tar.add("1.jpg", TestImages.jpeg(1)).add("1.txt", "one");
            tar.addLink("2.jpg", "1.jpg", TarConstants.LF_LINK).add("2.txt", "two");
            tar.addLink("3.jpg", "elsewhere.jpg", TarConstants.LF_SYMLINK).add("3.txt", "three");
            tar.add("4.jpg", TestImages.jpeg(4)).addLink("4.txt", "1.txt", TarConstants.LF_SYMLINK);
            tar.addLink("5.jpg", "", TarConstants.LF_FIFO)
                    .add("6.jpg", TestImages.jpeg(6))
                    .add("6.txt", "");
        }
        var found = read("a.tar");
        assertThat(found.ids()).containsExactly("a/1", "a/4", "a/6");
        assertThat(found.captions()).containsExactly(List.of("one"), List.of(), List.of());
        var tar = folder.resolve("a.tar");
        assertThat(found.rejected)
                .containsExactly(
                        "IMAGE " + tar + ", 2.jpg: is a link to 1.jpg in the tar; pack it with --hard-dereference",
                        "IMAGE " + tar + ", 3.jpg: is a link to elsewhere.jpg; pack it with --dereference",
                        "LINE " + tar + ", 4.txt: is a link to 1.txt; pack it with --dereference",
                        "IMAGE " + tar + ", 5.jpg: is a pipe or a device, not an ordinary file");
    }

    @Test
    void whatIsNoSampleIsCountedAndNamed() throws IOException {
        var tar = folder.resolve("a.tar");
        try (var out = new TestTar(tar)) {
            out.add("1.jpg", TestImages.jpeg(1)).add("1.png", TestImages.png(1)).add("1.npy", "x");
            out.add("._1.jpg", "mac")
                    .add("README", "x")
                    .add("2.jpg", TestImages.jpeg(2))
                    .add("2.jpg", "again");
        }
        var found = read("a.tar");
        assertThat(found.ids()).containsExactly("a/1", "a/2", "a/2#2");
        assertThat(found.passed())
                .containsExactly(
                        "hidden files: 1 (" + tar + ", ._1.jpg)",
                        "files without an ending: 1 (" + tar + ", README)",
                        "further images of a sample, ending .png: 1 (" + tar + ", sample 1)",
                        "files ending .npy: 1 (" + tar + ", sample 1)");
    }

    @Test
    void textsThatAreNoneOrFarTooLongAreNamed() throws IOException {
        var tar = folder.resolve("a.tar");
        try (var out = new TestTar(tar)) {
            out.add("1.jpg", TestImages.jpeg(1)).add("1.txt", new byte[] {'c', 'a', 'f', (byte) 0xe9});
            out.add("2.jpg", TestImages.jpeg(2)).add("2.txt", new byte[2_000_000]);
            out.add("3.jpg", TestImages.jpeg(3)).add("3.json", "").add("4.jpg", TestImages.jpeg(4));
            out.add("4.json", "{\"caption\": {\"en\": \"x\"}}");
        }
        var found = read("a.tar");
        assertThat(found.ids()).hasSize(4);
        assertThat(found.rejected)
                .containsExactly(
                        "LINE " + tar + ", 1.txt line 1: byte 0xE9 is not UTF-8; save the text as UTF-8",
                        "LINE " + tar + ", 2.txt: is larger than 1 MiB, the most for a text with captions",
                        "LINE " + tar + ", sample 3: its json file is damaged: it is empty",
                        "LINE " + tar + ", sample 4: its json file has no text under caption");
    }

    @Test
    void shardsInFoldersOfFoldersAreReadAndTheirFoldersMayNameSplits() throws IOException {
        Files.createDirectories(folder.resolve("train/part"));
        Files.createDirectories(folder.resolve("val"));
        shard("train/part/00000.tar", 0, 1);
        shard("val/00000.TAR", 5, 1);
        Files.writeString(folder.resolve("train/part/00000.parquet"), "x");
        var found = read("");
        assertThat(found.ids()).containsExactly("train/part/00000/000000000", "val/00000/000000005");
        assertThat(found.samples).extracting(Sample::split).containsExactly("train", "val");
        assertThat(found.passed())
                .containsExactly(
                        "files ending .parquet beside tars: 1 (" + folder.resolve("train/part/00000.parquet") + ")");
        assertThat(read("train", Map.of("val_path", folder + "/train")).samples)
                .extracting(Sample::split)
                .containsExactly("val");
    }
}
