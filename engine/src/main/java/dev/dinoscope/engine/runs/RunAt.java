package dev.dinoscope.engine.runs;

import java.io.IOException;

/// One run, wherever it is.
///
/// @param runs of the place
public record RunAt(Runs runs, String id) {
    /// Its row of the list.
    public RunInfo info() throws IOException {
        return runs.find(id);
    }
}
