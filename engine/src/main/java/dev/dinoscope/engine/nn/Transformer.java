package dev.dinoscope.engine.nn;

import dev.dinoscope.engine.trace.Layer;
import dev.dinoscope.engine.trace.Tensor;
import java.util.List;

/// A stack of pre-norm blocks. Stochastic depth grows linearly from 0 at the first block to its full value at the last.
public final class Transformer extends Layer {
    private final List<TransformerBlock> blocks;

    Transformer(int depth, BlockConfig config) {
        blocks = children("blocks", depth, i -> {
            double share = depth == 1 ? 1 : (double) i / (depth - 1);
            return new TransformerBlock(config.withDropPath(config.dropPath() * share));
        });
    }

    @Override
    protected Tensor forward(Tensor x) {
        Tensor y = x;
        for (TransformerBlock block : blocks) {
            y = block.apply(y);
        }
        return y;
    }
}
