package dev.dinoscope.engine.verify.loss;

import dev.dinoscope.engine.method.cyclip.CyClipObjective;
import dev.dinoscope.engine.trace.Inputs;
import dev.dinoscope.engine.trace.Outputs;
import dev.dinoscope.engine.trace.Tensor;
import dev.dinoscope.engine.verify.golden.Evaluator;
import dev.dinoscope.engine.verify.golden.GoldenCase;
import dev.dinoscope.engine.verify.golden.GoldenCheck;
import dev.dinoscope.engine.verify.golden.GoldenTensor;
import java.util.LinkedHashMap;
import java.util.Map;

/// `cyclip`: both consistency terms, also where the second half of the batch are further views of the first.
public final class CyclipCheck implements GoldenCheck {
    @Override
    public boolean usesTensors() {
        return true;
    }

    @Override
    public Map<String, double[]> compute(GoldenCase golden, Evaluator evaluator) {
        Map<String, GoldenTensor> inputs = new LinkedHashMap<>(golden.inputs());
        inputs.put("log_scale", golden.param("log_scale"));
        boolean views = golden.flag("second_half_is_augmented");
        var objective = new CyClipObjective(golden.number("lambda_inmodal"), golden.number("lambda_crossmodal"));
        return evaluator.gradients(inputs, in -> outputs(in, views, objective));
    }

    private static Outputs outputs(Inputs in, boolean views, CyClipObjective objective) {
        long pairs = in.get("image").dim(0) / (views ? 2 : 1);
        Tensor images = in.get("image").slice(0, 0, pairs);
        Tensor texts = in.get("text").slice(0, 0, pairs);
        var second = views
                ? new CyClipObjective.Views(
                        in.get("image").slice(0, pairs, 2 * pairs),
                        in.get("text").slice(0, pairs, 2 * pairs))
                : null;
        var parts = objective.of(images, texts, second, in.get("log_scale"));
        return Outputs.of("loss", parts.total())
                .and("contrastive", parts.contrastive())
                .and("cyclic", parts.cyclic())
                .and("c_inmodal", parts.inModal())
                .and("c_crossmodal", parts.crossModal());
    }
}
