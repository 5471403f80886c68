package dev.dinoscope.engine.loss.rank;

import dev.dinoscope.engine.loss.InfoNce;
import dev.dinoscope.engine.optim.Clamp;
import dev.dinoscope.engine.trace.Module;
import dev.dinoscope.engine.trace.Operand;
import dev.dinoscope.engine.trace.Outputs;
import dev.dinoscope.engine.trace.Tensor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// CLIP's loss and, from order 1 on, the ranking loss: `L_CLIP + λ_c·L_cross + λ_i·L_in`. Order 0 is CLIP to
/// the last bit, order 1 RANKCLIP.
public final class RankObjective extends Module {
    private final @Nullable RankConsistency consistency;

    /// @param embed width of the embeddings
    public RankObjective(RankOptions options, int embed) {
        consistency = options.order() == 0 ? null : child("transitions", new RankConsistency(options, embed));
    }

    public List<Clamp> clamps() {
        return consistency == null ? List.of() : consistency.clamps();
    }

    /// @param total scalar
    /// @param rank none of order 0
    /// @param crossWeight λ_c, and inModalWeight λ_i, with which the total is made of the rest
    public record Parts(
            Tensor total,
            InfoNce.Parts contrastive,
            RankConsistency.@Nullable Parts rank,
            Tensor crossWeight,
            Tensor inModalWeight) {
        /// Adds what is logged: `loss/…` and `rank/…`.
        public Outputs report(Outputs outputs) {
            outputs.and("loss/image_to_text", contrastive.imageToText())
                    .and("loss/text_to_image", contrastive.textToImage());
            if (rank == null) {
                return outputs;
            }
            return outputs.and("loss/rank_cross", rank.cross())
                    .and("loss/rank_in_modal", rank.inModal())
                    .and("rank/cross_weight", crossWeight)
                    .and("rank/in_modal_weight", inModalWeight)
                    .and("rank/first_order_cross", rank.firstCross())
                    .and("rank/first_order_in_modal", rank.firstInModal())
                    .and("rank/transition_share", rank.transitionShare())
                    .and("rank/tie_fraction", rank.tieFraction());
        }
    }

    /// @param images shape `[batch, embed]`, normalised inside; texts alike
    /// @param logScale scalar, the logarithm of the inverse temperature
    /// @param crossWeight λ_c, scalar; order 0 does not use it
    /// @param inModalWeight λ_i, alike
    public Parts of(Tensor images, Tensor texts, Operand logScale, Tensor crossWeight, Tensor inModalWeight) {
        InfoNce.Parts contrastive = InfoNce.of(images, texts, logScale);
        if (consistency == null) {
            return new Parts(contrastive.total(), contrastive, null, crossWeight, inModalWeight);
        }
        RankConsistency.Parts rank = consistency.of(images, texts, logScale, crossWeight, inModalWeight);
        return new Parts(contrastive.total().plus(rank.total()), contrastive, rank, crossWeight, inModalWeight);
    }
}
