package dev.dinoscope.app.snapshot;

import dev.dinoscope.engine.run.snapshot.SnapshotFile;

/// One snapshot of one run, as it was when it was listed: written anew, it is another.
public record Snapshot(SnapshotSource source, SnapshotFile file) {
    public long step() {
        return file.step();
    }
}
