package dev.dinoscope.engine.data.source.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dinoscope.engine.config.Configs;
import dev.dinoscope.engine.data.index.IndexedSource;
import dev.dinoscope.engine.data.source.Collected;
import dev.dinoscope.engine.data.source.ImageFile;
import dev.dinoscope.engine.data.source.Sample;
import dev.dinoscope.engine.data.source.TestImages;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CaptionsJsonTest {
    private static final String COCO = """
            {"info": {"year": 2017, "nested": [{"a": [1]}]},
             "annotations": [{"image_id": 9, "id": 1, "caption": "A cat."}, {"image_id": 7, "id": 2, "caption": "Dogs."},
                             {"image_id": 9, "id": 3, "caption": "It sleeps. "}, {"image_id": 5, "id": 4, "caption": "x"}],
             "images": [{"license": 4, "file_name": "7.jpg", "id": 7}, {"file_name": "9.jpg", "id": 9, "height": 3}]}
            """;
    private static final String KARPATHY = """
            {"images": [
              {"filepath": "val2014", "sentids": [1], "filename": "1.jpg", "imgid": 0, "split": "restval",
               "sentences": [{"tokens": ["a", "cat"], "raw": "A cat.", "imgid": 0, "sentid": 1}, {"raw": "It sleeps."}]},
              {"filename": "2.jpg", "split": "test", "sentences": [{"raw": "Dogs."}]}],
             "dataset": "coco"}
            """;

    @TempDir
    private Path folder;

    private static Collected read(IndexedSource source) throws IOException {
        var found = new Collected();
        source.read(found);
        return found;
    }

    private Path write(String name, String text) throws IOException {
        var file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    private static <T extends Record> T at(T source, Path file) {
        return Configs.with(source, "path", file.toString());
    }

    @Test
    void cocosListsAreJoinedAndImagesAreFoundInTheUsualLayout() throws IOException {
        TestImages.write(folder.resolve("train2017/9.jpg"), 9);
        var found = read(at(new CocoCaptions(), write("annotations/captions_train2017.json", COCO)));
        assertThat(found.ids()).containsExactly("7.jpg", "train2017/9.jpg");
        assertThat(found.captions()).containsExactly(List.of("Dogs."), List.of("A cat.", "It sleeps."));
        assertThat(found.samples.getLast().image()).isEqualTo(new ImageFile(folder.resolve("train2017/9.jpg")));
        assertThat(found.rejected).singleElement().asString().contains("captions of image 5, which is not listed");
    }

    @Test
    void karpathysListsNameSplits() throws IOException {
        var source = at(new KarpathyCaptions(), write("dataset_coco.json", KARPATHY));
        var found = read(source);
        assertThat(found.ids()).containsExactly("val2014/1.jpg", "2.jpg");
        assertThat(found.samples).extracting(Sample::split).containsExactly("train", "test");
        assertThat(found.captions()).startsWith(List.of("A cat.", "It sleeps."));
        assertThat(read(Configs.with(source, "restval", false)).ids()).containsExactly("2.jpg");
    }

    @Test
    void damageIsNamedWithLineAndByte() throws IOException {
        var cut = write("captions_cut.json", COCO.substring(0, 300));
        assertThatThrownBy(() -> read(at(new CocoCaptions(), cut)))
                .isInstanceOf(DamagedJsonException.class)
                .hasMessageContaining(cut + " line 4, column 30 (byte 300)");
        assertThatThrownBy(() -> read(at(new CocoCaptions(), write("a.json", "{\"images\": 3}"))))
                .hasMessageContaining("a.json line 1, column 12 (byte 11): images: expected a list");
        assertThatThrownBy(() -> read(at(new KarpathyCaptions(), write("b.json", "{\"a\": 1}"))))
                .hasMessageContaining("b.json: expected images with sentences");
    }

    @Test
    void idsAreKeysOfAnyKind() throws IOException {
        var found = read(at(new CocoCaptions(), write("ids.json", """
                {"images": [{"id": "0", "file_name": "0.jpg"}, {"id": 1, "file_name": "1.jpg"},
                  {"id": "x-7", "file_name": "7.jpg"}, {"id": 8.0, "file_name": "8.jpg"},
                  {"id": 12345678901234567890123, "file_name": "9.jpg"},
                  {"id": "5", "file_name": "text.jpg"}, {"id": 5, "file_name": "number.jpg"}],
                 "annotations": [{"image_id": 0, "caption": "zero"}, {"image_id": "1", "caption": "one"},
                  {"image_id": "x-7", "caption": "seven"}, {"image_id": 8, "caption": "eight"},
                  {"image_id": "12345678901234567890123", "caption": "nine"},
                  {"image_id": "5", "caption": "a text"}, {"image_id": 5, "caption": "a number"}]}
                """)));
        assertThat(found.captions())
                .containsExactly(
                        List.of("zero"),
                        List.of("one"),
                        List.of("seven"),
                        List.of("eight"),
                        List.of("nine"),
                        List.of("a text"),
                        List.of("a number"));
        assertThat(found.rejected).isEmpty();
    }

    @Test
    void oneDamagedEntryCostsItselfOnly() throws IOException {
        var file = write("damaged.json", """
                {"Images": [{"id": 1, "file_name": "1.jpg"}, null,
                  {"id": null, "file_name": "2.jpg"},
                  {"id": {"$oid": "x"}, "file_name": "3.jpg"}, {"id": 1, "file_name": "other.jpg"}],
                 "annotations": [{"image_id": 1, "caption": "one"},
                  {"id": 12, "image_id": 1, "caption": null},
                  {"image_id": 1, "caption": {"en": "x"}},
                  {"image_id": 1, "caption": ["two", 3]},
                  {"image_id": 1, "caption": true}, 7,
                  {"image_id": 1, "caption": "half \\ud83d"},
                  {"image_id": 1, "caption": 42}]}
                """);
        var found = read(at(new CocoCaptions(), file));
        assertThat(found.captions()).containsExactly(List.of("one", "two", "3", "42"));
        assertThat(found.rejected)
                .containsExactly(
                        "IMAGE " + file + ", entry 2 of images: expected an object",
                        "IMAGE " + file + " line 2, entry 3 of images: an image without id or file_name",
                        "IMAGE " + file + " line 3, entry 4 of images: id: expected a text or a number",
                        "IMAGE " + file + " line 3, entry 5 of images, id 1: id 1 is that of 1.jpg already",
                        "LINE " + file
                                + " line 5, entry 2 of annotations, id 12: an annotation without image_id or caption",
                        "LINE " + file + " line 6, entry 3 of annotations: caption: expected a text",
                        "LINE " + file + " line 8, entry 5 of annotations: caption: expected a text",
                        "LINE " + file + " line 8, entry 6 of annotations: expected an object",
                        "LINE " + file
                                + " line 9, entry 7 of annotations: caption: half of a surrogate pair (U+D83D) is no character");
    }

    @Test
    void karpathysDamagedSentencesCostThemselvesOnly() throws IOException {
        var file = write("k.json", """
                {"images": [
                  {"filename": "1.jpg", "sentences": [{"raw": "A cat."}, {"raw": null}, "Bare.", {"tokens": []}, null], "imgid": 7},
                  {"filename": "2.jpg", "sentences": null},
                  {"filename": 3, "sentences": [{"raw": 4}]},
                  "nothing",
                  {"filename": {"a": 1}, "sentences": []}]}
                """);
        var found = read(at(new KarpathyCaptions(), file));
        assertThat(found.ids()).containsExactly("1.jpg", "2.jpg", "3");
        assertThat(found.captions()).containsExactly(List.of("A cat.", "Bare."), List.of(), List.of("4"));
        assertThat(found.rejected)
                .containsExactly(
                        "LINE " + file + " line 2, entry 1 of images, imgid 7: sentence 2: without raw",
                        "LINE " + file + " line 2, entry 1 of images, imgid 7: sentence 4: without raw",
                        "LINE " + file + " line 2, entry 1 of images, imgid 7: sentence 5: without raw",
                        "LINE " + file + " line 3, entry 2 of images: sentences: expected a list",
                        "IMAGE " + file + " line 5, entry 4 of images: expected an object",
                        "IMAGE " + file + " line 6, entry 5 of images: filename: expected a text");
    }

    @Test
    void aCaptionThatIsNoTextOrFarTooLongIsOneDamagedLine() throws IOException {
        var text = """
                {"images": [{"id": 1, "file_name": "1.jpg"}], "annotations": [
                 {"image_id": 1, "caption": "caf\u00e9"},
                 {"image_id": 1, "caption": "HUGE"},
                 {"image_id": 1, "caption": "good"}]}""".replace("HUGE", "long ".repeat(400_000));
        var file = folder.resolve("latin.json");
        Files.write(file, text.getBytes(StandardCharsets.ISO_8859_1));
        var found = read(at(new CocoCaptions(), file));
        assertThat(found.captions()).containsExactly(List.of("good"));
        assertThat(found.rejected)
                .containsExactly(
                        "LINE " + file
                                + " line 2, entry 1 of annotations: caption: byte 0xE9 is not UTF-8; save the text as UTF-8",
                        "LINE " + file
                                + " line 3, entry 2 of annotations: caption: a text of 2,000,000 characters is no caption");
        Files.write(file, ("\uFEFF" + text).getBytes(StandardCharsets.UTF_16BE));
        assertThat(read(at(new CocoCaptions(), file)).captions()).containsExactly(List.of("café", "good"));
    }

    @Test
    void eachFilesImagesLieBesideIt() throws IOException {
        TestImages.write(folder.resolve("a/1.jpg"), 1);
        TestImages.write(folder.resolve("b/images/1.jpg"), 2);
        var list = "{\"images\": [{\"id\": 1, \"file_name\": \"1.jpg\"}],"
                + " \"annotations\": [{\"image_id\": 1, \"caption\": \"x\"}]}";
        var source = at(new CocoCaptions(), write("a/captions.json", list));
        var both =
                Configs.with(source, "val_path", write("b/captions.json", list).toString());
        var found = read(both);
        assertThat(found.ids()).containsExactly("a/1.jpg", "b/images/1.jpg");
        assertThat(found.samples).extracting(Sample::split).containsExactly("", "val");
        assertThat(found.samples.getLast().image()).isEqualTo(new ImageFile(folder.resolve("b/images/1.jpg")));
    }

    @Test
    void numbersThatAreNoneHarmNothingWhereNobodyReadsThem() throws IOException {
        var file = write("nan.json", """
                {"info": NaN, "images": [{"id": 1, "file_name": "1.jpg", "score": NaN},
                  {"id": NaN, "file_name": "2.jpg"}, {"id": 3, "file_name": -Infinity}],
                 "annotations": [{"image_id": 1, "caption": "one", "area": Infinity},
                  {"id": NaN, "image_id": 1, "caption": NaN}]}
                """);
        var found = read(at(new CocoCaptions(), file));
        assertThat(found.captions()).containsExactly(List.of("one"));
        assertThat(found.rejected)
                .containsExactly(
                        "IMAGE " + file + " line 2, entry 2 of images: id: NaN is no value",
                        "IMAGE " + file + " line 2, entry 3 of images, id 3: file_name: -Infinity is no value",
                        "LINE " + file + " line 4, entry 2 of annotations: caption: NaN is no value");
        var karpathy = read(at(new KarpathyCaptions(), write("nan_k.json", """
                {"images": [{"filename": "1.jpg", "cocoid": NaN, "sentences": [{"raw": "one", "p": NaN}, NaN]}]}""")));
        assertThat(karpathy.captions()).containsExactly(List.of("one"));
        assertThat(karpathy.rejected).singleElement().asString().endsWith("sentence 2: NaN is no value");
    }

    @Test
    void damageIsSaidInWordsForPeople() throws IOException {
        var deep = write("deep.json", "{\"images\": " + "[".repeat(5000));
        assertThatThrownBy(() -> read(at(new CocoCaptions(), deep)))
                .hasMessageContaining("deep.json line 1, column 512 (byte 511): ")
                .hasMessageEndingWith("lists and objects lie too deep in each other");
        var word = write("word.json", "{\"images\": [{\"id\": oops}]}");
        assertThatThrownBy(() -> read(at(new CocoCaptions(), word)))
                .hasMessageContaining("line 1")
                .hasMessageEndingWith("\"oops\" is no value; texts stand in double quotes");
    }

    @Test
    void imagesWithoutASplitAreCountedWhereOthersHaveOne() throws IOException {
        var list = """
                {"images": [{"filename": "1.jpg", "split": SPLIT, "sentences": ["one"]},
                  {"filename": "2.jpg", "split": null, "sentences": ["two"], "imgid": 5},
                  {"filename": "3.jpg", "sentences": ["three"]}]}""";
        var file = write("splits.json", list.replace("SPLIT", "\"val\""));
        var found = read(at(new KarpathyCaptions(), file));
        assertThat(found.samples).extracting(Sample::split).containsExactly("val", "", "");
        assertThat(found.passed())
                .containsExactly("lines without a split, which are trained on: 2 (first " + file
                        + " line 2, entry 2 of images, imgid 5)");
        assertThat(read(at(new KarpathyCaptions(), write("none.json", list.replace("SPLIT", "null"))))
                        .passed())
                .as("what is held out decides")
                .isEmpty();
    }

    @Test
    void captionsThatShowNothingAreNone() throws IOException {
        var found = read(at(new CocoCaptions(), write("empty.json", """
                {"images": [{"id": 1, "file_name": "1.jpg"}], "annotations": [
                  {"image_id": 1, "caption": "\\u200b \\ufeff"}, {"image_id": 1, "caption": "a\\u0000b"},
                  {"image_id": 1, "caption": "one"}]}""")));
        assertThat(found.captions()).containsExactly(List.of("one"));
        assertThat(found.rejected)
                .satisfiesExactly(
                        empty -> assertThat(empty).endsWith("an annotation without image_id or caption"),
                        nul -> assertThat(nul).contains("caption: a NUL character (U+0000)"));
    }
}
