package dev.dinoscope.engine.eval;

import dev.dinoscope.engine.finite.NotFinite;
import dev.dinoscope.engine.finite.NotFiniteException;
import java.util.Arrays;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/// Retrieval in one direction, from the ranks of the right answers.
///
/// @param recallAt1 share of queries with a right answer at the top; likewise among the first 5 and 10
/// @param medianRank of the best right answer, counted from 1
/// @param meanReciprocalRank of the best right answer
/// @param meanAveragePrecision over all right answers
public record RetrievalMetrics(
        double recallAt1,
        double recallAt5,
        double recallAt10,
        double medianRank,
        double meanReciprocalRank,
        double meanAveragePrecision) {

    /// Queries look for their right answers among candidates; the best ranked one counts, all enter the average
    /// precision.
    ///
    /// @param scores of a query, `[candidates]`; asked from many threads, so that the matrix of all of them (a
    ///     gigabyte for MSCOCO) need not exist
    /// @param right candidates that are right for each query, at least one
    /// @throws IllegalArgumentException when a query has no right answer
    /// @throws NotFiniteException when a score is not finite: nothing is greater than NaN, so it would rank first
    public static RetrievalMetrics of(IntFunction<double[]> scores, int[][] right, Ties ties) {
        return ofRanks(IntStream.range(0, right.length)
                .parallel()
                .mapToObj(query -> {
                    if (right[query].length == 0) {
                        throw new IllegalArgumentException("query " + query + " has no right answer");
                    }
                    return ranks(finite(scores.apply(query), query), right[query], ties);
                })
                .toArray(int[][]::new));
    }

    /// The same over scores that are there already.
    ///
    /// @param scores `[queries][candidates]`
    public static RetrievalMetrics of(double[][] scores, int[][] right, Ties ties) {
        return of(query -> scores[query], right, ties);
    }

    private static double[] finite(double[] scores, int query) {
        NotFinite.in(scores).refuse("rows of scores", _ -> "query " + query);
        return scores;
    }

    private static int[] ranks(double[] scores, int[] right, Ties ties) {
        double[] own = Arrays.stream(right).mapToDouble(r -> scores[r]).sorted().toArray();
        double[] others = scores.clone();
        for (int answer : right) {
            others[answer] = Double.NaN; // ahead of nothing: right answers do not compete with each other
        }
        int[] ranks = new int[own.length];
        for (int i = 0; i < own.length; i++) {
            ranks[i] = i + count(others, others.length, own[own.length - 1 - i], ties);
        }
        return ranks;
    }

    /// Each caption looks for its image.
    ///
    /// @param similarity `[captions][images]`
    /// @param owner index of each caption's image
    public static RetrievalMetrics textToImage(double[][] similarity, int[] owner, Ties ties) {
        NotFinite.in(similarity).refuse("rows of scores", caption -> "caption " + caption);
        int[][] ranks = new int[similarity.length][];
        for (int caption = 0; caption < ranks.length; caption++) {
            ranks[caption] = new int[] {rank(similarity[caption], owner[caption], ties)};
        }
        return ofRanks(ranks);
    }

    /// Each image looks for its captions; the best ranked one counts, all enter the average precision.
    ///
    /// @param similarity `[captions][images]`
    /// @param owner index of each caption's image
    public static RetrievalMetrics imageToText(double[][] similarity, int[] owner, Ties ties) {
        NotFinite.in(similarity).refuse("rows of scores", caption -> "caption " + caption);
        int images = similarity.length == 0 ? 0 : similarity[0].length;
        int[][] ranks = new int[images][];
        for (int image = 0; image < images; image++) {
            ranks[image] = captionRanks(similarity, owner, image, ties);
            if (ranks[image].length == 0) {
                throw new IllegalArgumentException("image " + image + " has no caption");
            }
        }
        return ofRanks(ranks);
    }

    private static int[] captionRanks(double[][] similarity, int[] owner, int image, Ties ties) {
        double[] own = new double[similarity.length];
        double[] others = new double[similarity.length];
        int owned = 0;
        int foreign = 0;
        for (int caption = 0; caption < similarity.length; caption++) {
            if (owner[caption] == image) {
                own[owned++] = similarity[caption][image];
            } else {
                others[foreign++] = similarity[caption][image];
            }
        }
        double[] best = Arrays.copyOf(own, owned);
        Arrays.sort(best);
        int[] ranks = new int[owned];
        for (int i = 0; i < owned; i++) {
            double score = best[owned - 1 - i];
            ranks[i] = i + count(others, foreign, score, ties);
        }
        return ranks;
    }

    private static int rank(double[] scores, int answer, Ties ties) {
        // The answer never counts against itself.
        int self = ties == Ties.PESSIMISTIC ? 1 : 0;
        return count(scores, scores.length, scores[answer], ties) - self;
    }

    private static int count(double[] scores, int length, double own, Ties ties) {
        int ahead = 0;
        for (int i = 0; i < length; i++) {
            if (ties.ahead(scores[i], own)) {
                ahead++;
            }
        }
        return ahead;
    }

    /// @param ranks of the right answers of each query, counted from 0, best first
    private static RetrievalMetrics ofRanks(int[][] ranks) {
        int[] best = Arrays.stream(ranks).mapToInt(r -> r[0]).sorted().toArray();
        return new RetrievalMetrics(
                recall(best, 1),
                recall(best, 5),
                recall(best, 10),
                median(best),
                Arrays.stream(best).mapToDouble(r -> 1.0 / (r + 1)).average().orElse(Double.NaN),
                Arrays.stream(ranks)
                        .mapToDouble(RetrievalMetrics::averagePrecision)
                        .average()
                        .orElse(Double.NaN));
    }

    private static double recall(int[] best, int k) {
        return Arrays.stream(best).mapToDouble(r -> r < k ? 1 : 0).average().orElse(Double.NaN);
    }

    private static double median(int[] sorted) {
        int n = sorted.length;
        return n == 0 ? Double.NaN : 1 + (sorted[(n - 1) / 2] + sorted[n / 2]) / 2.0;
    }

    private static double averagePrecision(int[] ranks) {
        double sum = 0;
        for (int i = 0; i < ranks.length; i++) {
            sum += (i + 1.0) / (ranks[i] + 1);
        }
        return sum / ranks.length;
    }
}
