package dev.dinoscope.app;

import dev.dinoscope.app.bridge.LocalConnector;
import dev.dinoscope.app.crash.Crashes;
import dev.dinoscope.app.crash.Redaction;
import dev.dinoscope.app.session.SessionFile;
import dev.dinoscope.engine.run.CodeVersion;
import dev.dinoscope.engine.run.files.Homes;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.stage.Stage;

/// The workbench with the node of this machine. Started by [Main], which must not be an application itself:
/// without modules JavaFX refuses such a main class.
public final class WorkbenchApplication extends Application {

    @Override
    public void start(Stage stage) {
        var options = WindowOptions.of(getParameters().getRaw());
        var homes = Homes.system();
        var crashes = new Crashes(homes.home(), WorkbenchApplication::version, Redaction.ofSystem(homes.home()));
        crashes.install();
        try {
            open(stage, homes, options, crashes);
        } catch (RuntimeException | Error problem) {
            crashes.uncaughtException(Thread.currentThread(), problem);
            crashes.onReport(report -> FailedStart.show(stage, report));
        }
    }

    private static void open(Stage stage, Homes homes, WindowOptions options, Crashes crashes) {
        var since = FatalWatch.lastSession(homes.home());
        var window = open(stage, homes, options.fresh());
        window.onClosed(Platform::exit);
        if (options.timeStart()) {
            FirstFrame.report(stage);
        }
        window.show();
        window.workbench().watch(crashes);
        new FatalWatch(homes, crashes, since).follow(window.workbench().session());
    }

    private static String version() {
        var code = CodeVersion.current();
        return code.version() + ", commit " + code.gitCommit();
    }

    /// A window as the last session left it, not shown yet.
    ///
    /// @param fresh leaves the last session alone
    static WorkbenchWindow open(Stage stage, Homes homes, boolean fresh) {
        return window(stage, homes, Opening.of(homes.home(), fresh), false);
    }

    /// A window of which only pictures are wanted, as on a new machine.
    static WorkbenchWindow offscreen(Stage stage, Homes homes, double width, double height) {
        return window(stage, homes, Opening.FIRST.sized(width, height), true);
    }

    private static WorkbenchWindow window(Stage stage, Homes homes, Opening opening, boolean offscreen) {
        var connector = new LocalConnector(homes.home(), Main.class.getName());
        var workbench = new Workbench(connector, homes, opening, new Desktop());
        var place = opening.session().window();
        return new WorkbenchWindow(stage, workbench, new SessionFile(homes.home()), place, offscreen);
    }
}
