package dev.dinoscope.engine.verify.loss;

import dev.dinoscope.engine.loss.self.IbotLoss;
import dev.dinoscope.engine.trace.Outputs;
import dev.dinoscope.engine.trace.Tensor;
import dev.dinoscope.engine.verify.golden.Evaluator;
import dev.dinoscope.engine.verify.golden.GoldenCase;
import dev.dinoscope.engine.verify.golden.GoldenCheck;
import dev.dinoscope.engine.verify.golden.GoldenTensor;
import java.util.LinkedHashMap;
import java.util.Map;

/// `ibot_patch_loss`: an image without hidden patches counts in the divisor.
public final class IbotLossCheck implements GoldenCheck {
    @Override
    public boolean usesTensors() {
        return true;
    }

    @Override
    public Map<String, double[]> compute(GoldenCase golden, Evaluator evaluator) {
        GoldenTensor masks = golden.input("masks");
        Map<String, GoldenTensor> inputs = new LinkedHashMap<>(golden.inputs());
        inputs.remove("masks");
        inputs.put("weight", PatchWeights.of(masks));
        return evaluator.gradients(inputs, in -> {
            Tensor loss = IbotLoss.of(
                    in.get("student_logits"),
                    in.get("teacher_probs"),
                    in.get("weight"),
                    golden.number("student_temp"),
                    masks.shape().dim(0));
            return Outputs.of("loss", loss).and("patch_weight", in.get("weight"));
        });
    }
}
