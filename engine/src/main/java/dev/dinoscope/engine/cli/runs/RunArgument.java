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
        return RunDirectory.open(directory(run, homes.runs()));
    }

    /// A run that is there, as a directory or by its name under the root.
    ///
    /// @throws CommandFailure when there is no such directory
    static Path directory(String run, Path root) {
        if (!run.isEmpty() && Files.isDirectory(Path.of(run))) {
            return Path.of(run).toAbsolutePath().normalize();
        }
        if (RunDirectory.isName(run) && Files.isDirectory(root.resolve(run))) {
            return root.resolve(run);
        }
        throw new CommandFailure(
                ExitCode.USAGE,
                String.format(
                        Locale.ROOT,
                        "no run %s: neither a directory nor a name under %s; `dinoscope runs` lists them",
                        run,
                        root));
    }
}
