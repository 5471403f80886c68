package dev.dinoscope.engine.eval;

import dev.dinoscope.engine.finite.NotFinite;
import dev.dinoscope.engine.finite.NotFiniteException;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Whether vectors have a direction, without which there is no cosine: those of a model that has diverged or overflowed
/// hold NaN or infinity, those of one that has collapsed may be zero.
final class Directions {
    private static final int NAMED = 5;

    private Directions() {}

    /// @param notFinite of these vectors
    /// @param isZero whether a vector is zero
    /// @param what the vectors are, in the plural
    /// @param name of a vector
    /// @return how many have none and which come first; empty when all have one
    static Optional<String> fault(NotFinite notFinite, IntPredicate isZero, String what, IntFunction<String> name) {
        if (!notFinite.none()) {
            return Optional.of(notFinite.text(what, name));
        }
        var zero = IntStream.range(0, notFinite.of()).filter(isZero).toArray();
        return zero.length == 0 ? Optional.empty() : Optional.of(zeroText(zero, notFinite.of(), what, name));
    }

    private static String zeroText(int[] zero, int of, String what, IntFunction<String> name) {
        var named = IntStream.of(zero).limit(NAMED).mapToObj(name).collect(Collectors.joining(", "));
        var first = zero.length > 1 ? "first " : "";
        return String.format(
                Locale.ROOT,
                "%,d of %,d %s are zero and have no direction (%s%s)",
                zero.length,
                of,
                what,
                first,
                named);
    }

    /// @throws NotFiniteException with the same text
    static void require(double[][] rows, String what) {
        refuse(fault(NotFinite.in(rows), row -> isZero(rows[row]), what, row -> "row " + row));
    }

    static void refuse(Optional<String> fault) {
        if (fault.isPresent()) {
            throw new NotFiniteException(fault.get());
        }
    }

    private static boolean isZero(double[] vector) {
        for (var value : vector) {
            if (value != 0) {
                return false;
            }
        }
        return true;
    }
}
