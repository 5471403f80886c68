package dev.dinoscope.engine.verify;

import dev.dinoscope.engine.loss.IbotLoss;
import dev.dinoscope.engine.trace.Outputs;
import dev.dinoscope.engine.trace.Tensor;
import java.util.LinkedHashMap;
import java.util.Map;

/// `ibot_patch_loss`: an image without hidden patches counts in the divisor.
final class IbotLossCheck implements GoldenCheck {
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
