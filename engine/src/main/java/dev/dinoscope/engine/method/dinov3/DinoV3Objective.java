package dev.dinoscope.engine.method.dinov3;

import dev.dinoscope.engine.loss.GramLoss;
import dev.dinoscope.engine.loss.self.DinoLoss;
import dev.dinoscope.engine.loss.self.DinoV3Loss;
import dev.dinoscope.engine.loss.self.IbotLoss;
import dev.dinoscope.engine.loss.self.KoLeo;
import dev.dinoscope.engine.trace.Operand;
import dev.dinoscope.engine.trace.Tensor;
import dev.dinoscope.engine.trace.ops.Reductions;
import org.jspecify.annotations.Nullable;

/// What DINOv3 minimises (docs/methods.md, eq. 31): its parts, each of what student and teacher say, and
/// their sum.
///
/// @param weights of the parts in the sum
/// @param temperature of the student's softmax
/// @param anchoring how patches are compared with the Gram teacher's
/// @param koleoGroup among how many images of the batch KoLeo looks for neighbours
public record DinoV3Objective(DinoV3Loss weights, double temperature, GramLoss anchoring, long koleoGroup) {

    /// DINO's loss of the global crops: a crop does not count against itself.
    ///
    /// @param student logits; shape `[2, batch, prototypes]`
    /// @param teacher probabilities; shape `[2, batch, prototypes]`
    public Tensor global(Tensor student, Tensor teacher) {
        return DinoLoss.of(student, teacher, temperature, true);
    }

    /// DINO's loss of the local crops, each against every global one.
    ///
    /// @param student logits; shape `[locals, batch, prototypes]`
    /// @param teacher probabilities; shape `[2, batch, prototypes]`
    public Tensor local(Tensor student, Tensor teacher) {
        return DinoLoss.of(student, teacher, temperature, false);
    }

    /// iBOT's loss of the hidden patches.
    ///
    /// @param student logits; shape `[hidden, prototypes]`
    /// @param teacher probabilities; alike
    /// @param weight of each patch, one over the number hidden in its image; shape `[hidden]`
    /// @param images number of all global crops, those without hidden patches included
    public Tensor ibot(Tensor student, Tensor teacher, Tensor weight, long images) {
        return IbotLoss.of(student, teacher, weight, temperature, images);
    }

    /// The mean of KoLeo over the global crops, each by itself.
    ///
    /// @param classTokens of the student; shape `[2, batch, width]`
    public Tensor koleo(Tensor classTokens) {
        Tensor[] crops = classTokens.unbind(0).stream()
                .map(crop -> KoLeo.of(crop, koleoGroup))
                .toArray(Tensor[]::new);
        return Reductions.mean(Tensor.stack(0, crops));
    }

    /// Gram anchoring.
    ///
    /// @param student patches of the global crops; shape `[images, patches, width]`
    /// @param teacher those of the Gram teacher on the same grid; alike
    public Tensor gram(Tensor student, Tensor teacher) {
        return anchoring.of(student, teacher);
    }

    /// The weighted sum; scalar.
    ///
    /// @param localCrops of an image
    /// @param gramWeight scalar, none without a Gram teacher
    public Tensor total(DinoV3Loss.Parts parts, int localCrops, @Nullable Operand gramWeight) {
        return weights.of(parts, localCrops, gramWeight);
    }
}
