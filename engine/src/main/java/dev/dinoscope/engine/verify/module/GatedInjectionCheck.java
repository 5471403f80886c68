package dev.dinoscope.engine.verify.module;

import dev.dinoscope.engine.nn.fusion.TangentInjection;
import dev.dinoscope.engine.trace.Outputs;
import dev.dinoscope.engine.trace.Tensor;
import dev.dinoscope.engine.trace.ops.Normalisation;
import dev.dinoscope.engine.trace.ops.Reductions;
import dev.dinoscope.engine.verify.golden.Evaluator;
import dev.dinoscope.engine.verify.golden.GoldenCase;
import dev.dinoscope.engine.verify.golden.GoldenCheck;
import dev.dinoscope.engine.verify.golden.GoldenTensor;
import java.util.LinkedHashMap;
import java.util.Map;

/// `conflict_gate_injection`: the injected embedding, the residual along the sphere, first-order alignment,
/// and the gradients of the mean alignment.
public final class GatedInjectionCheck implements GoldenCheck {
    @Override
    public boolean usesTensors() {
        return true;
    }

    @Override
    public Map<String, double[]> compute(GoldenCase golden, Evaluator evaluator) {
        Map<String, GoldenTensor> inputs = new LinkedHashMap<>(golden.inputs());
        inputs.put("alpha", golden.param("alpha"));
        var direction = inputs.remove("direction_U");
        if (direction != null) {
            inputs.put("direction", direction);
        }
        return evaluator.gradients(inputs, in -> {
            var directions =
                    direction == null ? null : in.get("direction").detach().unsqueeze(0);
            var share = in.get("gate_logit").sigmoid();
            var injected = TangentInjection.of(in.get("trunk"), in.get("residual"), share, in.get("alpha"), directions);
            Tensor out = Normalisation.unit(injected.embedding());
            Tensor texts = in.get("text_unit");
            Tensor alignment = Reductions.mean(Reductions.sum(out.times(texts), 1));
            return Outputs.of("loss", alignment)
                    .and("out", out)
                    .and("tangent_residual", injected.tangent())
                    .and("mean_alignment", alignment)
                    .and("first_order_alignment_per_sample", TangentInjection.firstOrder(injected.tangent(), texts));
        });
    }
}
