package dev.dinoscope.engine.node.server;

import dev.dinoscope.engine.node.DataRequest;
import java.io.IOException;

/// Starts the process that looks at data.
@FunctionalInterface
public interface DataLauncher {
    /// Starts a process that prints events of [dev.dinoscope.engine.data.look.DataEvents], one a line, and ends when
    /// its standard input does. What it says on standard error before it fails is for the user.
    Process launch(DataRequest request) throws IOException;
}
