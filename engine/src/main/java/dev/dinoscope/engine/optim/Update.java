package dev.dinoscope.engine.optim;

import dev.dinoscope.engine.trace.WeightCopy;
import java.util.List;

/// What a step does with its gradients.
///
/// @param clamps parameters that are brought back into bounds
/// @param averages copies of the weights that follow them as an exponential moving average; the step takes
///     one momentum for each
public record Update(AdamW adamW, List<Clamp> clamps, List<WeightCopy> averages) {
    public Update {
        clamps = List.copyOf(clamps);
        averages = List.copyOf(averages);
    }

    public static Update of(AdamW adamW) {
        return new Update(adamW, List.of(), List.of());
    }
}
