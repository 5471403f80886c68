package dev.dinoscope.app;

import dev.dinoscope.app.bridge.LocalConnector;
import dev.dinoscope.app.settings.SettingsFile;
import dev.dinoscope.engine.run.Homes;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.stage.Stage;

/// The workbench with the node of this machine. Started by [Main], which must not be an application itself:
/// without modules JavaFX refuses such a main class.
public final class WorkbenchApplication extends Application {

    @Override
    public void start(Stage stage) {
        var window = open(stage, Homes.system(), false);
        window.onClosed(Platform::exit);
        window.show();
    }

    /// A window that is not shown yet.
    ///
    /// @param offscreen only pictures are wanted of it
    static WorkbenchWindow open(Stage stage, Homes homes, boolean offscreen) {
        var file = new SettingsFile(homes.home());
        var settings = file.read();
        var connector = new LocalConnector(homes.home(), Main.class.getName());
        var workbench = new Workbench(connector, homes.cache(), settings, new Desktop());
        return new WorkbenchWindow(stage, workbench, file, settings, offscreen);
    }
}
