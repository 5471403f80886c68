package dev.dinoscope.engine.optim;

import dev.dinoscope.engine.trace.Parameter;
import dev.dinoscope.engine.trace.program.WeightCopy;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A copy of weights that follows them, or another copy of them, as an exponential moving average.
///
/// @param followed empty to follow the weights themselves
public record Average(WeightCopy copy, Optional<WeightCopy> followed) {
    /// Follows the weights themselves.
    public static Average of(WeightCopy copy) {
        return new Average(copy, Optional.empty());
    }

    /// Follows another copy, which moves first.
    ///
    /// @param other holds at least the parameters that this one holds
    public static Average of(WeightCopy copy, WeightCopy other) {
        return new Average(copy, Optional.of(other));
    }

    public String name() {
        return copy.name();
    }

    /// The parameters that move.
    public List<Parameter> moving() {
        return List.copyOf(copy.copies().values());
    }

    /// What they follow, in the same order.
    ///
    /// @throws IllegalArgumentException if the followed copy lacks one
    public List<Parameter> leading() {
        return copy.copies().keySet().stream().map(this::lead).toList();
    }

    private Parameter lead(Parameter original) {
        return followed.map(other -> {
                    var lead = other.copies().get(original);
                    if (lead == null) {
                        throw new IllegalArgumentException(String.format(
                                Locale.ROOT,
                                "copy %s follows copy %s, which lacks %s",
                                name(),
                                other.name(),
                                original.name()));
                    }
                    return lead;
                })
                .orElse(original);
    }
}
