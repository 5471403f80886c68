package dev.dinoscope.engine.verify.loss;

import dev.dinoscope.engine.loss.InfoNce;
import dev.dinoscope.engine.trace.Inputs;
import dev.dinoscope.engine.trace.Outputs;
import dev.dinoscope.engine.trace.Tensor;
import dev.dinoscope.engine.trace.ops.Constants;
import dev.dinoscope.engine.trace.ops.Reductions;
import dev.dinoscope.engine.verify.golden.Evaluator;
import dev.dinoscope.engine.verify.golden.GoldenCase;
import dev.dinoscope.engine.verify.golden.GoldenCheck;
import java.util.Map;

/// `clip_infonce_sharded`: the mean over ranks equals the whole batch, in value and gradient.
public final class ShardedInfoNceCheck implements GoldenCheck {
    @Override
    public boolean usesTensors() {
        return true;
    }

    @Override
    public Map<String, double[]> compute(GoldenCase golden, Evaluator evaluator) {
        int ranks = golden.whole("world_size");
        double logScale = Math.log(golden.number("scale"));
        return evaluator.gradients(golden.inputs(), in -> sharded(in, ranks, logScale));
    }

    private static Outputs sharded(Inputs in, int ranks, double logScale) {
        Tensor images = in.get("image");
        Tensor texts = in.get("text");
        Tensor scale = Constants.full(logScale);
        long rows = images.dim(0) / ranks;
        Tensor[] losses = new Tensor[ranks];
        for (int rank = 0; rank < ranks; rank++) {
            long from = rank * rows;
            losses[rank] = InfoNce.ofShard(
                            images.slice(0, from, from + rows),
                            texts.slice(0, from, from + rows),
                            images,
                            texts,
                            scale,
                            from)
                    .total();
        }
        Tensor perRank = Tensor.stack(0, losses);
        return Outputs.of("loss", Reductions.mean(perRank))
                .and("loss_per_rank", perRank)
                .and("loss_global", InfoNce.of(images, texts, scale).total());
    }
}
