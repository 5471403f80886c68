package dev.dinoscope.app;

import dev.dinoscope.app.bridge.NodeConnector;
import dev.dinoscope.engine.run.files.Homes;
import java.nio.file.Path;
import javafx.stage.Stage;

/// The whole workbench on a stage of JavaFX's headless platform, as on a new machine.
final class OpenWorkbench {
    private OpenWorkbench() {}

    /// @param home of its own, for what it remembers
    static Workbench on(Stage stage, NodeConnector connector, Path home) {
        var workbench = new Workbench(connector, new Homes(home, home.resolve("cache")), Opening.FIRST, new Desktop());
        stage.setScene(workbench.shell().offscreen(1280, 800));
        workbench.start();
        stage.show();
        return workbench;
    }
}
