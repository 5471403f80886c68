package dev.dinoscope.engine.optim;

import dev.dinoscope.engine.trace.Parameter;
import java.util.List;
import java.util.function.Function;

/// What a step does with its gradients.
///
/// @param clamps parameters that are brought back into bounds
/// @param averages copies of the weights that follow them, in this order; the step takes one momentum for each
/// @param treatments how the optimiser treats each parameter
public record Update(
        AdamW adamW, List<Clamp> clamps, List<Average> averages, Function<Parameter, Treatment> treatments) {
    public Update {
        clamps = List.copyOf(clamps);
        averages = List.copyOf(averages);
    }

    /// All parameters treated alike.
    public static Update of(AdamW adamW, List<Clamp> clamps, List<Average> averages) {
        return new Update(adamW, clamps, averages, _ -> Treatment.USUAL);
    }

    public static Update of(AdamW adamW) {
        return of(adamW, List.of(), List.of());
    }
}
