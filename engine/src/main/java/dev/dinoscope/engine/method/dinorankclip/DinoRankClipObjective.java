package dev.dinoscope.engine.method.dinorankclip;

import dev.dinoscope.engine.loss.rank.RankObjective;
import dev.dinoscope.engine.trace.Inputs;
import dev.dinoscope.engine.trace.Tensor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/// What DINORANKCLIP minimises: `L_CLIP(Ĩ, T̃) + λ_c·L_c + λ_i·L_i + λ_d·L_distil + λ_g·L_gate`
/// (docs/methods.md, eq. 16). The first three are [RankObjective]'s.
///
/// @param lessons none without a teacher
/// @param sides whose gates may have a loss
/// @param gateWeight λ_g
record DinoRankClipObjective(@Nullable DistillationTerms lessons, List<StudentSide> sides, double gateWeight) {
    /// @param total scalar
    /// @param terms of distillation by the names they are logged as, not weighed; empty without a teacher
    record Parts(Tensor total, SequencedMap<String, Tensor> terms) {}

    /// @param ranked CLIP's loss and the ranking loss of the gated embeddings
    /// @param rows what the pairs of the batch were turned into
    Parts of(RankObjective.Parts ranked, Inputs rows) {
        var total = ranked.total();
        SequencedMap<String, Tensor> terms = new LinkedHashMap<>();
        if (lessons != null) {
            terms.putAll(lessons.terms(rows));
            total = total.plus(lessons.total(terms));
        }
        var gates = sides.stream().flatMap(side -> side.gateLoss(rows).stream()).toList();
        for (var gate : gates) {
            total = total.plus(gate.times(gateWeight));
        }
        return new Parts(total, terms);
    }
}
