package dev.dinoscope.engine.verify.loss;

import dev.dinoscope.engine.loss.InfoNce;
import dev.dinoscope.engine.trace.Outputs;
import dev.dinoscope.engine.verify.golden.Evaluator;
import dev.dinoscope.engine.verify.golden.GoldenCase;
import dev.dinoscope.engine.verify.golden.GoldenCheck;
import dev.dinoscope.engine.verify.golden.GoldenTensor;
import java.util.LinkedHashMap;
import java.util.Map;

/// `clip_infonce`: values of both directions, logits, and gradients to both sides and the scale.
public final class ClipInfoNceCheck implements GoldenCheck {
    @Override
    public boolean usesTensors() {
        return true;
    }

    @Override
    public Map<String, double[]> compute(GoldenCase golden, Evaluator evaluator) {
        Map<String, GoldenTensor> inputs = new LinkedHashMap<>();
        inputs.put("image", golden.input("image"));
        inputs.put("text", golden.input("text"));
        inputs.put("log_scale", golden.param("log_scale"));
        return evaluator.gradients(inputs, in -> {
            InfoNce.Parts parts = InfoNce.of(in.get("image"), in.get("text"), in.get("log_scale"));
            return Outputs.of("loss", parts.total())
                    .and("loss_i2t", parts.imageToText())
                    .and("loss_t2i", parts.textToImage())
                    .and("logits", parts.logits());
        });
    }
}
