package dev.dinoscope.engine.data.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dinoscope.engine.config.ConfigException;
import dev.dinoscope.engine.config.Configs;
import dev.dinoscope.engine.data.PassedOver;
import dev.dinoscope.engine.data.Progress;
import dev.dinoscope.engine.data.source.TestImages;
import dev.dinoscope.engine.data.source.csv.CsvPairs;
import dev.dinoscope.engine.data.source.folder.ImageFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A validation set that train's classes say nothing about, and lines that contradict each other on a split.
class ForeignClassesTest {
    @TempDir
    private Path folder;

    private void images(String... names) throws IOException {
        for (var name : names) {
            TestImages.write(folder.resolve("data").resolve(name), name.hashCode());
        }
    }

    private SourceIndex index() throws IOException {
        return Configs.with(new ImageFolder(), "path", folder.resolve("data").toString())
                .index(folder.resolve("cache"), Progress.NONE, () -> false);
    }

    @Test
    void tinyImageNetsValidationSetIsRefusedWithTheCure() throws IOException {
        images("train/n1/images/0.JPEG", "train/n2/images/1.JPEG", "val/images/2.JPEG");
        assertThatThrownBy(this::index)
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("data.source.path")
                .hasMessageContaining(
                        "none of the folders of val is one of train's classes: there images, in train n1, n2")
                .hasMessageContaining("Put the images of val into a folder for each class, called as in train");
    }

    @Test
    void aFlatValidationSetIsRefused() throws IOException {
        images("train/cat/0.jpg", "train/dog/1.jpg", "val/2.jpg");
        assertThatThrownBy(this::index).hasMessageContaining("the images of val lie in no class's folder");
    }

    @Test
    void aTestSetOfOtherFoldersIsRefusedAndAFlatOneHasNoCaptions() throws IOException {
        images("train/cat/0.jpg", "train/dog/1.jpg", "test/3.jpg");
        try (var index = index()) {
            assertThat(index.rejects().captions()).isOne();
        }
        images("test/images/4.jpg");
        assertThatThrownBy(this::index).hasMessageContaining("none of the folders of test is one of train's classes");
    }

    @Test
    void oneCommonClassIsEnoughAndHeldOutImagesHaveThem() throws IOException {
        images("train/cat/0.jpg", "train/dog/1.jpg");
        index().close();
        images("val/cat/2.jpg", "val/hen/3.jpg", "sketch/bee/4.jpg");
        try (var index = index()) {
            assertThat(index.rows()).isEqualTo(5);
            assertThat(index.rejects().passedOver())
                    .extracting(PassedOver::text)
                    .containsExactlyInAnyOrder(
                            "classes of val that are none of train's: 1 (hen)",
                            "classes of sketch that are none of train's: 1 (bee)");
        }
    }

    @Test
    void anImageThatLaterLinesPutIntoAnotherSplitStaysAndIsNamed() throws IOException {
        images("1.jpg", "2.jpg");
        var table = Files.writeString(folder.resolve("data/t.csv"), """
                image,caption,split
                1.jpg,a cat,train
                1.jpg,a tomcat,val
                2.jpg,a dog,val
                2.jpg,a hound,Validation
                """);
        try (var index = Configs.with(new CsvPairs(), "path", table.toString())
                .index(folder.resolve("cache"), Progress.NONE, () -> false)) {
            assertThat(index.pairs().split(0)).isEqualTo("train");
            assertThat(index.pairs().get(0).captions()).containsExactly("a cat", "a tomcat");
            assertThat(index.rejects().passedOver())
                    .singleElement()
                    .satisfies(passed -> assertThat(passed.text())
                            .isEqualTo("splits of images that an earlier line has put into another: 1 (1.jpg)"));
        }
    }
}
