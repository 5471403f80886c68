package dev.dinoscope.engine.crash;

import dev.dinoscope.engine.run.AlertLog;
import dev.dinoscope.engine.run.ResultsLog;
import dev.dinoscope.engine.run.RunDirectory;
import dev.dinoscope.engine.run.checkpoint.CheckpointStore;
import dev.dinoscope.engine.run.events.EventPosition;
import dev.dinoscope.engine.run.events.EventTail;
import dev.dinoscope.engine.run.events.LogEvent;
import dev.dinoscope.engine.run.snapshot.SnapshotReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;

/// All in a run's directory that must not depend on interruptions: what it computed, not when.
///
/// @param scalars every record that holds, as `tag@step#n` with n telling records of the same step apart → value;
///     without times and memory
/// @param results evaluations without their time
/// @param snapshots step → SHA-256
/// @param checkpoint files of the newest one → SHA-256
record RunContent(
        SortedMap<String, Double> scalars,
        List<String> results,
        List<String> alerts,
        SortedMap<Long, String> snapshots,
        SortedMap<String, String> checkpoint) {

    static RunContent read(RunDirectory run) throws IOException {
        var results = new ResultsLog(run.results()).read();
        if (!results.warnings().isEmpty()) {
            throw new IOException(String.valueOf(results.warnings()));
        }
        return new RunContent(
                scalars(run),
                results.results().stream()
                        .map(result -> result.step() + " " + result.split() + " " + result.metrics())
                        .toList(),
                new AlertLog(run.alerts())
                        .read().stream()
                                .map(alert -> alert.step() + " " + alert.kind())
                                .toList(),
                snapshots(run),
                checkpoint(run));
    }

    /// Record by record, so that one that was written twice is seen.
    static SortedMap<String, Double> scalars(RunDirectory run) throws IOException {
        var records = new TreeMap<Long, TreeMap<String, Double>>();
        var tail = new EventTail(run.path(), EventPosition.START);
        for (var batch = tail.read(); !batch.events().isEmpty(); batch = tail.read()) {
            for (var event : batch.events()) {
                switch (event) {
                    case LogEvent.Restart restart ->
                        records.tailMap(restart.step(), true).clear();
                    case LogEvent.Scalar scalar -> add(records, scalar);
                }
            }
        }
        var all = new TreeMap<String, Double>();
        records.values().forEach(all::putAll);
        return all;
    }

    private static void add(TreeMap<Long, TreeMap<String, Double>> records, LogEvent.Scalar scalar) {
        if (scalar.tag().startsWith("speed/") || scalar.tag().startsWith("memory/")) {
            return;
        }
        var ofStep = records.computeIfAbsent(scalar.step(), _ -> new TreeMap<>());
        for (var n = 0; ; n++) {
            if (ofStep.putIfAbsent(
                            String.format(Locale.ROOT, "%s@%d#%d", scalar.tag(), scalar.step(), n), scalar.value())
                    == null) {
                return;
            }
        }
    }

    static SortedMap<Long, String> snapshots(RunDirectory run) throws IOException {
        var all = new TreeMap<Long, String>();
        for (var step : SnapshotReader.steps(run.snapshots())) {
            all.put(step, sha256(SnapshotReader.file(run.snapshots(), step)));
        }
        return all;
    }

    private static SortedMap<String, String> checkpoint(RunDirectory run) throws IOException {
        var store = new CheckpointStore(run.checkpoints(), 2, InstantSource.system());
        var newest = store.load(_ -> {}).orElseThrow(() -> new IOException("no checkpoint in " + run.path()));
        return files(newest.directory());
    }

    /// The tensor files of a checkpoint → SHA-256.
    static SortedMap<String, String> files(Path directory) throws IOException {
        var all = new TreeMap<String, String>();
        try (var files = Files.list(directory)) {
            for (var file : files.filter(each -> each.toString().endsWith(".safetensors"))
                    .toList()) {
                all.put(directory.getFileName() + "/" + file.getFileName(), sha256(file));
            }
        }
        return all;
    }

    private static String sha256(Path file) throws IOException {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError("every JDK has SHA-256", impossible);
        }
    }
}
