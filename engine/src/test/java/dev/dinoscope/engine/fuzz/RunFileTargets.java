package dev.dinoscope.engine.fuzz;

import dev.dinoscope.engine.config.ConfigException;
import dev.dinoscope.engine.config.Configs;
import dev.dinoscope.engine.fuzz.Fuzzer.SilentAcceptance;
import dev.dinoscope.engine.fuzz.Fuzzer.Target;
import dev.dinoscope.engine.node.ConnectionFile;
import dev.dinoscope.engine.node.NodeAddress;
import dev.dinoscope.engine.node.NodeException;
import dev.dinoscope.engine.recipe.Recipe;
import dev.dinoscope.engine.run.Alert;
import dev.dinoscope.engine.run.AlertKind;
import dev.dinoscope.engine.run.AlertLog;
import dev.dinoscope.engine.run.EvaluationResult;
import dev.dinoscope.engine.run.LaunchMark;
import dev.dinoscope.engine.run.ProcessMark;
import dev.dinoscope.engine.run.Provenance;
import dev.dinoscope.engine.run.ResultsLog;
import dev.dinoscope.engine.run.RunDirectory;
import dev.dinoscope.engine.run.RunState;
import dev.dinoscope.engine.run.checkpoint.CheckpointStore;
import dev.dinoscope.engine.run.events.EventFileReader;
import dev.dinoscope.engine.run.events.EventFileWriter;
import dev.dinoscope.engine.run.events.EventPosition;
import dev.dinoscope.engine.run.files.DamagedFileException;
import dev.dinoscope.engine.run.tensors.Safetensors;
import dev.dinoscope.engine.run.tensors.StoredTensor;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The files of a run and of a node, as their writers leave them.
final class RunFileTargets {
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
    private static final InstantSource CLOCK = InstantSource.fixed(NOW);

    private final Path directory;
    private final RunDirectory run;

    RunFileTargets(Path directory) throws IOException {
        this.directory = directory;
        this.run = RunDirectory.create(directory, "fuzz", new Recipe(), 100, CLOCK);
    }

    List<Target> all() throws IOException {
        return List.of(
                safetensors(),
                events(),
                recipe(),
                status(),
                launch(),
                provenance(),
                results(),
                alerts(),
                manifest(),
                weights(),
                connection());
    }

    private Target safetensors() throws IOException {
        var file = directory.resolve("fuzz.safetensors");
        Safetensors.write(
                file,
                List.of(
                        StoredTensor.ofFloats("a.weight", List.of(2L, 3L), new float[6]),
                        StoredTensor.ofLongs("steps", List.of(), new long[] {7}),
                        StoredTensor.ofBytes("images", List.of(1L, 4L), new byte[4])),
                Map.of("step", "7", "note", "é"));
        return new Target("safetensors", List.of(Files.readAllBytes(file)), DamagedFileException.class, input -> {
            Files.write(file, input);
            try (var opened = Safetensors.open(file)) {
                opened.tensors().values().forEach(StoredTensor::toBytes);
            }
        });
    }

    private Target events() throws IOException {
        Path file;
        try (var writer = EventFileWriter.create(run.path(), CLOCK)) {
            for (var step = 1; step <= 4; step++) {
                writer.add(step, Map.of("loss", 1.0 / step, "optim/learning_rate", 1e-3));
            }
            file = writer.file();
        }
        var written = new HashSet<>(EventFileReader.read(file, EventPosition.Mark.START, Long.MAX_VALUE)
                .events());
        return new Target("event file", List.of(Files.readAllBytes(file)), IOException.class, input -> {
            Files.write(file, input);
            for (var event : EventFileReader.read(file, EventPosition.Mark.START, 1 << 20)
                    .events()) {
                if (!written.contains(event)) {
                    throw new SilentAcceptance(event.toString());
                }
            }
        });
    }

    private Target recipe() throws IOException {
        var yaml = Files.readAllBytes(run.recipe());
        return new Target(
                "recipe",
                List.of(yaml),
                ConfigException.class,
                input -> Configs.read(Recipe.class, "fuzz", new String(input, StandardCharsets.UTF_8), List.of()));
    }

    private Target status() throws IOException {
        run.writeStatus(run.status()
                .takenUp(ProcessMark.current(), NOW)
                .withState(RunState.RUNNING, "epoch 3", NOW)
                .withProgress(7, 10, Map.of("loss", Double.NaN, "eval/val/recall_at_1", 0.5), NOW)
                .withAlerts(1, new Alert(NOW, 7, AlertKind.STALL, "no step"), NOW));
        var file = run.path().resolve("state.json");
        return new Target("state.json", List.of(Files.readAllBytes(file)), DamagedFileException.class, input -> {
            Files.write(file, input);
            run.status();
        });
    }

    private Target launch() throws IOException {
        var file = run.path().resolve("launch.json");
        var seeds = new ArrayList<byte[]>();
        for (var mark :
                List.of(LaunchMark.of("local", ProcessMark.current(), NOW), LaunchMark.of("slurm", "4711", NOW))) {
            run.writeLaunch(mark);
            seeds.add(Files.readAllBytes(file));
        }
        return new Target("launch.json", seeds, DamagedFileException.class, input -> {
            Files.write(file, input);
            var _ = run.launch().orElseThrow();
        });
    }

    private Target provenance() throws IOException {
        var materials = new Provenance.Materials("d", "p", "2.7.1", "cpu", 2, 1, Map.of(), List.of());
        var file = run.provenance().add(Provenance.capture("recipe", materials, NOW));
        return new Target("provenance.json", List.of(Files.readAllBytes(file)), DamagedFileException.class, input -> {
            Files.write(file, input);
            run.provenance().first();
        });
    }

    private Target results() throws IOException {
        var log = new ResultsLog(run.results());
        var metrics = new LinkedHashMap<>(Map.of("recall_at_1", 0.25, "median_rank", 12.0));
        log.append(new EvaluationResult(10, "retrieval", "val", NOW, metrics));
        log.append(new EvaluationResult(20, "retrieval", "test", NOW, metrics));
        return new Target("results.jsonl", List.of(Files.readAllBytes(run.results())), IOException.class, input -> {
            Files.write(run.results(), input);
            log.read();
        });
    }

    private Target alerts() throws IOException {
        var log = new AlertLog(run.alerts());
        log.append(new Alert(NOW, 7, AlertKind.STALL, "no step for a minute"));
        return new Target("alerts.jsonl", List.of(Files.readAllBytes(run.alerts())), IOException.class, input -> {
            Files.write(run.alerts(), input);
            log.read();
        });
    }

    private Target manifest() throws IOException {
        return checkpoint("manifest.json");
    }

    private Target weights() throws IOException {
        return checkpoint("model.safetensors");
    }

    /// Two checkpoints: whatever happens to the later one, it is as it was written, or the earlier one is used.
    private Target checkpoint(String part) throws IOException {
        var root = directory.resolve("checkpoints of " + part);
        var store = new CheckpointStore(root, 2, CLOCK);
        for (var step : new int[] {1, 2}) {
            var tensor = StoredTensor.ofFloats("w", List.of(3L), new float[] {step, 2, 3});
            store.save(step, Map.of("model", List.of(tensor)), Map.of("program_hash", "abc" + step));
        }
        var file = root.resolve("000002").resolve(part);
        return new Target("checkpoint " + part, List.of(Files.readAllBytes(file)), IOException.class, input -> {
            Files.write(file, input);
            var loaded = store.load(_ -> {}).orElseThrow();
            try (var model = loaded.open("model")) {
                var isWhole = model.tensor("w").toFloats()[0] == loaded.step()
                        && loaded.metadata().equals(Map.of("program_hash", "abc" + loaded.step()));
                if (!isWhole) {
                    throw new SilentAcceptance(loaded.toString());
                }
            }
        });
    }

    private Target connection() throws IOException {
        var file = new ConnectionFile(directory.resolve("node.json"));
        file.write(new NodeAddress("127.0.0.1", 4711, "token", "ab".repeat(32), "instance", 77, "1.0"));
        return new Target("node.json", List.of(Files.readAllBytes(file.path())), NodeException.class, input -> {
            Files.write(file.path(), input);
            file.read();
        });
    }
}
