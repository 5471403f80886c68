package dev.dinoscope.engine.verify.loss;

import dev.dinoscope.engine.loss.InfoNce;
import dev.dinoscope.engine.loss.self.NtXent;
import dev.dinoscope.engine.method.slip.SlipObjective;
import dev.dinoscope.engine.trace.Inputs;
import dev.dinoscope.engine.trace.Outputs;
import dev.dinoscope.engine.trace.Tensor;
import dev.dinoscope.engine.verify.golden.Evaluator;
import dev.dinoscope.engine.verify.golden.GoldenCase;
import dev.dinoscope.engine.verify.golden.GoldenCheck;
import dev.dinoscope.engine.verify.golden.GoldenTensor;
import java.util.LinkedHashMap;
import java.util.Map;

/// `slip_simclr`: the loss over two views, alone and added to CLIP's.
public final class SlipCheck implements GoldenCheck {
    @Override
    public boolean usesTensors() {
        return true;
    }

    @Override
    public Map<String, double[]> compute(GoldenCase golden, Evaluator evaluator) {
        double temperature = golden.number("tau");
        if (!golden.inputs().containsKey("image")) {
            return evaluator.gradients(golden.inputs(), in -> Outputs.of("loss", views(in, temperature)));
        }
        Map<String, GoldenTensor> inputs = new LinkedHashMap<>(golden.inputs());
        inputs.put("log_scale", golden.param("log_scale"));
        var objective = new SlipObjective(golden.number("ssl_scale"), temperature);
        return evaluator.gradients(inputs, in -> {
            var clip = InfoNce.of(in.get("image"), in.get("text"), in.get("log_scale"));
            var parts = objective.of(clip, in.get("aug1"), in.get("aug2"));
            return Outputs.of("loss", parts.total())
                    .and("clip", parts.clip().total())
                    .and("ssl", parts.simclr());
        });
    }

    private static Tensor views(Inputs in, double temperature) {
        return NtXent.of(in.get("aug1"), in.get("aug2"), temperature);
    }
}
