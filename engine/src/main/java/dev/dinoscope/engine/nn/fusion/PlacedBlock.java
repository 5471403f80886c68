package dev.dinoscope.engine.nn.fusion;

import dev.dinoscope.engine.nn.dinov3.AxialRope;
import dev.dinoscope.engine.nn.dinov3.DinoBlock;
import dev.dinoscope.engine.nn.dinov3.DinoBlockConfig;
import dev.dinoscope.engine.nn.dinov3.RopeForm;
import dev.dinoscope.engine.trace.Layer;
import dev.dinoscope.engine.trace.Tensor;

/// A pre-norm transformer block that knows where its tokens are, by DINOv3's rotation (docs/methods.md, eq. 27).
///
/// `[batch, grid², width]` → same shape
final class PlacedBlock extends Layer {
    private final DinoBlock block;
    private final AxialRope rope;
    private final int grid;

    /// @param ratio hidden width of the MLP over the width
    PlacedBlock(int width, int heads, double ratio, int grid) {
        this.grid = grid;
        rope = new AxialRope(RopeForm.standard(), width / heads);
        block = child(
                "block",
                new DinoBlock(DinoBlockConfig.of(width, heads)
                        .withLayerScale(0)
                        .withFeedForward(DinoBlockConfig.FeedForward.MLP, ratio, 1)));
    }

    @Override
    protected Tensor forward(Tensor tokens) {
        return block.apply(tokens, rope.table(grid, grid).behind(0));
    }
}
