package dev.dinoscope.app.figure;

import dev.dinoscope.engine.run.RunDirectory;
import java.io.IOException;
import java.util.List;

/// What a view draws for paper from run directories, without a window. Fields with an `@Option` of picocli are the
/// options of its verb; several views may have an option of one name and meaning.
@FunctionalInterface
public interface FigureSource {

    /// The figure as the options have it. Blocks.
    ///
    /// @param runs at least one
    /// @throws IllegalArgumentException when an option or a run does not fit, in words for the user
    ViewFigure of(List<RunDirectory> runs) throws IOException;

    /// How many runs one figure can show.
    default int most() {
        return 1;
    }
}
