package dev.dinoscope.engine.data.source.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dinoscope.engine.config.ConfigException;
import dev.dinoscope.engine.config.Configs;
import dev.dinoscope.engine.data.source.Collected;
import dev.dinoscope.engine.data.source.Sample;
import dev.dinoscope.engine.data.source.TestImages;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageFolderTest {
    @TempDir
    private Path folder;

    private Collected read(Map<String, ?> settings) throws IOException {
        var found = new Collected();
        Configs.with(Configs.with(new ImageFolder(), settings), "path", folder.toString())
                .read(found);
        return found;
    }

    private void image(String name) throws IOException {
        TestImages.write(folder.resolve(name), name.hashCode());
    }

    @Test
    void imageNetsLayoutNamesClassesAndSplits() throws IOException {
        image("train/n01440764/x/2.JPEG");
        image("train/n01440764/1.jpg");
        image("val/red_fox/3.png");
        image("sketch/red_fox/4.png");
        Files.writeString(folder.resolve("train/n01440764/notes.md"), "x");
        var table = Files.writeString(folder.resolve("names.txt"), "n01440764 tench, Tinca tinca\nn2\tother\n");
        var found = read(Map.of("class_names", table.toString(), "templates", List.of("a photo of a {}.", "{}")));
        assertThat(found.ids())
                .containsExactly(
                        "sketch/red_fox/4.png",
                        "train/n01440764/1.jpg",
                        "train/n01440764/x/2.JPEG",
                        "val/red_fox/3.png");
        assertThat(found.samples).extracting(Sample::split).containsExactly("sketch", "train", "train", "val");
        assertThat(found.samples).extracting(Sample::label).containsExactly("red fox", "tench", "tench", "red fox");
        assertThat(found.captions().get(1)).containsExactly("a photo of a tench.", "tench");
    }

    @Test
    void textBesideAnImageIsItsCaption() throws IOException {
        image("1.jpg");
        image("2.jpg");
        Files.writeString(folder.resolve("1.txt"), "a cat\n\nasleep\n");
        var found = read(Map.of());
        assertThat(found.captions()).containsExactly(List.of("a cat", "asleep"), List.of());
    }

    @Test
    void aTemplateNeedsAPlaceForTheName() {
        assertThatThrownBy(() -> Configs.with(new ImageFolder(), "templates", List.of("a photo")))
                .hasMessageContaining("texts that each hold {}");
    }

    private void text(String name, String content) throws IOException {
        Files.createDirectories(folder.resolve(name).getParent());
        Files.writeString(folder.resolve(name), content);
    }

    @Test
    void foldersOfImagesWithTextsAreNoClasses() throws IOException {
        image("00000/1.jpg");
        text("00000/1.txt", "a red circle");
        text("00000/1.json", "{\"caption\": \"a red circle\"}");
        image("00000/2.jpg");
        text("00000/2.json", "{\"caption\": null}");
        image("00001/3.JPG");
        text("00001/3.TXT", "a blue square");
        image("00001/4.jpg");
        text("00001/4.npy", "x");
        text("00000.parquet", "x");
        var found = read(Map.of());
        assertThat(found.samples).extracting(Sample::label).containsOnly("");
        assertThat(found.captions())
                .containsExactly(List.of("a red circle"), List.of(), List.of("a blue square"), List.of());
        assertThat(found.passed())
                .containsExactly(
                        "files ending .parquet: 1 (" + folder.resolve("00000.parquet") + ")",
                        "json files without a caption: 1 (" + folder.resolve("00000/2.json") + ")",
                        "files ending .npy: 1 (" + folder.resolve("00001/4.npy") + ")");
    }

    @Test
    void shardsWithoutAnyTextAreNoClassesEither() throws IOException {
        image("00000/1.jpg");
        image("birds/2.jpg");
        text("00000_stats.json", "{}");
        var found = read(Map.of());
        assertThat(found.samples).extracting(Sample::label).containsExactly("", "birds");
        assertThat(found.captions().getFirst()).isEmpty();
    }

    @Test
    void aJsonFileBesideAnImageDecidesOverATextOfSeveralLines() throws IOException {
        image("1.jpg");
        text("1.txt", "a cat\r\n\r\n  Buy now!\r\n");
        text("1.json", "{\"Caption\": \"a cat\\n\\n  Buy now!\"}");
        image("2.jpg");
        text("2.json", "{\"captions\": [\"two\", 3, null]}");
        assertThat(read(Map.of()).captions()).containsExactly(List.of("a cat\n\n  Buy now!"), List.of("two", "3"));
    }

    @Test
    void whatIsLeftOutIsCountedAndNamed() throws IOException {
        image("train/cat/1.jpg");
        text("train/cat/1.xml", "<a/>");
        text("train/cat/2.tiff", "II");
        text("train/cat/._1.jpg", "mac");
        image("train/.cache/3.jpg");
        image("0.jpg");
        Files.createSymbolicLink(folder.resolve("train/cat/up"), Path.of("../.."));
        Files.createSymbolicLink(folder.resolve("train/cat/gone.jpg"), Path.of("nowhere"));
        var found = read(Map.of());
        assertThat(found.ids()).containsExactly("train/cat/1.jpg");
        assertThat(found.rejected)
                .containsExactly("IMAGE " + folder.resolve("train/cat/gone.jpg") + ": is a link that leads nowhere");
        assertThat(found.passed())
                .containsExactlyInAnyOrder(
                        "files ending .jpg beside the folders of splits: 1 (" + folder.resolve("0.jpg") + ")",
                        "hidden files and folders: 2 (first " + folder.resolve("train/.cache") + ")",
                        "links that lead back to a folder above: 1 (" + folder.resolve("train/cat/up") + ")",
                        "files ending .xml: 1 (" + folder.resolve("train/cat/1.xml") + ")",
                        "files ending .tiff: 1 (" + folder.resolve("train/cat/2.tiff") + ")");
    }

    @Test
    void aTextThatIsNoneIsNamedWithItsLine() throws IOException {
        image("1.jpg");
        Files.write(folder.resolve("1.txt"), "a cat\ncaf\u00e9\n".getBytes(StandardCharsets.ISO_8859_1));
        image("2.jpg");
        Files.write(folder.resolve("2.txt"), "\uFEFFcafé\n".getBytes(StandardCharsets.UTF_16LE));
        image("3.jpg");
        try (var huge = new RandomAccessFile(folder.resolve("3.txt").toFile(), "rw")) {
            huge.setLength(100_000_000);
        }
        image("4.jpg");
        Files.createDirectory(folder.resolve("4.txt"));
        Files.createSymbolicLink(folder.resolve("4.json"), Path.of("/dev/zero"));
        var found = read(Map.of());
        assertThat(found.captions()).containsExactly(List.of("a cat"), List.of("café"), List.of(), List.of());
        assertThat(found.rejected)
                .containsExactly(
                        "LINE " + folder.resolve("1.txt") + " line 2: byte 0xE9 is not UTF-8; save the text as UTF-8",
                        "LINE " + folder.resolve("3.txt") + ": is larger than 1 MiB, the most for a text with captions",
                        "LINE " + folder.resolve("4.json") + ": is a device, not a file");
    }

    @Test
    void namesThatAreNotAsciiStayApart() throws IOException {
        for (var name : List.of("café", "cafè", "Straße", "ネコ")) {
            image(name + ".png");
            text(name + ".txt", name);
        }
        var found = read(Map.of());
        assertThat(found.ids()).hasSize(4).doesNotHaveDuplicates();
        assertThat(found.samples)
                .allSatisfy(sample ->
                        assertThat(sample.id()).isEqualTo(sample.captions().getFirst() + ".png"));
    }

    @Test
    void namesOfNoFolderAreRefusedWithTheForm() throws IOException {
        image("n01/1.jpg");
        image("n02/2.jpg");
        text("names.json", "{\"n01\": \"tench\", \"n02\": \"goldfish\"}");
        assertThatThrownBy(() ->
                        read(Map.of("class_names", folder.resolve("names.json").toString())))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("data.source.class_names")
                .hasMessageContaining(
                        "none of its entries ({\"n01\":) is a folder of images (n01, n02); expected lines of"
                                + " a folder and its class's name, such as \"n01440764 tench\"");
    }

    @Test
    void namesAndFoldersWithoutEachOtherAreCounted() throws IOException {
        image("n01/1.jpg");
        image("n02/2.jpg");
        Files.createDirectories(folder.resolve("empty"));
        var table = folder.resolve("names.md");
        Files.writeString(table, "n99 shark\nn01 tench\nempty nothing\nn01 again\n");
        var found = read(Map.of("class_names", table.toString()));
        assertThat(found.samples).extracting(Sample::label).containsExactly("tench", "n02");
        assertThat(found.passed())
                .containsExactly(
                        "lines of class_names for a folder of an earlier one: 1 (" + table + " line 4)",
                        "files ending .md: 1 (" + table + ")",
                        "entries of class_names without a folder of images: 2 (first n99, empty)",
                        "class folders that class_names does not name: 1 (n02)");
        text("n01/1.txt", "a cat");
        assertThat(read(Map.of("class_names", table.toString())).passed())
                .contains("class_names, since images have texts beside them: 1 (" + table + ")");
    }

    @Test
    void captionsThatShowNothingAreNone() throws IOException {
        image("1.jpg");
        text("1.txt", "\u200b\n\ufeff \u00a0\n");
        image("2.jpg");
        text("2.txt", "a\0b\na cat\n");
        image("3.jpg");
        text("3.json", "{\"caption\": NaN, \"score\": NaN}");
        image("4.jpg");
        text("4.json", "{\"caption\": \"a dog\", \"score\": NaN}");
        image("5.jpg");
        text("5.json", "{\"caption\": \"a dog\"");
        var found = read(Map.of());
        assertThat(found.captions())
                .containsExactly(List.of(), List.of("a cat"), List.of(), List.of("a dog"), List.of());
        assertThat(found.rejected)
                .containsExactly(
                        "LINE " + folder.resolve("2.txt")
                                + " line 1: a NUL character (U+0000) stands in no text; save the text as UTF-8",
                        "LINE " + folder.resolve("3.json") + ": its json file has no text under caption",
                        "LINE " + folder.resolve("5.json") + ": its json file is damaged: ends too early");
    }
}
