package dev.dinoscope.engine.cli;

import dev.dinoscope.engine.cli.runs.RunArgument;
import dev.dinoscope.engine.cli.text.CommandFailure;
import dev.dinoscope.engine.cli.text.ExitCode;
import dev.dinoscope.engine.run.Liveness;
import dev.dinoscope.engine.run.RunDirectory;
import dev.dinoscope.engine.run.RunLock;
import dev.dinoscope.engine.run.RunState;
import dev.dinoscope.engine.run.files.DamagedFileException;
import dev.dinoscope.engine.run.files.Homes;
import java.io.IOException;
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
        homes.require();
        switch (state(directory)) {
            case PREPARING, RUNNING, STOPPING -> {
                if (isTrained(directory)) {
                    throw new CommandFailure(ExitCode.USAGE, run + " is being trained by another process");
                }
                directory.clearStopRequest();
            }
            case FINISHED -> {
                System.err.println(run + " has finished; `dinoscope eval` looks at its last checkpoint");
                return ExitCode.OK;
            }
            // Whoever asked a run to stop that has not begun means this start.
            case CREATED, QUEUED -> {}
            case STOPPED, FAILED, LOST, DAMAGED -> directory.clearStopRequest();
        }
        return TerminalTraining.train(directory, homes);
    }

    /// The state of a copied run still names the process of the original. On this machine the lock knows better; over a
    /// network nobody can be sure of it.
    private static boolean isTrained(RunDirectory run) throws IOException {
        var process = run.status().process();
        return process == null || !process.isOfThisHost() || RunLock.isTaken(run);
    }

    /// A run whose state is damaged can be resumed: its checkpoints know how far it is.
    private static RunState state(RunDirectory run) throws IOException {
        try {
            return run.observed(Liveness.here(InstantSource.system())).state();
        } catch (DamagedFileException _) {
            return RunState.LOST;
        }
    }
}
