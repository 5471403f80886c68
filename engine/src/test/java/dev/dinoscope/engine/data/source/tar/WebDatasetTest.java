package dev.dinoscope.engine.data.source.tar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dinoscope.engine.config.ConfigException;
import dev.dinoscope.engine.config.Configs;
import dev.dinoscope.engine.data.source.Collected;
import dev.dinoscope.engine.data.source.Sample;
import dev.dinoscope.engine.data.source.TestImages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
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
        var image = (dev.dinoscope.engine.data.source.TarEntry) sample.image();
        return (image.offset() + image.length() + 511) / 512 * 512 + 3 * 512;
    }

    @Test
    void damageIsNamedWithItsPlace() throws IOException {
        shard("bad.tar", 0, 3);
        var bytes = Files.readAllBytes(folder.resolve("bad.tar"));
        var second = (dev.dinoscope.engine.data.source.TarEntry)
                read("bad.tar").samples.get(1).image();
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
}
