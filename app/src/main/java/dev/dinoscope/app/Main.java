package dev.dinoscope.app;

import dev.dinoscope.app.demo.DemoCommand;
import dev.dinoscope.app.figure.FigureCommand;
import dev.dinoscope.app.settings.PreferencesFile;
import dev.dinoscope.app.tour.TourCommand;
import dev.dinoscope.engine.cli.CommandLineMain;
import dev.dinoscope.engine.run.files.Homes;
import java.util.List;
import java.util.logging.Logger;
import javafx.application.Application;

/// Opens the workbench, or runs a verb of the command line.
public final class Main {
    /// Held, because the logging system forgets a logger nobody holds.
    private static final Logger JAVAFX = Logger.getLogger("javafx");

    private Main() {}

    public static void main(String[] arguments) {
        CommandLineMain.refuseToRunAmiss();
        setIfAbsent("java.util.logging.SimpleFormatter.format", "%4$s  %5$s%6$s%n");
        // It warns at every start that it was not loaded as a module, which is how it is meant here.
        JAVAFX.setFilter(entry -> !entry.getMessage().startsWith("Unsupported JavaFX configuration"));
        if (WindowOptions.openWindow(List.of(arguments))) {
            scaleWindows();
            Application.launch(WorkbenchApplication.class, arguments);
        } else {
            var commandLine = CommandLineMain.commandLine();
            commandLine.addSubcommand(new DemoCommand(Demo::show));
            commandLine.addSubcommand(FigureCommand.verb(Homes.system(), Workbench.figures()));
            commandLine.addSubcommand(new TourCommand(Tour::show));
            System.exit(CommandLineMain.configured(commandLine).execute(arguments));
        }
    }

    /// The terminal's reader wants what happened in one line, not the class and method that noticed.
    private static void setIfAbsent(String property, String value) {
        System.getProperties().putIfAbsent(property, value);
    }

    /// JavaFX asks for the scale when it starts, and never again.
    private static void scaleWindows() {
        var percent = new PreferencesFile(Homes.system().home()).glance().look().scale();
        if (percent > 0) {
            System.setProperty("glass.gtk.uiScale", percent + "%");
            System.setProperty("glass.win.uiScale", percent + "%");
        }
    }
}
