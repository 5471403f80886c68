package dev.dinoscope.engine.data.look;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dinoscope.engine.data.catalogue.SourceRecognition;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataLookTest {
    @TempDir
    private Path folder;

    private final List<DataEvent> told = new ArrayList<>();

    @Test
    void largeImagesAreShownSmallAndInTheirProportions() throws IOException {
        var look = new DataLook(folder.resolve("cache"), told::add);
        var source = SourceRecognition.of(table(768, 384).toString());
        look.find(source);
        assertThat(told).singleElement().isEqualTo(new DataEvent.Origin(source.attributions(), true, false));
        look.prepare(source, () -> false);
        assertThat(told)
                .filteredOn(DataEvent.Summary.class::isInstance)
                .singleElement()
                .extracting("side", "pairs")
                .containsExactly("384 × 768", 20);
        var samples = told.stream()
                .filter(DataEvent.Sample.class::isInstance)
                .map(DataEvent.Sample.class::cast)
                .toList();
        assertThat(samples).hasSize(11).allSatisfy(sample -> {
            assertThat(List.of(sample.height(), sample.width())).containsExactly(96, 192);
            // The left half is white, the right half is red.
            assertThat(sample.rgb())
                    .hasSize(3 * 96 * 192)
                    .startsWith(-1, -1, -1)
                    .endsWith(-1, 0, 0);
        });
        told.clear();
        look.find(source);
        assertThat(told.getFirst()).isEqualTo(new DataEvent.Origin(source.attributions(), true, true));
    }

    private Path table(int width, int height) throws IOException {
        var rows = new StringBuilder("filepath\ttitle\n");
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int x = 0; x < width; x++) {
            for (int y = 0; y < height; y++) {
                image.setRGB(x, y, x < width / 2 ? 0xffffff : 0xff0000);
            }
        }
        for (int i = 0; i < 20; i++) {
            image.setRGB(width / 2, height / 2, i);
            ImageIO.write(image, "png", folder.resolve(i + ".png").toFile());
            rows.append(i).append(".png\tpicture ").append(i).append('\n');
        }
        return Files.writeString(folder.resolve("own.tsv"), rows);
    }
}
