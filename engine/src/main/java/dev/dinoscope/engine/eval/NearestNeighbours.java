package dev.dinoscope.engine.eval;

import dev.dinoscope.engine.finite.NotFiniteException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.stream.IntStream;

/// The k-NN probe of self-supervised features (docs/methods.md, eq. 34; Wu et al. 2018; DINO's `eval_knn.py`):
/// the k nearest training images of known class vote, each with `exp(cosine/T)`. Needs no training and no text.
///
/// @param neighbours k, 20 in DINO
/// @param temperature T, 0.07 in DINO
public record NearestNeighbours(int neighbours, double temperature) {
    private static final int TOP = 5;

    /// With the values of DINO.
    public static NearestNeighbours standard() {
        return new NearestNeighbours(20, 0.07);
    }

    /// Shares of images whose class has the most votes, or is among the five with the most.
    public record Report(double top1, double top5, int images, int classes) {}

    private record Neighbour(double cosine, int row) {}

    /// @param known of images whose class is known
    /// @param classes their classes
    /// @param asked of the images to classify
    /// @param truth their classes
    /// @throws NotFiniteException when an embedding has no direction
    public Report classify(Embeddings known, int[] classes, Embeddings asked, int[] truth) {
        known.requireDirections("images of known class", row -> "row " + row);
        asked.requireDirections("images asked for", row -> "row " + row);
        var ranks = IntStream.range(0, asked.rows())
                .parallel()
                .map(row -> rank(votes(asked.cosines(row, known), classes), truth[row]))
                .toArray();
        return new Report(share(ranks, 1), share(ranks, TOP), asked.rows(), (int)
                Arrays.stream(classes).distinct().count());
    }

    private Map<Integer, Double> votes(double[] cosines, int[] classes) {
        var nearest = new PriorityQueue<Neighbour>((a, b) -> Double.compare(a.cosine(), b.cosine()));
        for (var row = 0; row < cosines.length; row++) {
            nearest.add(new Neighbour(cosines[row], row));
            if (nearest.size() > neighbours) {
                nearest.remove();
            }
        }
        var votes = new HashMap<Integer, Double>();
        nearest.forEach(n -> votes.merge(classes[n.row()], Math.exp(n.cosine() / temperature), Double::sum));
        return votes;
    }

    /// Number of classes with at least as many votes, this one included; beyond all when it has none.
    private static int rank(Map<Integer, Double> votes, int truth) {
        var own = votes.get(truth);
        return own == null
                ? Integer.MAX_VALUE
                : (int) votes.values().stream().filter(other -> other >= own).count();
    }

    private static double share(int[] ranks, int within) {
        return (double) Arrays.stream(ranks).filter(rank -> rank <= within).count() / ranks.length;
    }
}
