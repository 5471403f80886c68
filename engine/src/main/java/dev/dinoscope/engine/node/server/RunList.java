package dev.dinoscope.engine.node.server;

import dev.dinoscope.engine.node.RunInfo;
import dev.dinoscope.engine.run.EvaluationResult;
import dev.dinoscope.engine.run.Liveness;
import dev.dinoscope.engine.run.ResultsLog;
import dev.dinoscope.engine.run.RunDirectory;
import dev.dinoscope.engine.run.RunNotes;
import dev.dinoscope.engine.run.RunStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// The run list, cheap enough to be looked at several times a second: only what has changed on disk is read again.
final class RunList {
    private final Path root;
    private final Liveness liveness = Liveness.here(InstantSource.system());
    private final ConcurrentHashMap<Path, Known> known = new ConcurrentHashMap<>();

    /// @param status null when it cannot be read: told once, and not again until the file changes
    private record Known(
            RunOrigin origin,
            FileTime changed,
            @Nullable FileTime noted,
            @Nullable FileTime evaluated,
            @Nullable RunStatus status,
            RunNotes notes,
            Map<String, Double> evaluations) {}

    RunList(Path root) {
        this.root = root;
    }

    /// The newest first. One broken run never hides the others.
    List<RunInfo> read() throws IOException {
        var runs = new ArrayList<RunInfo>();
        try (var entries = Files.newDirectoryStream(root, Files::isDirectory)) {
            for (var entry : entries) {
                describe(entry).ifPresent(runs::add);
            }
        }
        runs.sort(RunInfo.NEWEST_FIRST);
        return List.copyOf(runs);
    }

    private Optional<RunInfo> describe(Path directory) {
        try {
            var run = new RunDirectory(directory);
            if (!Files.exists(run.recipe())) {
                return Optional.empty();
            }
            var now = refresh(run);
            return Optional.ofNullable(now.status()).map(status -> row(run, now, status.observed(liveness)));
        } catch (IOException vanished) {
            known.remove(directory);
            return Optional.empty();
        }
    }

    private Known refresh(RunDirectory run) throws IOException {
        var changed = Files.getLastModifiedTime(run.path().resolve("state.json"));
        var noted = modified(run.path().resolve("notes.json"));
        var evaluated = modified(run.results());
        var before = known.get(run.path());
        if (before != null
                && before.changed().equals(changed)
                && Objects.equals(before.noted(), noted)
                && Objects.equals(before.evaluated(), evaluated)) {
            return before;
        }
        var fresh = new Known(
                before == null ? RunOrigin.read(run) : before.origin(),
                changed,
                noted,
                evaluated,
                status(run),
                notes(run),
                before != null && Objects.equals(before.evaluated(), evaluated)
                        ? before.evaluations()
                        : evaluations(run));
        known.put(run.path(), fresh);
        return fresh;
    }

    /// Null as long as there is no such file.
    private static @Nullable FileTime modified(Path file) throws IOException {
        try {
            return Files.getLastModifiedTime(file);
        } catch (NoSuchFileException none) {
            return null;
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

    /// Damaged notes must not hide the run.
    private static RunNotes notes(RunDirectory run) {
        try {
            return run.notes();
        } catch (IOException damaged) {
            System.getLogger(RunList.class.getName()).log(System.Logger.Level.WARNING, damaged.getMessage());
            return RunNotes.NONE;
        }
    }

    private static @Nullable RunStatus status(RunDirectory run) {
        try {
            return run.status();
        } catch (IOException damaged) {
            System.getLogger(RunList.class.getName()).log(System.Logger.Level.WARNING, damaged.getMessage());
            return null;
        }
    }

    private static RunInfo row(RunDirectory run, Known now, RunStatus status) {
        var origin = now.origin();
        var metrics = new HashMap<String, Double>(now.evaluations());
        metrics.putAll(status.metrics());
        var process = status.process();
        return new RunInfo(
                run.name(),
                origin.name(),
                origin.method(),
                status.state(),
                status.step(),
                status.totalSteps(),
                origin.created(),
                process == null ? null : status.started(),
                status.updated(),
                process == null ? 0 : process.pid(),
                status.message(),
                metrics,
                status.alerts(),
                status.newestAlert(),
                now.notes());
    }
}
