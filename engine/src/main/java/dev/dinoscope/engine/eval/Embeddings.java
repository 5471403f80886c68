package dev.dinoscope.engine.eval;

import java.util.Arrays;
import java.util.stream.IntStream;

/// Unit vectors of images or captions.
///
/// @param values row-major, shape [rows, width]
@SuppressWarnings("ArrayRecordComponent") // large; compared nowhere
public record Embeddings(int rows, int width, float[] values) {
    /// @throws IllegalArgumentException when the number of values differs
    public Embeddings {
        if (values.length != rows * width) {
            throw new IllegalArgumentException("%d values for %d rows of %d".formatted(values.length, rows, width));
        }
    }

    /// Cosines of some rows here with all rows there.
    ///
    /// @return `[queries.length][others.rows]`
    public double[][] cosines(Embeddings others, int[] queries) {
        return Arrays.stream(queries)
                .parallel()
                .mapToObj(query -> IntStream.range(0, others.rows)
                        .mapToDouble(other -> cosine(query, others, other))
                        .toArray())
                .toArray(double[][]::new);
    }

    private float cosine(int row, Embeddings other, int otherRow) {
        var sum = 0f;
        for (int i = 0, a = row * width, b = otherRow * width; i < width; i++) {
            sum += values[a + i] * other.values[b + i];
        }
        return sum;
    }
}
