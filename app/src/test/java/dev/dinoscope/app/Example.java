package dev.dinoscope.app;

import dev.dinoscope.engine.run.RunState;
import dev.dinoscope.engine.run.snapshot.Probe;
import dev.dinoscope.engine.run.snapshot.ProbeSet;
import dev.dinoscope.engine.run.snapshot.SnapshotInfo;
import dev.dinoscope.engine.run.snapshot.SnapshotWriter;
import dev.dinoscope.engine.run.tensors.TensorName;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/// A node with a few runs that look like real ones.
final class Example {
    private Example() {}

    static RecordedNode node() {
        var node = new RecordedNode();
        node.show(
                RecordedNode.run("clip-pictograms-20261122-031500", RunState.RUNNING, 1240, 3000),
                RecordedNode.run("clip-mean-pooling-20261122-024210", RunState.FINISHED, 3000, 3000),
                RecordedNode.run("clip-patch-stem-20261122-021733", RunState.STOPPED, 900, 3000),
                RecordedNode.run("clip-lr-too-high-20261122-020101", RunState.FAILED, 312, 3000));
        curves(node, "clip-pictograms-20261122-031500", 1240, 0.9);
        curves(node, "clip-mean-pooling-20261122-024210", 3000, 1.0);
        curves(node, "clip-patch-stem-20261122-021733", 900, 1.3);
        for (var run : node.list()) {
            node.file(
                    run.id(),
                    "recipe.yaml",
                    "name: clip\nseed: 1\nmodel:\n  image:\n    stem: convolution\n    width: 128\noptim:\n  learning_rate: 0.001\n");
            node.file(
                    run.id(),
                    "provenance.json",
                    "{\"host\": \"workstation\", \"libtorch\": \"2.7.1\", \"device\": \"cpu\"}");
            node.log(
                    run.id(),
                    "03:15:02 prepared 12,480 pairs",
                    "03:15:04 program 4f2a91c0 traced in 0.3 s",
                    "03:15:05 training 3000 steps of 128 pairs");
        }
        for (var split : new String[] {"val", "test", "unseen"}) {
            node.result(
                    "clip-mean-pooling-20261122-024210",
                    split,
                    Map.of("recall_at_1", 0.131, "recall_at_5", 0.343, "recall_at_10", 0.471));
        }
        patches(node, "clip-pictograms-20261122-031500");
        return node;
    }

    /// Probe images of coloured shapes, and patch tokens that tell shape from background better and better.
    private static void patches(RecordedNode node, String run) {
        try {
            var directory = Files.createTempDirectory("example");
            var images = 18;
            var pixels = new byte[images * 64 * 64 * 3];
            for (var i = 0; i < images; i++) {
                for (var p = 0; p < 64 * 64; p++) {
                    var inside = insidePixel(i, p % 64, p / 64);
                    for (var c = 0; c < 3; c++) {
                        pixels[(i * 4096 + p) * 3 + c] = (byte) (inside ? 60 + (i * 37 + c * 90) % 180 : 245);
                    }
                }
            }
            var probes = IntStream.range(0, images)
                    .mapToObj(i -> new Probe(
                            "p" + i,
                            "a pictogram of a "
                                    + List.of("sailing boat", "grey cat", "red apple")
                                            .get(i % 3),
                            "val"))
                    .toList();
            new ProbeSet(probes, 64, 64, pixels).write(directory);
            for (var name : List.of("probes.json", "probes.safetensors")) {
                node.file(run, "probes/" + name, Files.readAllBytes(directory.resolve(name)));
            }
            for (var step = 0L; step <= 1200; step += 100) {
                var file = new SnapshotWriter(new SnapshotInfo(step, 8, 8, "vit").with("teacher", 16, 16))
                        .add(TensorName.PATCHES.key(), List.of((long) images, 64L, 32L), tokens(images, 8, 32, step))
                        .add("teacher.image.patches", List.of((long) images, 256L, 16L), tokens(images, 16, 16, 2400))
                        .add(TensorName.GATE.key(), List.of((long) images, 64L), gates(images, step))
                        .write(directory);
                node.snapshot(run, step, Files.readAllBytes(file));
            }
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    private static float[] tokens(int images, int grid, int width, long step) {
        var random = new Random(3);
        var tokens = new float[images * grid * grid * width];
        for (var row = 0; row < images * grid * grid; row++) {
            var inside = inside(row / (grid * grid), row, grid);
            for (var k = 0; k < width; k++) {
                var signal = inside ? Math.sin(k + row / (grid * grid) % 3) : Math.cos(k * 1.7);
                tokens[row * width + k] = (float) (signal * step / 1200 + 0.7 * random.nextGaussian());
            }
        }
        return tokens;
    }

    private static float[] gates(int images, long step) {
        var gates = new float[images * 64];
        for (var row = 0; row < gates.length; row++) {
            gates[row] = inside(row / 64, row, 8) ? 0.5f + step / 3000f : 0.5f - step / 3000f;
        }
        return gates;
    }

    private static boolean inside(int image, int patch, int grid) {
        var side = 64 / grid;
        return insidePixel(image, patch % grid * side + side / 2, patch / grid % grid * side + side / 2);
    }

    private static boolean insidePixel(int image, int x, int y) {
        return Math.hypot(x - 28 - image % 4 * 3, (y - 34) * (1 + image % 3 * 0.3)) < 20;
    }

    private static void curves(RecordedNode node, String run, int steps, double factor) {
        var random = new Random(run.hashCode());
        for (var step = 1; step <= steps; step += 3) {
            node.scalar(run, "loss", step, factor * (0.8 + 4 * Math.exp(-step / 500.0) + 0.15 * random.nextGaussian()));
            node.scalar(run, "loss/contrastive", step, factor * (0.6 + 3 * Math.exp(-step / 500.0)));
            node.scalar(run, "loss/rank/cross", step, factor * (0.2 + 0.9 * Math.exp(-step / 900.0)));
            node.scalar(run, "loss/rank/inner", step, factor * (0.1 + 0.4 * Math.exp(-step / 700.0)));
            node.scalar(run, "rank/weight", step, Math.min(1, step / 2000.0));
            node.scalar(
                    run,
                    "optim/learning_rate",
                    step,
                    1e-3 * Math.min(1, step / 300.0) * (1 + Math.cos(Math.PI * step / 3000)) / 2);
            node.scalar(run, "optim/gradient_norm", step, 1 + random.nextDouble());
            node.scalar(run, "model/logit_scale", step, 14 + step / 200.0);
            node.scalar(run, "speed/images_per_second", step, 790 + 30 * random.nextGaussian());
            if (step % 100 == 1) {
                node.scalar(run, "eval/val/recall_at_1", step, 0.14 * (1 - Math.exp(-step / 900.0)) / factor);
            }
        }
    }
}
