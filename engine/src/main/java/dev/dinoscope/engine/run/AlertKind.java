package dev.dinoscope.engine.run;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.Arrays;

/// What an [Alert] warns of.
public enum AlertKind {
    /// The loss or the gradient of a step was not finite; the weights were left as they were.
    NON_FINITE,
    /// The loss or the gradient of a step was not finite, but was so when the step was taken again: a fault of a native
    /// library or of memory. That result was used.
    MACHINE_FAULT,
    /// A split was not scored: the model's embeddings are no numbers.
    EVALUATION_REFUSED,
    /// No step for much longer than steps take.
    STALL,
    /// The loss of a step is far above those before it.
    LOSS_SPIKE,
    /// The loss rises over a long stretch.
    LOSS_RISING,
    /// Steps take longer and longer.
    SLOWDOWN,
    /// The process takes more and more memory.
    MEMORY_GROWTH,
    /// The model waits for data for a large part of each step.
    LOADER_BOUND,
    /// What a newer version of Dinoscope warned of, and this one has no name for; the message tells.
    OTHER;

    /// The kind of this name, [#OTHER] for one that is not known here.
    @JsonCreator
    public static AlertKind of(String name) {
        return Arrays.stream(values())
                .filter(kind -> kind.name().equals(name))
                .findFirst()
                .orElse(OTHER);
    }
}
