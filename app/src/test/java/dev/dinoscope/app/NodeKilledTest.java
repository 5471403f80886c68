package dev.dinoscope.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dinoscope.app.bridge.LocalConnector;
import dev.dinoscope.engine.cli.CommandLineMain;
import dev.dinoscope.engine.node.ConnectionState;
import dev.dinoscope.engine.node.NodeInfo;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxToolkit;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.framework.junit5.Stop;
import org.testfx.util.WaitForAsyncUtils;

/// The window over a real node, a process of its own that is killed.
@ExtendWith(ApplicationExtension.class)
final class NodeKilledTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private static Path home;

    @SuppressWarnings("NullAway.Init") // set by start
    private Workbench workbench;

    @SuppressWarnings("NullAway.Init")
    private LocalConnector connector;

    @SuppressWarnings("NullAway.Init")
    private Stage stage;

    @Start
    void start(Stage window) {
        stage = window;
        connector = new LocalConnector(home, CommandLineMain.class.getName());
        workbench = OpenWorkbench.on(stage, connector, home);
    }

    @Stop
    void stop() {
        workbench.close();
        connector.close();
    }

    @Test
    void theWindowLivesOnAndItsRestartButtonBringsTheNodeBack() throws TimeoutException {
        waitUntil(this::connected);
        var first = node();
        ProcessHandle.of(first.pid()).orElseThrow().destroyForcibly();

        waitUntil(() -> lookup("#connection-banner").isVisible());
        for (var view : workbench.viewIds()) {
            FxToolkit.setupFixture(() -> workbench.shell().open(view));
        }
        FxToolkit.setupFixture(() -> ((Button) lookup("#banner:node.restart")).fire());

        waitUntil(() -> connected() && !lookup("#connection-banner").isVisible());
        assertThat(node().instance()).isNotEqualTo(first.instance());
    }

    private boolean connected() {
        return workbench.session().connectionProperty().get() instanceof ConnectionState.Connected;
    }

    private NodeInfo node() {
        return ((ConnectionState.Connected)
                        workbench.session().connectionProperty().get())
                .node();
    }

    private Node lookup(String id) {
        return stage.getScene().getRoot().lookupAll("*").stream()
                .filter(node -> ("#" + node.getId()).equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static void waitUntil(BooleanSupplier condition) throws TimeoutException {
        WaitForAsyncUtils.waitFor(
                60,
                TimeUnit.SECONDS,
                () -> WaitForAsyncUtils.asyncFx(condition::getAsBoolean).get());
    }
}
