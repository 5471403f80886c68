package dev.dinoscope.app.figure;

import dev.dinoscope.engine.runs.RunAt;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// What a view draws for paper of runs, without a window. Fields with an `@Option` of picocli are the
/// options of its verb; several views may have an option of one name and meaning.
@FunctionalInterface
public interface FigureSource {

    /// The figure as the options have it. Blocks.
    ///
    /// @param runs at least one
    /// @param cache a folder of this user's for what has to be fetched
    /// @throws IllegalArgumentException when an option or a run does not fit, in words for the user
    ViewFigure of(List<RunAt> runs, Path cache) throws IOException;

    /// How many runs one figure can show.
    default int most() {
        return 1;
    }
}
