package dev.dinoscope.engine.eval;

import dev.dinoscope.engine.finite.NotFinite;
import dev.dinoscope.engine.finite.NotFiniteException;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/// Unit vectors of images or captions.
///
/// @param values row-major, shape [rows, width]
@SuppressWarnings("ArrayRecordComponent") // large; compared nowhere
public record Embeddings(int rows, int width, float[] values) {
    /// @throws IllegalArgumentException when the number of values differs
    public Embeddings {
        if (values.length != rows * width) {
            throw new IllegalArgumentException(
                    String.format(Locale.ROOT, "%d values for %d rows of %d", values.length, rows, width));
        }
    }

    /// Of vectors of any length.
    ///
    /// @param vectors row-major, shape [rows, width]
    public static Embeddings unit(int rows, float[] vectors) {
        var width = vectors.length / rows;
        var units = new float[vectors.length];
        for (var row = 0; row < rows; row++) {
            var square = 0.0;
            for (var i = row * width; i < (row + 1) * width; i++) {
                square += (double) vectors[i] * vectors[i];
            }
            var length = Math.max(Math.sqrt(square), 1e-12);
            for (var i = row * width; i < (row + 1) * width; i++) {
                units[i] = (float) (vectors[i] / length);
            }
        }
        return new Embeddings(rows, width, units);
    }

    /// What of them no cosine can be computed of.
    ///
    /// @param what the rows are of, such as `images`
    /// @param name of a row
    /// @return how many rows are not finite (or zero) and which come first; empty when all have a direction
    public Optional<String> fault(String what, IntFunction<String> name) {
        return Directions.fault(NotFinite.in(rows, values), this::isZero, "embeddings of " + what, name);
    }

    /// @throws NotFiniteException with that fault
    public void requireDirections(String what, IntFunction<String> name) {
        Directions.refuse(fault(what, name));
    }

    private boolean isZero(int row) {
        return IntStream.range(row * width, (row + 1) * width).allMatch(i -> values[i] == 0);
    }

    /// Cosines of one row here with all rows there.
    double[] cosines(int row, Embeddings others) {
        return IntStream.range(0, others.rows)
                .mapToDouble(other -> cosine(row, others, other))
                .toArray();
    }

    private float cosine(int row, Embeddings other, int otherRow) {
        var sum = 0f;
        for (int i = 0, a = row * width, b = otherRow * width; i < width; i++) {
            sum += values[a + i] * other.values[b + i];
        }
        return sum;
    }
}
