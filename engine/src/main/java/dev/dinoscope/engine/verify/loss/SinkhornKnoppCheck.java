package dev.dinoscope.engine.verify.loss;

import dev.dinoscope.engine.loss.self.SinkhornKnopp;
import dev.dinoscope.engine.trace.Outputs;
import dev.dinoscope.engine.trace.Tensor;
import dev.dinoscope.engine.trace.ops.Constants;
import dev.dinoscope.engine.trace.ops.Reductions;
import dev.dinoscope.engine.verify.golden.Evaluator;
import dev.dinoscope.engine.verify.golden.GoldenCase;
import dev.dinoscope.engine.verify.golden.GoldenCheck;
import java.util.Map;

/// `sinkhorn_knopp`: probabilities, and the mass of every prototype.
public final class SinkhornKnoppCheck implements GoldenCheck {
    @Override
    public boolean usesTensors() {
        return true;
    }

    @Override
    public Map<String, double[]> compute(GoldenCase golden, Evaluator evaluator) {
        return evaluator.values(golden.inputs(), in -> {
            Tensor probabilities = SinkhornKnopp.of(
                    in.get("teacher_logits"), Constants.full(golden.number("temp")), golden.whole("n_iter"));
            return Outputs.of("probs", probabilities).and("prototype_mass", Reductions.sum(probabilities, 0));
        });
    }
}
