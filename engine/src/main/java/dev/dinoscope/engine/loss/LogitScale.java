package dev.dinoscope.engine.loss;

import dev.dinoscope.engine.optim.Clamp;
import dev.dinoscope.engine.trace.Initialiser;
import dev.dinoscope.engine.trace.Module;
import dev.dinoscope.engine.trace.Parameter;

/// The learned inverse temperature of a contrastive loss, kept as its logarithm. Starts at 1/0.07 and is brought back
/// to `[1, max]` after every step, as all CLIP trainers do.
public final class LogitScale extends Module {
    public static final double START = Math.log(1 / 0.07);

    private final Parameter logScale;
    private final double max;

    /// @param max of the scale itself, 100 in CLIP
    public LogitScale(double max) {
        this(Math.exp(START), max);
    }

    /// @param start of the scale itself
    public LogitScale(double start, double max) {
        this.max = max;
        this.logScale = parameter("log_scale", Initialiser.constant(Math.log(start)));
    }

    /// The logarithm of the scale; scalar.
    public Parameter logScale() {
        return logScale;
    }

    public Clamp clamp() {
        return new Clamp(logScale, 0, Math.log(max));
    }
}
