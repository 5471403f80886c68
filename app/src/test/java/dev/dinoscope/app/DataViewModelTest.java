package dev.dinoscope.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dinoscope.app.bridge.NodeSession;
import dev.dinoscope.app.task.TaskFailure;
import dev.dinoscope.app.task.Tasks;
import dev.dinoscope.app.view.data.DataChoice;
import dev.dinoscope.app.view.data.DataState;
import dev.dinoscope.app.view.data.DataViewModel;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Data read by a real node, on a thread that stands for JavaFX's: this one.
final class DataViewModelTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private static Path folder;

    @SuppressWarnings("NullAway.Init") // set before all tests
    private static RealNode node;

    private final FxQueue fx = new FxQueue();
    private final List<TaskFailure> failures = new ArrayList<>();
    private final Tasks tasks = new Tasks(fx, failures::add);

    @BeforeAll
    static void start() throws IOException {
        node = new RealNode(folder);
    }

    @AfterAll
    static void stop() {
        node.close();
    }

    @Test
    void missingDataArePreparedUnlessCancelledAndFoundAgain() throws InterruptedException {
        var model = model();
        model.look();
        fx.until(() -> model.stateProperty().get() instanceof DataState.Missing);
        assertThat(model.attributions()).singleElement().extracting("author").isEqualTo("Mozilla");

        model.prepare();
        ((DataState.Preparing) model.stateProperty().get()).task().cancel();
        fx.until(() -> model.stateProperty().get() instanceof DataState.Missing);

        model.prepare();
        fx.until(() -> model.stateProperty().get() instanceof DataState.Ready);
        var summary = ((DataState.Ready) model.stateProperty().get()).summary();
        assertThat(summary.numbers().splits().values().stream()
                        .mapToInt(Integer::intValue)
                        .sum())
                .isEqualTo(summary.numbers().pairs());
        assertThat(summary.splits()).anyMatch(split -> split.ofLargest() == 1);
        assertThat(summary.pairsOf(model.attributions().getFirst()))
                .isEqualTo(String.format(Locale.ROOT, "%,d", summary.numbers().pairs()));
        assertThat(summary.facts()).contains("16 × 16 pixels", summary.numbers().hash());
        assertThat(model.checkableProperty().get())
                .as("drawn data need no check")
                .isFalse();
        assertThat(summary.samples())
                .isNotEmpty()
                .allMatch(sample -> sample.style().equals("fxemoji"));

        var later = model();
        later.look();
        fx.until(() -> later.stateProperty().get() instanceof DataState.Ready);
        assertThat(later.stateProperty().get())
                .extracting("summary.numbers.hash")
                .isEqualTo(summary.numbers().hash());
        assertThat(failures).isEmpty();
    }

    @Test
    void ownDataAreLookedAtAndCheckedAndWrongPathsExplained() throws Exception {
        var pictures = Files.createDirectories(folder.resolve("own"));
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
        fx.until(() -> model.stateProperty().get() instanceof DataState.Ready);
        assertThat(model.stateProperty().get())
                .extracting("summary.numbers.pairs")
                .isEqualTo(30);
        model.check();
        fx.until(() -> !model.reportProperty().get().isEmpty());
        assertThat(model.reportProperty().get()).contains("PNG 30", "30, 1 to 1 an image");

        model.choose(pictures.resolve("wrong.tsv").toString());
        fx.until(() -> model.stateProperty().get() instanceof DataState.Unusable);
        assertThat(model.stateProperty().get()).extracting("message").asString().contains("no such file");
        assertThat(failures).isEmpty();
    }

    @Test
    void theNewestChoiceWinsAndNothingIsSaidOfTheOneBefore() throws Exception {
        var model = model();
        var wrong = folder.resolve("nowhere.tsv");
        model.choose("clip");
        model.choose(wrong.toString());
        fx.until(() -> model.stateProperty().get() instanceof DataState.Unusable);
        fx.until(() -> tasks.running().isEmpty());
        assertThat(model.stateProperty().get()).extracting("message").asString().contains("nowhere.tsv");
        assertThat(failures).isEmpty();
    }

    @Test
    void aLookWaitsForTheNode() throws Exception {
        var down = new RecordedNode();
        var session = new NodeSession(() -> down, fx);
        var model = new DataViewModel(session, STYLE, tasks);
        model.look();
        assertThat(model.stateProperty().get()).isEqualTo(new DataState.Waiting());
        session.connect();
        fx.until(() -> model.stateProperty().get() instanceof DataState.Missing);
        assertThat(down.calls).contains("data pictograms FIND");
        assertThat(model.canBrowse())
                .as("files of another machine cannot be chosen here")
                .isFalse();
    }

    private static final DataChoice STYLE = new DataChoice("pictograms", List.of("styles=[fxemoji]", "image_size=16"));

    private DataViewModel model() throws InterruptedException {
        var session = new NodeSession(node, fx);
        session.connect();
        fx.until(session.attached()::get);
        return new DataViewModel(session, STYLE, tasks);
    }
}
