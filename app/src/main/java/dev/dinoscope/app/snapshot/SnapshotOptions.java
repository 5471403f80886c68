package dev.dinoscope.app.snapshot;

import dev.dinoscope.engine.run.snapshot.SnapshotFile;
import dev.dinoscope.engine.runs.RunAt;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Which snapshot of a run directory a figure shows: options of every figure verb that draws one.
public final class SnapshotOptions {
    @Option(names = "--step", description = "Snapshot for --view patches and gram (default: the newest).")
    private @Nullable Long step;

    @Option(
            names = "--encoder",
            split = ",",
            paramLabel = "NAME",
            description = "Image encoder of the snapshot (default: the model's); for patches also two, such as"
                    + " online,teacher.")
    private List<String> encoders = List.of();

    /// The snapshot that was asked for.
    ///
    /// @throws IllegalArgumentException naming the steps there are
    public Snapshot of(SnapshotStore store, RunAt run) throws IOException {
        var all = run.runs().snapshots(run.id());
        if (all.isEmpty()) {
            throw new IllegalArgumentException(run.id() + " has no snapshot yet");
        }
        long wanted = step == null ? all.getLast().step() : step;
        return all.stream()
                .filter(file -> file.step() == wanted)
                .findFirst()
                .map(file -> new Snapshot(store.of(run), file))
                .orElseThrow(() -> new IllegalArgumentException(String.format(
                        Locale.ROOT,
                        "--step: %d — there are snapshots at %s",
                        wanted,
                        all.stream().map(SnapshotFile::step).toList())));
    }

    /// The encoders that were asked for; none for the one that stands for the model.
    ///
    /// @param most how many a figure shows
    /// @throws IllegalArgumentException naming the encoders there are
    public List<String> encoders(SnapshotStore store, Snapshot snapshot, int most) throws IOException {
        if (encoders.size() > most) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "--encoder: expected %s, got %s",
                    most == 1 ? "one" : "one or two",
                    String.join(", ", encoders)));
        }
        var known = store.info(snapshot).encoders();
        for (var encoder : encoders) {
            if (!known.contains(encoder)) {
                throw new IllegalArgumentException(
                        String.format(Locale.ROOT, "--encoder: %s — there are %s", encoder, String.join(", ", known)));
            }
        }
        return encoders;
    }
}
