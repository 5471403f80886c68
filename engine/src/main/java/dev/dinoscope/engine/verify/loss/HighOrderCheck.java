package dev.dinoscope.engine.verify.loss;

import dev.dinoscope.engine.loss.rank.RankConsistency;
import dev.dinoscope.engine.loss.rank.RankObjective;
import dev.dinoscope.engine.loss.rank.RankOptions;
import dev.dinoscope.engine.trace.Inputs;
import dev.dinoscope.engine.trace.Outputs;
import dev.dinoscope.engine.trace.ops.Constants;
import dev.dinoscope.engine.verify.golden.Evaluator;
import dev.dinoscope.engine.verify.golden.GoldenCase;
import dev.dinoscope.engine.verify.golden.GoldenCheck;
import dev.dinoscope.engine.verify.golden.GoldenTensor;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/// `plackett_luce_high_order`: every order, with the gradients of the transitions.
public final class HighOrderCheck implements GoldenCheck {
    private static final String TRANSITION = "transition.";

    @Override
    public boolean usesTensors() {
        return true;
    }

    @Override
    public Map<String, double[]> compute(GoldenCase golden, Evaluator evaluator) {
        Map<String, GoldenTensor> inputs = new LinkedHashMap<>(golden.inputs());
        inputs.put("log_scale", golden.param("log_scale"));
        int order = golden.whole("R");
        int embed = (int) golden.input("image").shape().dim(1);
        int width =
                order < 2 ? 1 : (int) golden.param(TRANSITION + "WQ2").shape().dim(0);
        RankObjective objective = new RankObjective(RankOptions.ofOrder(order).withTransitionWidth(width), embed);
        Map<String, String> names = names(order);
        Map<String, GoldenTensor> weights = new LinkedHashMap<>();
        names.forEach((ours, theirs) -> weights.put(ours, golden.param(TRANSITION + theirs)));
        double cross = golden.number("lambda_cross");
        double inModal = golden.number("lambda_in");
        return renamed(
                evaluator.gradients(objective, weights, inputs, in -> outputs(in, objective, cross, inModal)), names);
    }

    private static Outputs outputs(Inputs in, RankObjective objective, double cross, double inModal) {
        RankObjective.Parts parts = objective.of(
                in.get("image"), in.get("text"), in.get("log_scale"), Constants.full(cross), Constants.full(inModal));
        RankConsistency.Parts rank = parts.rank();
        return Outputs.of("loss", parts.total())
                .and("contrastive", parts.contrastive().total())
                .and("cross", rank == null ? Constants.full(0) : rank.cross())
                .and("inmodal", rank == null ? Constants.full(0) : rank.inModal());
    }

    /// The golden file's names by those of our parameters.
    private static Map<String, String> names(int order) {
        Map<String, String> names = new LinkedHashMap<>();
        for (int r = 2; r <= order; r++) {
            String path = "transitions.transition_" + r + ".";
            names.put(path + "query", "WQ" + r);
            if (r > 2) {
                names.put(path + "key", "WK" + r);
            }
            names.put(path + "value", "WV" + r);
            names.put(path + "weight", "w" + r);
        }
        return names;
    }

    /// The file has keys of order 2, whose gradient is 0: one predecessor gets all the attention. We have none.
    private static Map<String, double[]> renamed(Map<String, double[]> values, Map<String, String> names) {
        String gradient = "gradient.";
        Map<String, double[]> renamed = new HashMap<>(values);
        names.forEach((ours, theirs) -> {
            double[] value = values.get(gradient + ours);
            if (value != null) {
                renamed.put(gradient + theirs, value);
            }
        });
        double[] query = renamed.get(gradient + "WQ2");
        if (query != null) {
            renamed.put(gradient + "WK2", new double[query.length]);
        }
        return renamed;
    }
}
