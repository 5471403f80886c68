package dev.dinoscope.engine.cli.runs;

import dev.dinoscope.engine.cli.text.CommandFailure;
import dev.dinoscope.engine.cli.text.ExitCode;
import dev.dinoscope.engine.run.RunDirectory;
import dev.dinoscope.engine.run.files.Homes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/// Finds the run a user means: a directory, or the name of one under the runs root.
public final class RunArgument {
    private RunArgument() {}

    /// @throws CommandFailure when there is no such run
    public static RunDirectory find(String run, Homes homes) throws IOException {
        for (var path : new Path[] {Path.of(run), homes.runs().resolve(run)}) {
            if (Files.isDirectory(path)) {
                return RunDirectory.open(path);
            }
        }
        throw unknown(run, homes.runs());
    }

    /// What is said of a run that is not there.
    static CommandFailure unknown(String run, Path root) {
        return new CommandFailure(
                ExitCode.USAGE,
                String.format(
                        Locale.ROOT,
                        "no run %s: neither a directory nor a name under %s; `dinoscope runs` lists them",
                        run,
                        root));
    }
}
