package dev.dinoscope.engine.verify.module;

import dev.dinoscope.engine.nn.dinov3.DinoHead;
import dev.dinoscope.engine.trace.Outputs;
import dev.dinoscope.engine.trace.Tensor;
import dev.dinoscope.engine.trace.ops.Reductions;
import dev.dinoscope.engine.verify.golden.Evaluator;
import dev.dinoscope.engine.verify.golden.GoldenCase;
import dev.dinoscope.engine.verify.golden.GoldenCheck;
import java.util.Map;

/// `dino_head`: logits, and the gradients of the input and every weight.
public final class DinoHeadCheck implements GoldenCheck {
    @Override
    public boolean usesTensors() {
        return true;
    }

    @Override
    public Map<String, double[]> compute(GoldenCase golden, Evaluator evaluator) {
        DinoHead head = new DinoHead(
                Math.toIntExact(golden.param("mlp.0.weight").shape().dim(1)),
                Math.toIntExact(golden.param("mlp.0.weight").shape().dim(0)),
                Math.toIntExact(golden.param("last_layer.weight").shape().dim(1)),
                Math.toIntExact(golden.param("last_layer.weight").shape().dim(0)));
        return evaluator.gradients(head, golden.params(), golden.inputs(), in -> {
            Tensor out = head.apply(in.get("x"));
            return Outputs.of("loss", Reductions.sum(out.times(in.get("cotangent"))))
                    .and("out", out);
        });
    }
}
