package dev.dinoscope.engine.node.server;

import java.io.IOException;
import java.nio.file.Path;

/// Starts the process of a run.
@FunctionalInterface
public interface RunLauncher {
    /// Starts, or starts again, the run of a directory. The process must outlive the node.
    Process launch(Path runDirectory) throws IOException;
}
