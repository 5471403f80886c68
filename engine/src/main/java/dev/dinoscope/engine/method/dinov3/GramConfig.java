package dev.dinoscope.engine.method.dinov3;

import dev.dinoscope.engine.config.Setting;
import dev.dinoscope.engine.loss.GramLoss;
import dev.dinoscope.engine.optim.GramRefresh;
import dev.dinoscope.engine.optim.Schedule;

/// Gram anchoring (DINOv3, section 4): the patches of the student keep the similarities that those of an
/// earlier teacher have.
public record GramConfig(
        @Setting(
                help = "Weight of the Gram loss: 0 without Gram anchoring, 2 in DINOv3's refinement, 1.5 at high"
                        + " resolution",
                min = 0,
                max = 1000)
        double weight,

        @Setting(
                help =
                        "Step from which it counts. The Gram teacher is then the moving average, unless the run starts from"
                                + " a checkpoint, whose moving average it is from the beginning",
                unit = "steps",
                min = 0)
        long start,

        @Setting(
                help = "Side of what the Gram teacher sees, a multiple of the patch; its patches are resized to the"
                        + " student's grid. Twice model.image.size anchors to features of high resolution; 0 shows it the"
                        + " global crops",
                unit = "px",
                min = 0,
                max = 4096)
        int side,

        @Setting(help = "Whether its own crops have changed colours as the student's; with method.gram.side only")
        boolean distorted,

        @Setting(
                help = "What becomes of negative similarities: nothing (keep), 0 on both sides (remove) or on the"
                        + " teacher's (remove_teachers)")
        GramLoss.Negatives negatives,

        @Setting(help = "Whether patches are compared within their image only, or with all of the batch")
        boolean perImage,

        @Setting(
                help = "Steps done before the first refresh, which makes the moving average the Gram teacher",
                unit = "steps",
                min = 1)
        long refreshFirst,

        @Setting(help = "Refreshed at multiples of this", unit = "steps", min = 1)
        long refreshEvery,

        @Setting(help = "Refreshes in all; 0 keeps the first Gram teacher", min = 0)
        long refreshMost) {

    /// Off; the published refresh, counted from the start of the refinement.
    public GramConfig() {
        this(0, 0, 0, false, GramLoss.Negatives.KEEP, true, 10_000, 10_000, 3);
    }

    boolean isOn() {
        return weight > 0;
    }

    /// Weight by step: 0, then all of it.
    Schedule weights() {
        return step -> step < start ? 0 : weight;
    }

    /// What the Gram teacher keeps of itself by step: all, but nothing when it is taken from the moving
    /// average.
    ///
    /// @param given whether it has weights from the beginning
    Schedule momentum(boolean given) {
        var refresh = new GramRefresh(refreshFirst, refreshEvery, refreshMost);
        return step -> refresh.after(step) || (!given && step + 1 == start) ? 0 : 1;
    }

    GramLoss loss() {
        return new GramLoss(negatives, perImage);
    }
}
