package dev.dinoscope.app;

import dev.dinoscope.app.demo.DemoCommand;
import javafx.application.Application;

/// Opens the workbench, or runs a verb of the command line.
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        if (arguments.length == 0) {
            Application.launch(WorkbenchApplication.class);
        } else {
            var commandLine = dev.dinoscope.engine.cli.Main.commandLine();
            commandLine.addSubcommand(new DemoCommand(Demo::show));
            System.exit(commandLine.execute(arguments));
        }
    }
}
