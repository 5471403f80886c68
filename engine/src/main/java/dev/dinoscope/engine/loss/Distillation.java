package dev.dinoscope.engine.loss;

import dev.dinoscope.engine.trace.Tensor;
import dev.dinoscope.engine.trace.ops.Normalisation;
import dev.dinoscope.engine.trace.ops.Reductions;

/// What the two branches of the DINORANKCLIP student learn of a frozen teacher (docs/methods.md, eq. 19): its
/// patches and how they are alike ([GramLoss]; relational distillation, Park et al. 2019), and for captions
/// its global vector and how those of a batch are alike. No gradient reaches the teacher's side.
///
/// The first three are given for each pair, so that a batch can be taken in parts; their means are the terms.
public final class Distillation {
    private Distillation() {}

    /// `feat`: mean over patches of `1 − cos`.
    ///
    /// @param student in the teacher's space; shape [batch, patches, width]
    /// @return shape `[batch]`
    public static Tensor patches(Tensor student, Tensor teacher) {
        return Reductions.mean(distance(student, teacher), 1);
    }

    /// `rel`: mean squared difference of the cosines between the patches of an image.
    ///
    /// @param student shape [batch, patches, width]; the teacher's width may differ
    /// @return shape `[batch]`
    public static Tensor patchRelations(Tensor student, Tensor teacher) {
        return Reductions.mean(GramLoss.standard().difference(student, teacher).square(), 1, 2);
    }

    /// `txt`: `1 − cos` to the teacher's global vector.
    ///
    /// @param student of a caption, in the teacher's space; shape [batch, width]
    /// @return shape `[batch]`
    public static Tensor captions(Tensor student, Tensor teacher) {
        return distance(student, teacher);
    }

    /// `rel_txt`: mean squared difference of the cosines between captions, and between the teacher's vectors
    /// of their images.
    ///
    /// @param student shape [batch, width]; the teacher's width may differ
    /// @return scalar
    public static Tensor captionRelations(Tensor student, Tensor teacher) {
        return GramLoss.standard().of(student.unsqueeze(0), teacher.unsqueeze(0));
    }

    /// One minus the cosine, over the last axis.
    private static Tensor distance(Tensor student, Tensor teacher) {
        Tensor products = Normalisation.unit(student).times(Normalisation.unit(teacher.detach()));
        return Reductions.sum(products, -1).negate().plus(1);
    }
}
