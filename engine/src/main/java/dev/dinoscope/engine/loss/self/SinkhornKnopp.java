package dev.dinoscope.engine.loss.self;

import dev.dinoscope.engine.trace.Operand;
import dev.dinoscope.engine.trace.ShapeError;
import dev.dinoscope.engine.trace.Tensor;
import dev.dinoscope.engine.trace.ops.Reductions;

/// Centring of teacher logits by Sinkhorn and Knopp's algorithm (SwAV, Caron et al. 2020; DINOv3): prototypes
/// get equal shares of the batch, so that the teacher cannot collapse onto a few. Prototypes first, then
/// samples, so rows sum to
/// 1. In the log domain: the released code exponentiates logits/temperature, which overflows float32 above
///    logits of 3.5 at temperature .04.
public final class SinkhornKnopp {
    private SinkhornKnopp() {}

    /// @param logits of the teacher; no gradient; shape `[samples, prototypes]`
    /// @param temperature scalar
    /// @param iterations 3 in DINOv3
    /// @return probabilities, alike
    public static Tensor of(Tensor logits, Operand temperature, int iterations) {
        if (logits.rank() != 2 || iterations < 1) {
            throw new ShapeError("Sinkhorn–Knopp: logits " + logits.shape() + ", " + iterations
                    + " iterations — expected [samples, prototypes] and at least 1");
        }
        // Constant factors of the whole matrix vanish in the last division by the sum of each row.
        Tensor x = logits.detach().full().over(temperature);
        for (int i = 0; i < iterations; i++) {
            x = x.minus(Reductions.logSumExp(x, 0).unsqueeze(0));
            x = x.minus(Reductions.logSumExp(x, 1).unsqueeze(1));
        }
        return x.exp();
    }
}
