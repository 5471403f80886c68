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
                .hasMessageContaining("line 1: expected a list");
        assertThatThrownBy(() -> read(at(new KarpathyCaptions(), write("b.json", "{\"a\": 1}"))))
                .hasMessageContaining("expected images with sentences");
    }
}
