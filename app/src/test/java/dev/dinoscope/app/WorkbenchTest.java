package dev.dinoscope.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dinoscope.app.session.WindowPlace;
import dev.dinoscope.app.settings.Preferences;
import dev.dinoscope.engine.node.ConnectionState;
import dev.dinoscope.engine.run.files.Homes;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeoutException;
import javafx.scene.Node;
import javafx.scene.control.Slider;
import javafx.scene.control.TableView;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.framework.junit5.Stop;

/// The whole window on JavaFX's headless platform.
@ExtendWith(ApplicationExtension.class)
final class WorkbenchTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private static Path cache;

    private final RecordedNode node = Example.node();

    @SuppressWarnings("NullAway.Init") // set by start
    private Workbench workbench;

    @SuppressWarnings("NullAway.Init")
    private Stage stage;

    @Start
    void start(Stage window) {
        stage = window;
        workbench = OpenWorkbench.on(stage, () -> node, cache);
    }

    @Stop
    void stop() {
        workbench.close();
    }

    @Test
    void everyViewOpensAndDrawsInBothThemes() {
        for (var view : workbench.viewIds()) {
            OnFx.run(() -> workbench.shell().open(view));
            var light = picture();
            OnFx.run(() -> workbench.appearance().toggle());
            var dark = picture();
            OnFx.run(() -> workbench.appearance().toggle());
            assertThat(light.getRGB(1270, 790) & 0xff).as("light " + view).isGreaterThan(200);
            assertThat(dark.getRGB(1270, 790) & 0xff).as("dark " + view).isLessThan(80);
        }
    }

    @Test
    void runsFillTheTableAndActionsFollowTheSelection() throws TimeoutException {
        OnFx.waitUntil(() -> table().getItems().size() == 4);
        OnFx.run(() -> table().getSelectionModel().clearAndSelect(1));
        assertThat(workbench.actions().get("run.stop").enabled().get()).isFalse();
        OnFx.run(() -> table().getSelectionModel().clearAndSelect(0));
        assertThat(workbench.actions().get("run.stop").enabled().get()).isTrue();
        OnFx.run(() -> workbench.actions().get("run.stop").run());
        OnFx.waitUntil(() -> node.calls.contains("stop clip-pictograms-20261122-031500"));
    }

    @Test
    void aKilledNodeShowsABannerUntilItIsBack() throws TimeoutException {
        OnFx.waitUntil(() -> workbench.session().clientProperty().get().isPresent());
        assertThat(OnFx.get(() -> banner().isVisible())).isFalse();
        node.connection(new ConnectionState.Lost("The node at 127.0.0.1:4711 is gone"));
        OnFx.waitUntil(() -> banner().isVisible());
        node.connection(new ConnectionState.Connected(RecordedNode.INFO));
        OnFx.waitUntil(() -> !banner().isVisible());
    }

    @Test
    void aSessionComesBackAsItWas() throws TimeoutException {
        OnFx.waitUntil(() -> workbench.session().runs().items().size() == 4);
        var state = OnFx.get(() -> {
            workbench.shell().open("data");
            workbench.shell().open("curves");
            ((Slider) stage.getScene().lookup("#smoothing")).setValue(0.25);
            workbench.shell().inspectorOpenProperty().set(false);
            return workbench.remember(WindowPlace.DEFAULT);
        });
        assertThat(state.views()).containsExactly("runs", "data", "curves");
        var again = OnFx.get(() -> {
            var opening = new Opening(new Preferences(), state, List.of());
            var other = new Workbench(Example::node, new Homes(cache, cache), opening, new Desktop());
            other.shell().offscreen(1280, 800);
            other.start();
            return other;
        });
        OnFx.waitUntil(() -> again.session().runs().items().size() == 4);
        assertThat(OnFx.get(() -> again.remember(WindowPlace.DEFAULT))).isEqualTo(state);
        OnFx.run(again::close);
    }

    private Node banner() {
        return stage.getScene().lookup("#connection-banner");
    }

    private TableView<?> table() {
        return (TableView<?>) stage.getScene().lookup("#runs-table");
    }

    private BufferedImage picture() {
        return OnFx.get(() -> workbench.shell().picture().image());
    }
}
