package dev.dinoscope.engine.launch;

import dev.dinoscope.engine.run.LaunchMark;
import java.io.IOException;
import java.nio.file.Path;

/// Has runs trained somewhere: as processes of this machine, or as jobs that wait for another.
public interface Launcher {
    /// As it stands in `launch.json`.
    String name();

    /// Whether what it starts waits for a place first. The run then counts as queued until its process takes it up.
    boolean queues();

    /// Starts, or starts again, the run of a directory. It must outlive this process.
    Launch launch(Path runDirectory) throws IOException;

    /// What was started earlier, by this process or by one before it.
    ///
    /// @param mark with this launcher's name
    Launch find(LaunchMark mark);
}
