package dev.dinoscope.engine.verify.loss;

import dev.dinoscope.engine.loss.rank.PlackettLuceMode;
import dev.dinoscope.engine.loss.rank.RankConsistency;
import dev.dinoscope.engine.loss.rank.RankObjective;
import dev.dinoscope.engine.loss.rank.RankOptions;
import dev.dinoscope.engine.optim.RankWeight;
import dev.dinoscope.engine.trace.Outputs;
import dev.dinoscope.engine.trace.Tensor;
import dev.dinoscope.engine.trace.ops.Constants;
import dev.dinoscope.engine.verify.golden.Evaluator;
import dev.dinoscope.engine.verify.golden.GoldenCase;
import dev.dinoscope.engine.verify.golden.GoldenCheck;
import dev.dinoscope.engine.verify.golden.GoldenTensor;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/// `rankclip`: total and terms at several epochs, and the total in the released code's form.
public final class RankClipCheck implements GoldenCheck {
    @Override
    public boolean usesTensors() {
        return true;
    }

    @Override
    public Map<String, double[]> compute(GoldenCase golden, Evaluator evaluator) {
        Map<String, double[]> values = new HashMap<>(of(golden, evaluator, PlackettLuceMode.EXACT));
        values.put(
                "loss_repo_eps_1e10",
                of(golden, evaluator, PlackettLuceMode.REPO_EPS).get("loss"));
        return values;
    }

    private static Map<String, double[]> of(GoldenCase golden, Evaluator evaluator, PlackettLuceMode mode) {
        Map<String, GoldenTensor> inputs = new LinkedHashMap<>(golden.inputs());
        inputs.put("log_scale", golden.param("log_scale"));
        int embed = (int) golden.input("image").shape().dim(1);
        RankObjective objective = new RankObjective(RankOptions.ofOrder(1).withMode(mode), embed);
        double weight = new RankWeight(golden.whole("epochs")).at(golden.whole("epoch") - 1);
        return evaluator.gradients(objective, Map.of(), inputs, in -> {
            Tensor same = Constants.full(weight);
            RankObjective.Parts parts = objective.of(in.get("image"), in.get("text"), in.get("log_scale"), same, same);
            RankConsistency.Parts rank = Objects.requireNonNull(parts.rank());
            return Outputs.of("loss", parts.total())
                    .and("contrastive", parts.contrastive().total())
                    .and("cross", rank.cross())
                    .and("inmodal", rank.inModal());
        });
    }
}
