package dev.dinoscope.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dinoscope.app.task.TaskFailure;
import dev.dinoscope.app.task.Tasks;
import dev.dinoscope.app.view.data.DataState;
import dev.dinoscope.app.view.data.DataViewModel;
import dev.dinoscope.engine.data.pictogram.LabelSet;
import dev.dinoscope.engine.data.pictogram.PictogramPairs;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Preparing one real style of drawings, on a thread that stands for JavaFX's: this one.
final class DataViewModelTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path cache;

    private final BlockingQueue<Runnable> fx = new LinkedBlockingQueue<>();
    private final List<TaskFailure> failures = new ArrayList<>();
    private final Tasks tasks = new Tasks(fx::add, failures::add);

    @Test
    void missingDataArePreparedUnlessCancelledAndFoundAgain() throws InterruptedException {
        var model = model();
        model.look();
        until(() -> model.stateProperty().get() instanceof DataState.Missing);
        assertThat(model.attributions()).singleElement().extracting("author").isEqualTo("Mozilla");

        model.prepare();
        ((DataState.Preparing) model.stateProperty().get()).task().cancel();
        until(() -> model.stateProperty().get() instanceof DataState.Missing);

        model.prepare();
        until(() -> model.stateProperty().get() instanceof DataState.Ready);
        var summary = ((DataState.Ready) model.stateProperty().get()).summary();
        assertThat(summary.splits().values().stream()
                        .mapToInt(Integer::intValue)
                        .sum())
                .isEqualTo(summary.pairs());
        assertThat(summary.samples())
                .isNotEmpty()
                .allMatch(sample -> sample.style().equals("fxemoji"));

        var later = model();
        later.look();
        until(() -> later.stateProperty().get() instanceof DataState.Ready);
        assertThat(later.stateProperty().get()).extracting("summary.hash").isEqualTo(summary.hash());
        assertThat(failures).isEmpty();
    }

    @Test
    void ownDataAreLookedAtAndCheckedAndWrongPathsExplained() throws Exception {
        var pictures = Files.createDirectories(cache.resolve("own"));
        var table = new StringBuilder("filepath\ttitle\n");
        for (int i = 0; i < 30; i++) {
            var image = new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB);
            image.setRGB(i, 3, 0xffffff);
            ImageIO.write(image, "png", pictures.resolve(i + ".png").toFile());
            table.append(i).append(".png\tpicture ").append(i).append('\n');
        }
        var file = Files.writeString(pictures.resolve("own.tsv"), table);
        var model = model();
        model.choose(file.toString());
        until(() -> model.stateProperty().get() instanceof DataState.Ready);
        assertThat(model.stateProperty().get()).extracting("summary.pairs").isEqualTo(30);
        model.check();
        until(() -> !model.reportProperty().get().isEmpty());
        assertThat(model.reportProperty().get()).contains("PNG 30", "30, 1 to 1 an image");

        model.choose(pictures.resolve("wrong.tsv").toString());
        until(() -> model.stateProperty().get() instanceof DataState.Unusable);
        assertThat(model.stateProperty().get()).extracting("message").asString().contains("no such file");
        assertThat(failures).isEmpty();
    }

    private DataViewModel model() {
        return new DataViewModel(new PictogramPairs(List.of("fxemoji"), 16, LabelSet.COLLAPSED, 1), cache, tasks);
    }

    /// Does the JavaFX thread's work until the condition holds.
    private void until(BooleanSupplier condition) throws InterruptedException {
        while (!condition.getAsBoolean()) {
            var work = fx.poll(30, TimeUnit.SECONDS);
            assertThat(work).as("work for the JavaFX thread").isNotNull();
            work.run();
        }
    }
}
