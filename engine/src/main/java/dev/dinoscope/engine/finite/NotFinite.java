package dev.dinoscope.engine.finite;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.function.IntToLongFunction;
import java.util.stream.Collectors;

/// The rows of a matrix that hold numbers which are NaN or infinite. A metric, a mean or a colour made of such a number
/// is none; it may even be the best there is, since no number is greater than NaN.
///
/// @param rows that hold such a number
/// @param of so many rows
/// @param values such numbers
/// @param first the first few of the rows, rising
public record NotFinite(int rows, int of, long values, List<Integer> first) {
    private static final int NAMED = 5;

    public NotFinite {
        first = List.copyOf(first);
    }

    /// @param values row-major; as many for each row
    public static NotFinite in(int rows, float[] values) {
        var width = rows == 0 ? 0 : values.length / rows;
        return count(rows, row -> {
            var bad = 0L;
            for (var i = row * width; i < (row + 1) * width; i++) {
                bad += Float.isFinite(values[i]) ? 0 : 1;
            }
            return bad;
        });
    }

    public static NotFinite in(double[]... rows) {
        return count(rows.length, row -> {
            var bad = 0L;
            for (var value : rows[row]) {
                bad += Double.isFinite(value) ? 0 : 1;
            }
            return bad;
        });
    }

    private static NotFinite count(int rows, IntToLongFunction badIn) {
        var bad = 0;
        var values = 0L;
        var first = new ArrayList<Integer>();
        for (var row = 0; row < rows; row++) {
            var found = badIn.applyAsLong(row);
            values += found;
            if (found > 0 && bad++ < NAMED) {
                first.add(row);
            }
        }
        return new NotFinite(bad, rows, values, first);
    }

    /// Whether all numbers are finite.
    public boolean none() {
        return rows == 0;
    }

    /// With the numbers of the rows, counted from 0.
    public String text(String what) {
        return text(what, String::valueOf);
    }

    /// Such as `3 of 700 image embeddings are not finite (first a.png, b.png, c.png)`.
    ///
    /// @param what the rows are, in the plural
    /// @param name of a row
    public String text(String what, IntFunction<String> name) {
        var named = first.stream().map(name::apply).collect(Collectors.joining(", "));
        return String.format(
                Locale.ROOT, "%,d of %,d %s are not finite (%s%s)", rows, of, what, rows > 1 ? "first " : "", named);
    }

    /// @throws NotFiniteException with that text, unless all are finite
    public void refuse(String what, IntFunction<String> name) {
        if (!none()) {
            throw new NotFiniteException(text(what, name));
        }
    }
}
