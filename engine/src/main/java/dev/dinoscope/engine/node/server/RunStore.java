package dev.dinoscope.engine.node.server;

import dev.dinoscope.engine.node.NodeException;
import dev.dinoscope.engine.node.NodeException.Kind;
import dev.dinoscope.engine.node.RunInfo;
import dev.dinoscope.engine.node.SnapshotInfo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/// The run directories below one root.
final class RunStore {
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss");

    private final Path root;
    /// What never changes of a run is read once.
    private final ConcurrentHashMap<Path, RunOrigin> origins = new ConcurrentHashMap<>();

    RunStore(Path root) throws IOException {
        this.root = Files.createDirectories(root).toRealPath();
    }

    Path root() {
        return root;
    }

    /// The newest first.
    List<RunInfo> list() throws IOException {
        try (var entries = Files.list(root)) {
            return entries.filter(entry -> Files.exists(entry.resolve(StateFile.NAME)))
                    .flatMap(this::describe)
                    .sorted(Comparator.comparing(RunInfo::created)
                            .thenComparing(RunInfo::id)
                            .reversed())
                    .toList();
        }
    }

    /// @throws NodeException when there is no such run
    Path directory(String run) {
        var plain = !run.isEmpty() && !run.startsWith(".") && run.indexOf('/') < 0 && run.indexOf('\\') < 0;
        if (!plain || !Files.exists(root.resolve(run, StateFile.NAME))) {
            throw new NodeException(Kind.NOT_FOUND, "There is no run " + run + " in " + root);
        }
        return root.resolve(run);
    }

    /// A file of a run, once it is sure that it lies inside the run's directory, through whatever links.
    Path file(String run, String relative) throws IOException {
        var directory = directory(run).toRealPath();
        var lexical = directory.resolve(relative).normalize();
        if (lexical.startsWith(directory)) {
            try {
                var real = lexical.toRealPath();
                if (real.startsWith(directory) && Files.isRegularFile(real)) {
                    return real;
                }
            } catch (NoSuchFileException absent) {
                throw new NodeException(Kind.NOT_FOUND, "The run " + run + " has no file " + relative, absent);
            }
        }
        throw new NodeException(Kind.INVALID, relative + " is not a file inside the run " + run);
    }

    /// Makes the directory of a new run: recipe and state, complete when it appears in the list.
    synchronized String create(RecipeReader.Resolved recipe) throws IOException {
        var directory = newDirectory(
                recipe.name() + "-" + LocalDateTime.now(ZoneId.systemDefault()).format(STAMP));
        Files.writeString(directory.resolve("recipe.yaml"), recipe.yaml());
        StateFile.created().write(directory);
        return String.valueOf(directory.getFileName());
    }

    List<SnapshotInfo> snapshots(String run) throws IOException {
        var directory = directory(run).resolve("snapshots");
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (var files = Files.list(directory)) {
            return files.filter(file -> String.valueOf(file.getFileName()).matches("\\d{1,18}\\.safetensors"))
                    .map(RunStore::snapshot)
                    .sorted(Comparator.comparingLong(SnapshotInfo::step))
                    .toList();
        }
    }

    private static SnapshotInfo snapshot(Path file) {
        var name = String.valueOf(file.getFileName());
        return new SnapshotInfo(
                Long.parseLong(name.substring(0, name.indexOf('.'))),
                "snapshots/" + name,
                file.toFile().length());
    }

    /// Two runs of one recipe may begin in the same second.
    private Path newDirectory(String name) throws IOException {
        var candidate = root.resolve(name);
        for (int copy = 2; Files.exists(candidate); copy++) {
            candidate = root.resolve(name + "-" + copy);
        }
        return Files.createDirectory(candidate);
    }

    /// Nothing for a directory that is damaged or vanishes while it is read: the other runs must still be shown.
    private Stream<RunInfo> describe(Path directory) {
        try {
            var state = StateFile.read(directory);
            var origin = origins.computeIfAbsent(directory, RunOrigin::read);
            return Stream.of(new RunInfo(
                    String.valueOf(directory.getFileName()),
                    origin.name(),
                    origin.method(),
                    state.observed(),
                    state.step(),
                    state.totalSteps(),
                    origin.created(),
                    state.started(),
                    Objects.requireNonNullElse(state.updated(), origin.created()),
                    state.pid(),
                    Objects.requireNonNullElse(state.message(), "")));
        } catch (IOException | RuntimeException unreadable) {
            System.getLogger(RunStore.class.getName())
                    .log(System.Logger.Level.WARNING, "cannot read the state of " + directory, unreadable);
            return Stream.empty();
        }
    }
}
