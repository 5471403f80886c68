package dev.dinoscope.engine.method.slip;

import dev.dinoscope.engine.loss.InfoNce;
import dev.dinoscope.engine.loss.self.NtXent;
import dev.dinoscope.engine.trace.Tensor;

/// What SLIP minimises: `L_CLIP + weight·L_SimCLR` (docs/methods.md, eq. 15).
///
/// @param weight of the self-supervised half, 1 in the paper
/// @param temperature of the self-supervised half, 0.1
public record SlipObjective(double weight, double temperature) {
    /// @param total scalar
    /// @param simclr scalar, not weighed
    public record Parts(Tensor total, InfoNce.Parts clip, Tensor simclr) {}

    /// @param clip CLIP's loss of the pairs
    /// @param first one projected view of each image, normalised inside; shape `[batch, width]`
    /// @param second the other view, alike
    public Parts of(InfoNce.Parts clip, Tensor first, Tensor second) {
        var simclr = NtXent.of(first, second, temperature);
        return new Parts(clip.total().plus(simclr.times(weight)), clip, simclr);
    }
}
