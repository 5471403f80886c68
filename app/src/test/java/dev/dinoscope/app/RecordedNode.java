package dev.dinoscope.app;

import dev.dinoscope.engine.config.ConfigError;
import dev.dinoscope.engine.config.ConfigException;
import dev.dinoscope.engine.data.look.DataEvent;
import dev.dinoscope.engine.node.ConnectionState;
import dev.dinoscope.engine.node.DataRequest;
import dev.dinoscope.engine.node.LogLines;
import dev.dinoscope.engine.node.NodeClient;
import dev.dinoscope.engine.node.NodeException;
import dev.dinoscope.engine.node.NodeInfo;
import dev.dinoscope.engine.node.Position;
import dev.dinoscope.engine.node.ScalarBatch;
import dev.dinoscope.engine.node.Subscription;
import dev.dinoscope.engine.node.SystemSample;
import dev.dinoscope.engine.node.WatchListener;
import dev.dinoscope.engine.run.Alert;
import dev.dinoscope.engine.run.EvaluationResult;
import dev.dinoscope.engine.run.ResultsLog;
import dev.dinoscope.engine.run.RunCost;
import dev.dinoscope.engine.run.RunNotes;
import dev.dinoscope.engine.run.RunState;
import dev.dinoscope.engine.run.events.LogEvent;
import dev.dinoscope.engine.run.events.ScalarLog;
import dev.dinoscope.engine.run.snapshot.SnapshotFile;
import dev.dinoscope.engine.runs.NotesChange;
import dev.dinoscope.engine.runs.RunInfo;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/// A node whose answers are put in by the test. Watches deliver at once, on the thread that changes
/// something, so tests need not wait. The real node is under the window in [NodeKilledTest].
final class RecordedNode implements NodeClient {
    static final NodeInfo INFO =
            new NodeInfo("workstation", "0.1.0", "i1", List.of("CPU: 2 cores, 24 GiB"), "/runs", 4711);

    final List<String> calls = new CopyOnWriteArrayList<>();
    /// Files that were copied, each `run/file`.
    final List<String> fetched = new CopyOnWriteArrayList<>();
    private final List<Consumer<ConnectionState>> connectionListeners = new CopyOnWriteArrayList<>();
    private final List<WatchListener<List<RunInfo>>> runListeners = new CopyOnWriteArrayList<>();
    private final Map<String, List<WatchListener<ScalarBatch>>> scalarListeners = new HashMap<>();
    private final Map<String, List<WatchListener<List<SnapshotFile>>>> snapshotListeners = new HashMap<>();
    private final List<RunInfo> runs = new ArrayList<>();
    private final Map<String, List<LogEvent>> scalars = new HashMap<>();
    private final Map<String, List<SnapshotFile>> snapshots = new HashMap<>();
    private final Map<String, byte[]> files = new HashMap<>();
    /// When each was written, in a time of its own.
    private final Map<String, Long> written = new HashMap<>();

    private long writes;
    private final Map<String, List<EvaluationResult>> results = new HashMap<>();
    private final Map<String, List<String>> logs = new HashMap<>();
    private final Map<String, RunInfo> trash = new LinkedHashMap<>();
    private final List<DataEvent> data = new ArrayList<>(List.of(new DataEvent.Origin(List.of(), false, false)));
    /// What it says of a recipe whose cost is asked for; empty where it fits.
    final List<ConfigError> refusals = new CopyOnWriteArrayList<>();
    private ConnectionState connection = new ConnectionState.Connected(INFO);

    static RunInfo run(String id, RunState state, long step, long total) {
        var started = Instant.parse("2026-11-22T03:00:00Z");
        return new RunInfo(
                id,
                "clip",
                "clip",
                state,
                step,
                total,
                started,
                started,
                started.plusSeconds(step / 4),
                0,
                "",
                Map.of(),
                0,
                null,
                RunNotes.NONE,
                List.of());
    }

    void show(RunInfo... list) {
        runs.clear();
        runs.addAll(List.of(list));
        runListeners.forEach(listener -> listener.onNext(List.copyOf(runs)));
    }

    void connection(ConnectionState now) {
        connection = now;
        connectionListeners.forEach(listener -> listener.accept(now));
    }

    void scalar(String run, String tag, long step, double value) {
        var point = new LogEvent.Scalar(tag, step, 1.7e9 + step, value);
        var all = scalars.computeIfAbsent(run, _ -> new ArrayList<>());
        all.add(point);
        newest(run, tag, value);
        scalarListeners
                .getOrDefault(run, List.of())
                .forEach(l -> l.onNext(new ScalarBatch("", List.of(point), position(all), false, List.of())));
    }

    private void newest(String run, String tag, double value) {
        runs.stream().filter(info -> info.id().equals(run)).findFirst().ifPresent(before -> {
            var metrics = new HashMap<>(before.metrics());
            metrics.put(tag, value);
            replace(before, with(before, metrics, before.newestAlert(), before.notes()));
        });
    }

    void file(String run, String file, byte[] content) {
        files.put(run + "/" + file, content);
        written.put(run + "/" + file, ++writes);
    }

    void file(String run, String file, String content) {
        file(run, file, content.getBytes(StandardCharsets.UTF_8));
    }

    void snapshot(String run, long step, byte[] content) {
        var name = String.format(Locale.ROOT, "snapshots/%06d.safetensors", step);
        file(run, name, content);
        var all = snapshots.computeIfAbsent(run, _ -> new ArrayList<>());
        all.removeIf(before -> before.step() == step);
        all.add(new SnapshotFile(step, name, content.length, Instant.ofEpochMilli(writes)));
        all.sort(Comparator.comparingLong(SnapshotFile::step));
        snapshotListeners.getOrDefault(run, List.of()).forEach(l -> l.onNext(List.copyOf(all)));
    }

    void result(String run, String split, Map<String, Double> metrics) {
        results.computeIfAbsent(run, _ -> new ArrayList<>())
                .add(new EvaluationResult(0, "retrieval", split, Instant.EPOCH, new TreeMap<>(metrics)));
    }

    void log(String run, String... lines) {
        logs.computeIfAbsent(run, _ -> new ArrayList<>()).addAll(List.of(lines));
    }

    @Override
    public ConnectionState connection() {
        return connection;
    }

    @Override
    public Subscription watchConnection(Consumer<ConnectionState> listener) {
        connectionListeners.add(listener);
        listener.accept(connection);
        return () -> connectionListeners.remove(listener);
    }

    @Override
    public NodeInfo describe() {
        return INFO;
    }

    @Override
    public List<RunInfo> list() {
        return List.copyOf(runs);
    }

    @Override
    public Subscription watchRuns(WatchListener<List<RunInfo>> listener) {
        runListeners.add(listener);
        listener.onNext(list());
        return () -> runListeners.remove(listener);
    }

    @Override
    public String startRun(String recipeYaml, List<String> overrides) {
        calls.add("start " + overrides);
        file("new", "recipe.yaml", recipeYaml);
        return "new";
    }

    @Override
    public RunCost estimateRun(String recipeYaml, List<String> overrides) {
        calls.add("estimate " + overrides);
        if (!refusals.isEmpty()) {
            throw new ConfigException("recipe", refusals);
        }
        return new RunCost(List.of(), 0, 0, new RunCost.Memory(0, 0, 0, 0, 0, 0, 0, 0));
    }

    @Override
    public void stopRun(String run) {
        calls.add("stop " + run);
    }

    @Override
    public void resumeRun(String run) {
        calls.add("resume " + run);
    }

    @Override
    public RunNotes annotate(String run, NotesChange change) {
        var before =
                runs.stream().filter(info -> info.id().equals(run)).findFirst().orElseThrow();
        var after = change.applyTo(before.notes());
        calls.add("annotate " + run + " " + after);
        replace(before, withNotes(before, after));
        return after;
    }

    @Override
    public void delete(String run) {
        calls.add("delete " + run);
        var gone =
                runs.stream().filter(info -> info.id().equals(run)).findFirst().orElseThrow();
        trash.put(run, gone);
        runs.remove(gone);
        runListeners.forEach(listener -> listener.onNext(List.copyOf(runs)));
    }

    @Override
    public void restore(String run) {
        calls.add("restore " + run);
        runs.addFirst(Objects.requireNonNull(trash.remove(run)));
        runListeners.forEach(listener -> listener.onNext(List.copyOf(runs)));
    }

    @Override
    public List<String> trash() {
        return List.copyOf(trash.keySet());
    }

    @Override
    public void emptyTrash() {
        trash.clear();
    }

    void replace(RunInfo before, RunInfo after) {
        runs.set(runs.indexOf(before), after);
        runListeners.forEach(listener -> listener.onNext(List.copyOf(runs)));
    }

    static RunInfo withNotes(RunInfo run, RunNotes notes) {
        return with(run, run.metrics(), run.newestAlert(), notes);
    }

    static RunInfo with(RunInfo run, Map<String, Double> metrics, @Nullable Alert alert, RunNotes notes) {
        return new RunInfo(
                run.id(),
                run.name(),
                run.method(),
                run.state(),
                run.step(),
                run.totalSteps(),
                run.created(),
                run.started(),
                run.updated(),
                run.pid(),
                run.message(),
                metrics,
                alert == null ? 0 : 1,
                alert,
                notes,
                run.faults());
    }

    @Override
    public Subscription watchScalars(String run, Position from, WatchListener<ScalarBatch> listener) {
        scalarListeners.computeIfAbsent(run, _ -> new CopyOnWriteArrayList<>()).add(listener);
        var all = scalars.getOrDefault(run, List.of());
        var begin = from.equals(Position.START) ? 0 : Integer.parseInt(from.token());
        listener.onNext(new ScalarBatch("", all.subList(begin, all.size()), position(all), begin == 0, List.of()));
        return () -> scalarListeners.getOrDefault(run, new ArrayList<>()).remove(listener);
    }

    @Override
    public Subscription watchLog(String run, Position from, WatchListener<LogLines> listener) {
        listener.onNext(new LogLines(logs.getOrDefault(run, List.of()), Position.START, true));
        return () -> {};
    }

    @Override
    public Subscription watchSnapshots(String run, WatchListener<List<SnapshotFile>> listener) {
        snapshotListeners
                .computeIfAbsent(run, _ -> new CopyOnWriteArrayList<>())
                .add(listener);
        listener.onNext(List.copyOf(snapshots.getOrDefault(run, List.of())));
        return () -> snapshotListeners.getOrDefault(run, new ArrayList<>()).remove(listener);
    }

    @Override
    public Subscription watchSystem(WatchListener<SystemSample> listener) {
        listener.onNext(new SystemSample(Instant.EPOCH, 0.43, 2, 1.2, 6L << 30, 24L << 30, List.of(), List.of()));
        return () -> {};
    }

    @Override
    public ScalarLog scalars(String run) {
        var log = new ScalarLog();
        log.accept("", scalars.getOrDefault(run, List.of()));
        return log;
    }

    @Override
    public List<SnapshotFile> snapshots(String run) {
        return List.copyOf(snapshots.getOrDefault(run, List.of()));
    }

    @Override
    public ResultsLog.Results results(String run) {
        return new ResultsLog.Results(results.getOrDefault(run, List.of()), List.of());
    }

    @Override
    public String version(String run, String file) {
        return written.get(run + "/" + file) + "-" + read(run, file).length;
    }

    @Override
    public void fetch(String run, String file, Path target, LongConsumer progress) {
        fetched.add(run + "/" + file);
        var content = read(run, file);
        try {
            var part = Files.createTempFile(target.toAbsolutePath().getParent(), "fetch", null);
            Files.write(part, content);
            Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
        progress.accept(content.length);
    }

    @Override
    public byte[] read(String run, String file) {
        var content = files.get(run + "/" + file);
        if (content == null) {
            throw new NodeException(NodeException.Kind.NOT_FOUND, run + " has no file " + file);
        }
        return content;
    }

    /// What the node tells of any data.
    void data(DataEvent... events) {
        data.clear();
        data.addAll(List.of(events));
    }

    @Override
    public void readData(DataRequest request, Consumer<DataEvent> told) {
        calls.add("data " + request.source() + " " + request.task());
        data.forEach(told);
    }

    @Override
    public List<String> unpackExamples() {
        calls.add("examples");
        return runs.stream().map(RunInfo::id).toList();
    }

    @Override
    public void close() {
        calls.add("close");
    }

    private static Position position(List<?> read) {
        return new Position(Integer.toString(read.size()));
    }
}
