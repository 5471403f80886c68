package dev.dinoscope.engine.loss.self;

import dev.dinoscope.engine.trace.Operand;
import dev.dinoscope.engine.trace.Tensor;
import org.jspecify.annotations.Nullable;

/// How DINOv3 adds its losses up (Siméoni et al. 2025, eq. 1 and 2, with the weights of the released code):
///
/// `w_D·[t_l/(t_g+t_l)·w_local·L_local + t_g/(t_g+t_l)·L_global] + w_K·2·L_KoLeo + w_I·L_iBOT + w_G·L_Gram`
///
/// with as many terms t as there are pairs of a student's and a teacher's crop: 2 for two global crops, whose
/// own pairs do not count, and 2 for every local crop.
///
/// @param dino weight of both DINO terms, 1
/// @param local further weight of the term of the local crops: 1 in pre-training, .5 in refinement
/// @param koleo .1; it counts twice, once for each global crop, as in DINOv2
/// @param ibot 1
public record DinoV3Loss(double dino, double local, double koleo, double ibot) {
    private static final int GLOBAL_CROPS = 2;

    /// @param global DINO loss of the global crops; scalar, as all
    /// @param local DINO loss of the local crops; none without local crops
    /// @param koleo mean over the global crops
    /// @param gram none without a Gram teacher
    public record Parts(
            Tensor global,
            @Nullable Tensor local,
            Tensor koleo,
            Tensor ibot,
            @Nullable Tensor gram) {}

    /// @param localCrops of an image
    /// @param gram weight of the Gram loss: 0 in pre-training, 2 in refinement, 1.5 at high resolution;
    ///     scalar, none without a Gram teacher
    /// @return scalar
    public Tensor of(Parts parts, int localCrops, @Nullable Operand gram) {
        double globalTerms = GLOBAL_CROPS * (GLOBAL_CROPS - 1);
        double localTerms = GLOBAL_CROPS * (double) localCrops;
        double terms = globalTerms + localTerms;
        Tensor total = parts.global()
                .times(dino * globalTerms / terms)
                .plus(parts.koleo().times(koleo * GLOBAL_CROPS))
                .plus(parts.ibot().times(ibot));
        Tensor some = parts.local();
        if (some != null) {
            total = total.plus(some.times(dino * local * localTerms / terms));
        }
        Tensor anchoring = parts.gram();
        return anchoring == null || gram == null ? total : total.plus(anchoring.times(gram));
    }
}
