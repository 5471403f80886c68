package dev.dinoscope.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dinoscope.app.bridge.RunItem;
import dev.dinoscope.app.bridge.RunRef;
import dev.dinoscope.app.figure.ViewFigure;
import dev.dinoscope.app.shell.notice.Notice;
import dev.dinoscope.engine.run.Alert;
import dev.dinoscope.engine.run.AlertKind;
import dev.dinoscope.engine.run.RunNotes;
import dev.dinoscope.viz.export.FigureFormat;
import dev.dinoscope.viz.export.FigureInfo;
import dev.dinoscope.viz.export.FigureStyle;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.image.ImageView;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.framework.junit5.Stop;

/// Notes, archive, trash, comparison and figures in the window.
@ExtendWith(ApplicationExtension.class)
final class RunKeepingTest {
    private static final String FINISHED = "clip-mean-pooling-20261122-024210";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private static Path cache;

    private final RecordedNode node = Example.node();

    @SuppressWarnings("NullAway.Init") // set by start
    private Workbench workbench;

    @SuppressWarnings("NullAway.Init")
    private Stage stage;

    @Start
    void start(Stage window) throws TimeoutException {
        stage = window;
        workbench = OpenWorkbench.on(stage, () -> node, cache);
        workbench.shell().open("runs");
    }

    @Stop
    void stop() {
        workbench.close();
    }

    private TableView<?> table() {
        return (TableView<?>) lookup("#runs-table");
    }

    private Node lookup(String selector) {
        return stage.getScene().lookup(selector);
    }

    private void select(int... rows) throws TimeoutException {
        OnFx.waitUntil(() -> table().getItems().size() == 4);
        OnFx.run(() -> {
            table().getSelectionModel().clearSelection();
            table().getSelectionModel().selectIndices(rows[0], rows);
        });
    }

    private void act(String action) {
        OnFx.run(() -> workbench.actions().get(action).run());
    }

    private void undo() throws TimeoutException {
        OnFx.waitUntil(() -> !workbench.notices().shown().isEmpty());
        OnFx.run(() -> workbench
                .notices()
                .shown()
                .getLast()
                .answers()
                .getFirst()
                .deed()
                .run());
    }

    private List<RunItem> shown() {
        return table().getItems().stream().map(RunItem.class::cast).toList();
    }

    @Test
    void archivedRunsLeaveTheTableAndUndoBringsThemBack() throws TimeoutException {
        select(1, 2);
        act("run.archive");
        OnFx.waitUntil(() -> table().getItems().size() == 2);
        var left = OnFx.get(this::shown);
        assertThat(left).noneMatch(item -> item.info().notes().archived());
        undo();
        OnFx.waitUntil(() -> table().getItems().size() == 4);
        var all = OnFx.get(this::shown);
        assertThat(all).containsAll(left).noneMatch(item -> item.info().notes().archived());
    }

    @Test
    void deletingSparesLiveRunsAndCanBeUndone() throws TimeoutException {
        select(0, 1);
        act("run.delete");
        OnFx.waitUntil(() -> table().getItems().size() == 3);
        assertThat(node.trash()).containsExactly(FINISHED);
        undo();
        OnFx.waitUntil(() -> table().getItems().size() == 4);
    }

    @Test
    void notesAreWrittenAndFound() throws TimeoutException {
        select(1);
        OnFx.run(() -> {
            ((TextField) lookup("#run-tags")).setText("paper, α=0.5");
            ((TextField) lookup("#run-label")).setText("mean pooling");
            ((TextField) lookup("#run-label")).fireEvent(new javafx.event.ActionEvent());
        });
        var expected = new RunNotes("mean pooling", "", List.of("paper", "α=0.5"), false);
        OnFx.waitUntil(() -> node.list().get(1).notes().equals(expected));
        OnFx.run(() -> ((TextField) lookup("#runs-filter")).setText("#paper"));
        OnFx.waitUntil(() -> table().getItems().size() == 1);
        OnFx.run(() -> ((TextField) lookup("#runs-filter")).setText("#pap"));
        OnFx.waitUntil(() -> table().getItems().isEmpty());
    }

    @Test
    void aNewAlertIsToldOnceWithAWayToLook() throws TimeoutException {
        OnFx.waitUntil(() -> table().getItems().size() == 4);
        var run = node.list().getFirst();
        var alert = new Alert(Instant.EPOCH, 1240, AlertKind.LOSS_SPIKE, "the loss rose from 1 to 9");
        node.replace(run, RecordedNode.with(run, run.metrics(), alert, run.notes()));
        OnFx.waitUntil(() -> workbench.notices().shown().stream()
                .anyMatch(notice ->
                        notice.level() == Notice.Level.WARNING && notice.text().contains("the loss rose from 1 to 9")));
        node.scalar(run.id(), "loss", 5000, 1);
        OnFx.run(() -> {});
        assertThat(OnFx.get(() -> workbench.notices().shown().size())).isEqualTo(1);
    }

    @Test
    void aRunWhoseLossIsNotFiniteIsNeverOnTop() throws TimeoutException {
        OnFx.waitUntil(() -> table().getItems().size() == 4);
        node.scalar(FINISHED, "loss", 7, Double.NaN);
        OnFx.waitUntil(() -> shown().stream().anyMatch(RunKeepingTest::isNotFinite));
        for (var direction : TableColumn.SortType.values()) {
            OnFx.run(() -> sort("Loss", direction));
            var losses = OnFx.get(this::shown);
            assertThat(losses.getFirst()).as(direction.name()).matches(run -> !isNotFinite(run));
        }
    }

    private static boolean isNotFinite(RunItem run) {
        return run.id().equals(FINISHED)
                && Double.isInfinite(run.headlineProperty().getValue().loss());
    }

    private void sort(String title, TableColumn.SortType direction) {
        sort(table(), title, direction);
    }

    private static <T> void sort(TableView<T> table, String title, TableColumn.SortType direction) {
        var column = table.getColumns().stream()
                .filter(each -> each.getText().equals(title))
                .findFirst()
                .orElseThrow();
        column.setSortType(direction);
        table.getSortOrder().setAll(List.of(column));
        table.sort();
    }

    @Test
    void comparesTheSelectedRuns() throws TimeoutException {
        node.file(FINISHED, "recipe.yaml", "seed: 7\nmodel:\n  image:\n    width: 128\n");
        select(0, 1);
        act("run.compare");
        OnFx.waitUntil(
                () -> stage.getScene().getRoot().lookupAll(".compare-grid").size() == 3);
        OnFx.waitUntil(() -> !((Button) lookup("#copy-markdown")).isDisabled());
        var settings = OnFx.get(() -> stage.getScene().getRoot().lookupAll(".compare-grid .label").stream()
                .map(label -> ((Label) label).getText())
                .toList());
        assertThat(settings).contains("seed", "7");
    }

    @Test
    void theFigureOfAViewCanBeWritten() throws TimeoutException, IOException {
        OnFx.run(() -> workbench.shell().open("curves"));
        OnFx.waitUntil(() -> workbench.shell().figure().isPresent());
        ViewFigure source = OnFx.get(() -> workbench.shell().figure().orElseThrow());
        assertThat(source.runs()).extracting(RunRef::id).containsExactly("clip-pictograms-20261122-031500");
        assertThat(source.caption()).contains("weight 0.60");
        var file = cache.resolve("loss.pdf");
        FigureFormat.PDF.write(
                source.figure(),
                FigureStyle.oneColumn(),
                new FigureInfo("loss", source.caption(), new LinkedHashMap<>(Map.of())),
                file);
        assertThat(file).isNotEmptyFile();
        act("view.export");
        OnFx.waitUntil(() -> lookup("#figure-preview") instanceof ImageView preview && preview.getImage() != null);
    }
}
