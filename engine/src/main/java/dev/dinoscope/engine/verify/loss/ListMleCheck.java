package dev.dinoscope.engine.verify.loss;

import dev.dinoscope.engine.loss.rank.ListMle;
import dev.dinoscope.engine.loss.rank.PlackettLuceMode;
import dev.dinoscope.engine.trace.Outputs;
import dev.dinoscope.engine.trace.Tensor;
import dev.dinoscope.engine.verify.golden.Evaluator;
import dev.dinoscope.engine.verify.golden.GoldenCase;
import dev.dinoscope.engine.verify.golden.GoldenCheck;
import java.util.HashMap;
import java.util.Map;

/// `plackett_luce_listmle`: value and gradient in both modes, and the reference order.
public final class ListMleCheck implements GoldenCheck {
    private static final String SCORES = "gradient.y_pred";
    private static final String AS_RELEASED = "_repo_eps_1e10";

    @Override
    public boolean usesTensors() {
        return true;
    }

    @Override
    public Map<String, double[]> compute(GoldenCase golden, Evaluator evaluator) {
        Map<String, double[]> values = new HashMap<>(of(golden, evaluator, PlackettLuceMode.EXACT));
        Map<String, double[]> released = of(golden, evaluator, PlackettLuceMode.REPO_EPS);
        values.put("loss" + AS_RELEASED, released.get("loss"));
        values.put(SCORES + AS_RELEASED, released.get(SCORES));
        return values;
    }

    private static Map<String, double[]> of(GoldenCase golden, Evaluator evaluator, PlackettLuceMode mode) {
        return evaluator.gradients(golden.inputs(), in -> {
            Tensor reference = in.get("y_true");
            return Outputs.of("loss", ListMle.of(in.get("y_pred"), reference, mode))
                    .and("order", ListMle.order(reference));
        });
    }
}
