package dev.dinoscope.engine.method.dinov3;

import dev.dinoscope.engine.loss.self.EmaCentring;
import dev.dinoscope.engine.loss.self.SinkhornKnopp;
import dev.dinoscope.engine.trace.Initialiser;
import dev.dinoscope.engine.trace.Module;
import dev.dinoscope.engine.trace.Operand;
import dev.dinoscope.engine.trace.Outputs;
import dev.dinoscope.engine.trace.Parameter;
import dev.dinoscope.engine.trace.Tensor;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Makes probabilities of the teacher's scores, so that no few prototypes take them all. Keeps a running mean
/// of the scores where that is the way.
final class Centre extends Module {
    private final TeacherConfig config;
    private final @Nullable Parameter mean;

    Centre(TeacherConfig config, int prototypes) {
        this.config = config;
        mean = config.centring() == TeacherConfig.Centring.EMA
                ? buffer("mean", Initialiser.constant(0), 1, prototypes)
                : null;
    }

    /// @param probabilities shape `[rows, prototypes]`
    /// @param update the next running mean, for the outputs of the loss
    record Centred(Tensor probabilities, UnaryOperator<Outputs> update) {}

    /// @param logits shape `[rows, prototypes]`
    Centred apply(Tensor logits, Operand temperature) {
        Parameter running = mean;
        if (running == null) {
            return new Centred(SinkhornKnopp.of(logits, temperature, config.iterations()), outputs -> outputs);
        }
        var centred = EmaCentring.of(logits, running, temperature, config.centreMomentum());
        return new Centred(centred.probabilities(), outputs -> outputs.next(running, centred.nextCentre()));
    }
}
