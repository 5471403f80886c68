package dev.dinoscope.engine.loss.self;

import dev.dinoscope.engine.trace.ShapeError;
import dev.dinoscope.engine.trace.Tensor;
import dev.dinoscope.engine.trace.ops.Constants;
import dev.dinoscope.engine.trace.ops.Products;
import dev.dinoscope.engine.trace.ops.Reductions;

/// Cross-entropy of DINO (Caron et al. 2021, eq. 3): from every crop the student predicts the distribution over
/// prototypes that the teacher gives to every other crop of the image.
///
/// `−1/(B·pairs) · Σ_{s,t} Σ_b p_t[b] · log softmax(z_s[b]/τ)`
public final class DinoLoss {
    private DinoLoss() {}

    /// @param student logits of its crops; shape `[crops, batch, prototypes]`
    /// @param teacher probabilities, no gradient; shape `[crops, batch, prototypes]`, the number of crops its
    ///     own
    /// @param temperature of the student, 0.1
    /// @param sameCrops whether crop i of both is the same picture: those pairs do not count (global crops)
    /// @return scalar
    public static Tensor of(Tensor student, Tensor teacher, double temperature, boolean sameCrops) {
        if (student.rank() != 3
                || !student.shape().with(0, 0).equals(teacher.shape().with(0, 0))) {
            throw new ShapeError("DINO loss: student " + student.shape() + " and teacher " + teacher.shape()
                    + " — [crops, batch, prototypes] expected, equal but for the crops");
        }
        long rows = student.dim(0);
        long columns = teacher.dim(0);
        Tensor log = Reductions.logSoftmax(student.full().over(temperature), 2).reshape(rows, -1);
        Tensor pairs =
                Products.matmulFull(log, teacher.detach().reshape(columns, -1).transpose(0, 1));
        long counted = rows * columns - (sameCrops ? Math.min(rows, columns) : 0);
        Tensor sum = Reductions.sum(sameCrops ? pairs.masked(same(rows, columns), 0) : pairs);
        return sum.over(-(double) student.dim(1) * counted);
    }

    private static Tensor same(long rows, long columns) {
        return Constants.range(0, rows).unsqueeze(1).equalTo(Constants.range(0, columns));
    }
}
