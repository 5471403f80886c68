package dev.dinoscope.engine.loss.self;

import dev.dinoscope.engine.trace.Operand;
import dev.dinoscope.engine.trace.Tensor;
import dev.dinoscope.engine.trace.ops.Reductions;

/// Centring of teacher logits in the first DINO (Caron et al. 2021): a running mean is taken from them before
/// the softmax. The alternative to [SinkhornKnopp].
public final class EmaCentring {
    private EmaCentring() {}

    /// @param probabilities shape `[samples, prototypes]`
    /// @param nextCentre for the next step; shape `[1, prototypes]`
    public record Centred(Tensor probabilities, Tensor nextCentre) {}

    /// @param logits of the teacher; no gradient; shape `[samples, prototypes]`
    /// @param centre as of the step before, 0 at first; shape `[1, prototypes]`
    /// @param momentum of the running mean, 0.9
    public static Centred of(Tensor logits, Operand centre, Operand temperature, double momentum) {
        Tensor given = logits.detach().full();
        Tensor old = centre.tensor();
        Tensor mean = Reductions.mean(given, 0).unsqueeze(0);
        return new Centred(
                Reductions.softmax(given.minus(old).over(temperature), 1),
                old.times(momentum).plus(mean.times(1 - momentum)));
    }
}
