package dev.dinoscope.engine.cli;

import dev.dinoscope.engine.run.Homes;
import dev.dinoscope.engine.run.Liveness;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `dinoscope resume RUN`.
@Command(
        name = "resume",
        description = "Go on with a run from its last checkpoint, or start one that was only created.",
        mixinStandardHelpOptions = true)
final class ResumeCommand implements Callable<Integer> {
    private final Homes homes;

    @Parameters(paramLabel = "RUN", description = "A run directory, or the name of one.")
    private String run = "";

    ResumeCommand(Homes homes) {
        this.homes = homes;
    }

    @Override
    public Integer call() throws Exception {
        var directory = RunArgument.find(run, homes);
        var status = directory.status().observed(Liveness.here(InstantSource.system()));
        if (status.state().isLive()) {
            throw new CommandFailure(
                    ExitCode.USAGE, "%s is being trained by a living process (%s)".formatted(run, status.process()));
        }
        return TerminalTraining.train(directory, homes);
    }
}
