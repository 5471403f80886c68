package dev.dinoscope.engine.loss.rank;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/// docs/methods.md, eq. 13, as loops over plain numbers. Every entry of Q, K and V has one value each, for
/// all orders.
record PlainRankLoss(RankOptions options, double query, double key, double value, double weight) {
    /// What the parameter of this name is to be set to.
    double parameter(String name) {
        return switch (name.substring(name.lastIndexOf('.') + 1)) {
            case "query" -> query;
            case "key" -> key;
            case "value" -> value;
            case "weight" -> weight;
            default -> throw new IllegalArgumentException(name);
        };
    }

    double loss(double[][] images, double[][] texts, double scale, double crossWeight, double inModalWeight) {
        double[][] i = unit(images);
        double[][] t = unit(texts);
        double cross = lists(products(i, t), products(t, i), t, scale, false)
                + lists(products(t, i), products(i, t), i, scale, false);
        double inModal = lists(products(i, i), products(t, t), i, scale, true)
                + lists(products(t, t), products(i, i), t, scale, true);
        return (crossWeight * cross + inModalWeight * inModal)
                / (options.normalisation() * images.length * images.length);
    }

    private double lists(double[][] scores, double[][] reference, double[][] candidates, double scale, boolean within) {
        double sum = 0;
        for (int anchor = 0; anchor < scores.length; anchor++) {
            int self = within && options.excludeSelf() ? anchor : -1;
            double[] row = reference[anchor];
            int[] order = IntStream.range(0, row.length)
                    .filter(j -> j != self)
                    .boxed()
                    .sorted(Comparator.comparingDouble(j -> -row[j]))
                    .mapToInt(j -> j)
                    .toArray();
            for (int k = 0; k < order.length; k++) {
                double remaining = 0;
                for (int m = k; m < order.length; m++) {
                    int place = options.conditional() ? k : m;
                    remaining +=
                            Math.exp(scale * scores[anchor][order[m]] + transition(candidates, order, place, order[m]));
                }
                sum += Math.log(remaining)
                        - scale * scores[anchor][order[k]]
                        - transition(candidates, order, k, order[k]);
            }
        }
        return sum;
    }

    /// `Σᵣ τᵣ` of a candidate at a place, counted from 0.
    private double transition(double[][] candidates, int[] order, int place, int candidate) {
        int width = options.transitionWidth();
        double q = query * total(candidates[candidate]);
        double sum = 0;
        for (int r = 2; r <= Math.min(options.order(), place + 1); r++) {
            double[] attention = new double[r - 1];
            double context = 0;
            double all = 0;
            for (int back = 1; back < r; back++) {
                double before = total(candidates[order[place - back]]);
                attention[back - 1] = Math.exp(width * q * key * before / Math.sqrt(width));
                all += attention[back - 1];
                context += attention[back - 1] * value * before;
            }
            sum += weight * Math.tanh(width * q * context / all / Math.sqrt(width));
        }
        return sum;
    }

    private static double total(double[] vector) {
        return Arrays.stream(vector).sum();
    }

    private static double[][] products(double[][] a, double[][] b) {
        return Arrays.stream(a)
                .map(x -> Arrays.stream(b)
                        .mapToDouble(y -> IntStream.range(0, x.length)
                                .mapToDouble(d -> x[d] * y[d])
                                .sum())
                        .toArray())
                .toArray(double[][]::new);
    }

    private static double[][] unit(double[][] rows) {
        return Arrays.stream(rows)
                .map(row -> {
                    double length = Math.sqrt(Arrays.stream(row).map(x -> x * x).sum());
                    return Arrays.stream(row).map(x -> x / length).toArray();
                })
                .toArray(double[][]::new);
    }
}
