package dev.dinoscope.engine.verify.loss;

import dev.dinoscope.engine.loss.self.KoLeo;
import dev.dinoscope.engine.trace.Outputs;
import dev.dinoscope.engine.trace.Tensor;
import dev.dinoscope.engine.trace.ops.Reductions;
import dev.dinoscope.engine.verify.golden.Evaluator;
import dev.dinoscope.engine.verify.golden.GoldenCase;
import dev.dinoscope.engine.verify.golden.GoldenCheck;
import java.util.Map;

/// `koleo`: over the batch, and over groups of ranks.
public final class KoLeoCheck implements GoldenCheck {
    @Override
    public boolean usesTensors() {
        return true;
    }

    @Override
    public Map<String, double[]> compute(GoldenCase golden, Evaluator evaluator) {
        if (!golden.params().containsKey("loss_group_size")) {
            return evaluator.gradients(golden.inputs(), in -> Outputs.of("loss", KoLeo.of(in.get("features"))));
        }
        int group = golden.whole("loss_group_size");
        int ranks = golden.whole("world_size");
        return evaluator.gradients(golden.inputs(), in -> {
            Tensor perRow = KoLeo.perRow(in.get("features"), group);
            return Outputs.of("loss_mean", Reductions.mean(perRow))
                    .and("loss_per_rank", Reductions.mean(perRow.reshape(ranks, -1), 1));
        });
    }
}
