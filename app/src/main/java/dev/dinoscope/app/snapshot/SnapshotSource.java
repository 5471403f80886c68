package dev.dinoscope.app.snapshot;

import dev.dinoscope.app.bridge.RunRef;
import dev.dinoscope.engine.run.RunDirectory;
import dev.dinoscope.engine.run.snapshot.SnapshotFile;
import dev.dinoscope.engine.runs.Runs;
import java.io.IOException;
import java.nio.file.Path;

/// Where the snapshots of one run come from. Calls block until a file is on this machine.
public sealed interface SnapshotSource {

    RunRef run();

    /// The copy of a snapshot as it was when it was listed.
    Path file(SnapshotFile snapshot) throws IOException;

    /// The folder with the pinned images.
    Path probes() throws IOException;

    /// A run directory of this machine.
    record OfDirectory(RunDirectory directory) implements SnapshotSource {
        @Override
        public RunRef run() {
            return RunRef.of(directory);
        }

        @Override
        public Path file(SnapshotFile snapshot) {
            return directory.path().resolve(snapshot.file());
        }

        @Override
        public Path probes() {
            return directory.probes();
        }
    }

    /// A run elsewhere.
    record Fetched(Runs runs, RunRef run, FetchedFiles files) implements SnapshotSource {
        private static final String PIXELS = "probes/probes.safetensors";
        private static final String INDEX = "probes/probes.json";

        @Override
        public Path file(SnapshotFile snapshot) throws IOException {
            return files.get(runs, run, snapshot.file(), snapshot.version());
        }

        @Override
        public Path probes() throws IOException {
            var version = runs.version(run.id(), INDEX) + "+" + runs.version(run.id(), PIXELS);
            var _ = files.get(runs, run, PIXELS, version);
            return files.get(runs, run, INDEX, version).resolveSibling("");
        }
    }
}
