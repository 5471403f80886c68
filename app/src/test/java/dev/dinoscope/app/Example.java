package dev.dinoscope.app;

import dev.dinoscope.engine.run.RunState;
import java.util.Map;
import java.util.Random;

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
        for (var run : node.runs()) {
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
                    Map.of("split", split, "recall_at_1", 0.131, "recall_at_5", 0.343, "recall_at_10", 0.471));
        }
        return node;
    }

    private static void curves(RecordedNode node, String run, int steps, double factor) {
        var random = new Random(run.hashCode());
        for (var step = 1; step <= steps; step += 3) {
            node.scalar(run, "loss", step, factor * (0.8 + 4 * Math.exp(-step / 500.0) + 0.15 * random.nextGaussian()));
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
