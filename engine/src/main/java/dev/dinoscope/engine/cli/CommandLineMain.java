package dev.dinoscope.engine.cli;

import dev.dinoscope.engine.cli.text.ExitCode;
import dev.dinoscope.engine.cli.text.FailurePrinter;
import dev.dinoscope.engine.process.ThisJvm;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/// The command line without windows; the workbench adds its own verbs to it.
@Command(
        name = "dinoscope",
        description = "A workbench for people who train vision–language models.",
        synopsisSubcommandLabel = "VERB",
        mixinStandardHelpOptions = true,
        versionProvider = VersionProvider.class,
        subcommands = {CommandLine.HelpCommand.class})
public final class CommandLineMain implements Runnable {

    @CommandLine.Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before any verb runs
    private CommandLine.Model.CommandSpec spec;

    public static void main(String[] arguments) {
        refuseToRunAmiss();
        System.exit(commandLine().execute(arguments));
    }

    /// Ends the process, and says why, where file names would be read wrongly.
    public static void refuseToRunAmiss() {
        ThisJvm.prepare().ifPresent(fault -> {
            System.err.println(fault);
            System.exit(ExitCode.UNAVAILABLE);
        });
    }

    /// Every headless verb, ready to be executed or extended.
    public static CommandLine commandLine() {
        var commandLine = new CommandLine(new CommandLineMain());
        Verbs.all().forEach(commandLine::addSubcommand);
        return configured(commandLine);
    }

    /// The settings every verb shares: how failures print and which exit codes they give.
    public static CommandLine configured(CommandLine commandLine) {
        return commandLine
                // A note or a caption may begin with @; nothing is read from files in place of arguments.
                .setExpandAtFiles(false)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setUsageHelpAutoWidth(true)
                .setExecutionExceptionHandler(new FailurePrinter());
    }

    @Override
    public void run() {
        spec.commandLine().usage(System.out);
    }
}
