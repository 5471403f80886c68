package dev.dinoscope.engine.verify.loss;

import dev.dinoscope.engine.loss.self.DinoLoss;
import dev.dinoscope.engine.loss.self.EmaCentring;
import dev.dinoscope.engine.trace.Inputs;
import dev.dinoscope.engine.trace.Outputs;
import dev.dinoscope.engine.trace.Tensor;
import dev.dinoscope.engine.trace.ops.Constants;
import dev.dinoscope.engine.verify.golden.Evaluator;
import dev.dinoscope.engine.verify.golden.GoldenCase;
import dev.dinoscope.engine.verify.golden.GoldenCheck;
import java.util.Map;

/// `dino_cls_loss`: global and local cross-entropy, and two steps of centring by a running mean.
public final class DinoLossCheck implements GoldenCheck {
    @Override
    public boolean usesTensors() {
        return true;
    }

    @Override
    public Map<String, double[]> compute(GoldenCase golden, Evaluator evaluator) {
        if (golden.params().containsKey("center_momentum")) {
            return evaluator.values(golden.inputs(), in -> centred(in, golden));
        }
        return evaluator.gradients(
                golden.inputs(),
                in -> Outputs.of(
                        "loss",
                        DinoLoss.of(
                                in.get("student_logits"),
                                in.get("teacher_probs"),
                                golden.number("student_temp"),
                                golden.flag("ignore_diagonal"))));
    }

    private static Outputs centred(Inputs in, GoldenCase golden) {
        Tensor temperature = Constants.full(golden.number("teacher_temp"));
        double momentum = golden.number("center_momentum");
        Tensor start = Constants.full(0, 1, in.get("batch1").dim(1));
        EmaCentring.Centred first = EmaCentring.of(in.get("batch1"), start, temperature, momentum);
        EmaCentring.Centred second = EmaCentring.of(in.get("batch2"), first.nextCentre(), temperature, momentum);
        return Outputs.of("probs1", first.probabilities())
                .and("center_after_1", first.nextCentre())
                .and("probs2", second.probabilities());
    }
}
