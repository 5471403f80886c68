package dev.dinoscope.engine.data.source.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dinoscope.engine.config.Configs;
import dev.dinoscope.engine.data.source.Collected;
import dev.dinoscope.engine.data.source.Sample;
import dev.dinoscope.engine.data.source.TestImages;
import java.io.IOException;
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
}
