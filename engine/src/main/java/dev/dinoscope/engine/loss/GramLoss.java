package dev.dinoscope.engine.loss;

import dev.dinoscope.engine.trace.ShapeError;
import dev.dinoscope.engine.trace.Tensor;
import dev.dinoscope.engine.trace.ops.Reductions;

/// Gram anchoring (DINOv3, Siméoni et al. 2025, section 4): keeps the pattern of cosine similarities among
/// the patches close to the Gram teacher's, whatever the features themselves do: rotating them changes
/// nothing.
///
/// Mean, not sum, over the P×P entries, as the released code does; the paper writes the squared Frobenius
/// norm, which is P² times as much.
///
/// @param negatives what becomes of negative similarities
/// @param perImage whether patches are compared within their image only, or all patches of the batch with
///     each other
public record GramLoss(Negatives negatives, boolean perImage) {
    /// What becomes of negative similarities.
    public enum Negatives {
        /// They count like others: DINOv3's setting.
        KEEP,
        /// 0 on both sides.
        REMOVE,
        /// 0 in the teacher's matrix. The released code means to clear the student's at the same places, but
        /// looks for negative entries of the teacher after it has cleared them, so that its student is never
        /// touched; as there.
        REMOVE_TEACHERS
    }

    /// DINOv3's setting: within each image, negatives kept.
    public static GramLoss standard() {
        return new GramLoss(Negatives.KEEP, true);
    }

    /// @param student normalised inside; shape `[images, patches, width]`
    /// @param teacher alike, of any width; no gradient
    /// @return scalar
    public Tensor of(Tensor student, Tensor teacher) {
        return Reductions.mean(difference(student, teacher).square());
    }

    /// The difference of the two Gram matrices, `[images, patches, patches]`; over the whole batch
    /// `[1, images·patches, images·patches]`.
    public Tensor difference(Tensor student, Tensor teacher) {
        if (student.rank() != 3
                || !student.shape().with(2, 0).equals(teacher.shape().with(2, 0))) {
            throw new ShapeError("Gram loss: student " + student.shape() + " and teacher " + teacher.shape()
                    + " must have the same images and patches; resize the teacher's grid first");
        }
        Tensor ours = gram(student);
        Tensor theirs = gram(teacher.detach());
        return switch (negatives) {
            case KEEP -> ours.minus(theirs);
            case REMOVE -> ours.clampMin(0).minus(theirs.clampMin(0));
            case REMOVE_TEACHERS -> ours.minus(theirs.clampMin(0));
        };
    }

    private Tensor gram(Tensor features) {
        return CosineGram.of(perImage ? features : features.reshape(1, -1, features.dim(2)));
    }
}
