package dev.dinoscope.engine.loss.self;

import dev.dinoscope.engine.trace.ShapeError;
import dev.dinoscope.engine.trace.Tensor;
import dev.dinoscope.engine.trace.ops.Reductions;

/// Masked patch loss of iBOT (Zhou et al. 2022): where a patch is hidden from the student, it predicts the
/// distribution that the teacher, who sees it, gives to it. Averaged over the hidden patches of an image,
/// then over all images, those without hidden patches included.
public final class IbotLoss {
    private IbotLoss() {}

    /// @param student logits of hidden patches; shape `[hidden, prototypes]`
    /// @param teacher probabilities of the same patches, no gradient; alike
    /// @param weight one over the number of hidden patches of a patch's image; shape `[hidden]`
    /// @param temperature of the student, 0.1
    /// @param images number of all global crops
    /// @return scalar
    public static Tensor of(Tensor student, Tensor teacher, Tensor weight, double temperature, long images) {
        boolean fits = student.rank() == 2
                && student.shape().equals(teacher.shape())
                && weight.shape().equals(student.shape().without(1));
        if (!fits) {
            throw new ShapeError("iBOT loss: student " + student.shape() + ", teacher " + teacher.shape() + ", weight "
                    + weight.shape() + " — expected [hidden, prototypes] twice and [hidden]");
        }
        Tensor log = Reductions.logSoftmax(student.full().over(temperature), 1);
        Tensor perPatch = Reductions.sum(log.times(teacher.detach()), 1);
        return Reductions.sum(perPatch.times(weight)).over(-(double) images);
    }
}
