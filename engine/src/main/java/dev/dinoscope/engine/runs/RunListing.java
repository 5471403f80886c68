package dev.dinoscope.engine.runs;

import dev.dinoscope.engine.run.EvaluationResult;
import dev.dinoscope.engine.run.Liveness;
import dev.dinoscope.engine.run.ResultsLog;
import dev.dinoscope.engine.run.RunDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// The run list, cheap enough to be looked at several times a second: only what has changed on disk is read again.
public final class RunListing {
    private final Path root;
    private final Visits visits;
    private final Liveness liveness;
    private final ConcurrentHashMap<Path, Known> known = new ConcurrentHashMap<>();

    /// When the files were changed that a row is made of; null for one that is not there.
    private record Changes(
            @Nullable FileTime recipe,
            @Nullable FileTime state,
            @Nullable FileTime launch,
            @Nullable FileTime notes,
            @Nullable FileTime results) {
        static Changes of(RunDirectory run) {
            return new Changes(
                    modified(run.recipe()),
                    modified(run.path().resolve("state.json")),
                    modified(run.path().resolve("launch.json")),
                    modified(run.path().resolve("notes.json")),
                    modified(run.results()));
        }

        private static @Nullable FileTime modified(Path file) {
            try {
                return Files.getLastModifiedTime(file);
            } catch (IOException none) {
                return null;
            }
        }
    }

    /// What was read, and need not be again until a file changes.
    private record Known(Changes changes, RunGlance glance, Map<String, Double> evaluations) {}

    /// @param root holds the run directories; one that is not there has none
    public RunListing(Path root, Visits visits, Liveness liveness) {
        this.root = root;
        this.visits = visits;
        this.liveness = liveness;
    }

    /// The newest first. One broken run never hides the others, nor keeps them waiting for long. One look at a time:
    /// many watchers of a directory that hangs wait for it once.
    public synchronized List<RunInfo> read() throws IOException {
        return visits.all(entries(), this::describe, this::unseen).stream()
                .flatMap(Optional::stream)
                .sorted(RunInfo.NEWEST_FIRST)
                .toList();
    }

    private List<Path> entries() throws IOException {
        var directories = new ArrayList<Path>();
        if (!Files.isDirectory(root)) {
            return directories;
        }
        try (var entries = Files.newDirectoryStream(root)) {
            entries.forEach(directories::add);
        }
        known.keySet().retainAll(directories);
        return directories;
    }

    private Optional<RunInfo> describe(Path directory) {
        var run = new RunDirectory(directory);
        if (!Files.isDirectory(directory) || !run.isRun()) {
            return Optional.empty();
        }
        var now = refresh(run);
        if (!now.glance().faults().isEmpty() && !run.isRun()) {
            // Deleted while it was read.
            return Optional.empty();
        }
        return Optional.of(RunRows.row(run, now.glance(), now.evaluations(), liveness));
    }

    private Optional<RunInfo> unseen(Path directory, HangingDirectoryException why) {
        var run = new RunDirectory(directory);
        var text = String.valueOf(why.getMessage());
        var before = known.get(directory);
        var glance =
                before == null ? RunGlance.unseen(run, text) : before.glance().with(text);
        return Optional.of(RunRows.row(run, glance, before == null ? Map.of() : before.evaluations(), liveness));
    }

    private Known refresh(RunDirectory run) {
        var changes = Changes.of(run);
        var before = known.get(run.path());
        if (before != null && before.changes().equals(changes)) {
            return before;
        }
        var fresh = read(run, changes);
        known.put(run.path(), fresh);
        return fresh;
    }

    private static Known read(RunDirectory run, Changes changes) {
        var glance = RunGlance.of(run);
        try {
            return new Known(changes, glance, evaluations(run));
        } catch (IOException | RuntimeException | StackOverflowError | OutOfMemoryError damaged) {
            return new Known(changes, glance.with(RunGlance.words(run, damaged)), Map.of());
        }
    }

    /// The newest value of each metric. The trainer's state tells the scalars of steps only.
    private static Map<String, Double> evaluations(RunDirectory run) throws IOException {
        var newest = new HashMap<String, Double>();
        for (var result : new ResultsLog(run.results()).read().results()) {
            if (result.refused() != null) {
                // The newest word on the split: the score of an earlier step is none of this model.
                newest.keySet().removeIf(tag -> tag.startsWith(EvaluationResult.tag(result.split(), "")));
            }
            newest.putAll(result.scalars());
        }
        return newest;
    }
}
