package dev.dinoscope.engine.train.evaluate;

import dev.dinoscope.engine.data.PairDataset;
import dev.dinoscope.engine.data.Splits;
import dev.dinoscope.engine.eval.Embeddings;
import dev.dinoscope.engine.eval.NearestNeighbours;
import dev.dinoscope.engine.run.EvaluationResult;
import dev.dinoscope.engine.run.tensors.TensorName;
import dev.dinoscope.engine.train.model.ModelView;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Accuracy of the k-NN probe: training images vote on the concepts of others. Images of concepts that the
/// training split lacks are left out.
record NeighbourJudge(PairDataset dataset, ModelView view) implements ModelJudge {
    static final String TASK = "knn";
    /// Enough to vote; more would only take time.
    private static final int MOST_KNOWN = 50_000;

    @Override
    public String task() {
        return TASK;
    }

    @Override
    public Optional<EvaluationResult> score(String split, long step, Instant now) {
        var known = thinned(dataset.split(Splits.TRAIN));
        var classes = concepts(known);
        var have = Arrays.stream(classes).boxed().collect(Collectors.toSet());
        var asked = Arrays.stream(dataset.split(split))
                .filter(row -> have.contains(dataset.pairs().concept(row)))
                .toArray();
        // Where every image is a concept of its own, there are no classes.
        if (asked.length == 0 || have.size() == known.length) {
            return Optional.empty();
        }
        var report = NearestNeighbours.standard().classify(encode(known), classes, encode(asked), concepts(asked));
        var metrics = new LinkedHashMap<String, Double>();
        metrics.put("knn_top_1", report.top1());
        metrics.put("knn_top_5", report.top5());
        metrics.put("images", (double) report.images());
        metrics.put("classes", (double) report.classes());
        return Optional.of(new EvaluationResult(step, TASK, split, now, metrics));
    }

    /// Evenly spread.
    private static int[] thinned(int[] rows) {
        var count = Math.min(rows.length, MOST_KNOWN);
        return IntStream.range(0, count)
                .map(i -> rows[(int) ((long) i * rows.length / count)])
                .toArray();
    }

    private int[] concepts(int[] rows) {
        return Arrays.stream(rows).map(dataset.pairs()::concept).toArray();
    }

    private Embeddings encode(int[] rows) {
        var pooled = Objects.requireNonNull(view.features(rows).get(TensorName.CLS.key()), TensorName.CLS.key());
        var embeddings = Embeddings.unit(rows.length, pooled.values());
        embeddings.requireDirections("images", row -> dataset.pairs().id(rows[row]));
        return embeddings;
    }
}
