package dev.dinoscope.engine.loss;

import dev.dinoscope.engine.trace.Tensor;
import dev.dinoscope.engine.trace.ops.Losses;
import dev.dinoscope.engine.trace.ops.Normalisation;
import dev.dinoscope.engine.trace.ops.Products;
import dev.dinoscope.engine.trace.ops.Reductions;

/// Teaches the gate of DINORANKCLIP to foresee conflicts (docs/methods.md, eq. 23): `smoothL1(κ̂_p, sg κ_p)` with
/// `κ_p = ⟨N(r_p), t̂⟩ − ⟨v̂, t̂⟩`, whether a place agrees with the other half of the pair at least as well as
/// the whole does. κ is known during training only, and only as a target.
public final class GateLoss {
    private GateLoss() {}

    /// κ, without gradient.
    ///
    /// @param residual r; shape [batch, places, embed]
    /// @param trunk v, of any length; shape [batch, embed]
    /// @param other t, the embedding of the other half of the pair, of any length; shape [batch, embed]
    /// @return shape [batch, places], within ±2
    public static Tensor conflict(Tensor residual, Tensor trunk, Tensor other) {
        Tensor target = Normalisation.unit(other.detach()).unsqueeze(2);
        Tensor places = Normalisation.unit(residual.detach());
        Tensor whole = Normalisation.unit(trunk.detach()).unsqueeze(1);
        return Products.matmulFull(places, target)
                .minus(Products.matmulFull(whole, target))
                .squeeze(2);
    }

    /// @param predicted κ̂; shape [batch, places]
    /// @param conflict κ, same shape
    /// @return the mean over the places of each pair; shape `[batch]`
    public static Tensor of(Tensor predicted, Tensor conflict) {
        return Reductions.mean(Losses.smoothL1(predicted, conflict.detach()), 1);
    }
}
