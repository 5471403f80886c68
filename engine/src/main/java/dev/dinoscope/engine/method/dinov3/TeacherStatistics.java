package dev.dinoscope.engine.method.dinov3;

import dev.dinoscope.engine.trace.Outputs;
import dev.dinoscope.engine.trace.Tensor;
import dev.dinoscope.engine.trace.ops.Constants;
import dev.dinoscope.engine.trace.ops.Reductions;

/// What tells whether the teacher collapses: onto few prototypes, or onto none.
final class TeacherStatistics {
    private TeacherStatistics() {}

    /// Adds `dino/teacher_entropy`, the mean entropy of its answers in nats, and `dino/prototypes_used`, how
    /// many prototypes are the first choice of a global crop of the batch.
    ///
    /// @param probabilities shape `[rows, prototypes]`
    static void addTo(Outputs outputs, Tensor probabilities) {
        Tensor logs = probabilities.clampMin(1e-30).log();
        Tensor entropy =
                Reductions.mean(Reductions.sum(probabilities.times(logs), 1)).negate();
        Tensor choice = Reductions.argmax(probabilities, 1).unsqueeze(1);
        Tensor chosen = choice.equalTo(Constants.range(0, probabilities.dim(1))).to(probabilities.dtype());
        outputs.and("dino/teacher_entropy", entropy)
                .and("dino/prototypes_used", Reductions.sum(Reductions.max(chosen, 0)));
    }
}
