package dev.dinoscope.engine.verify;

import dev.dinoscope.engine.loss.CyclicConsistency;
import dev.dinoscope.engine.loss.InfoNce;
import dev.dinoscope.engine.trace.Inputs;
import dev.dinoscope.engine.trace.Outputs;
import dev.dinoscope.engine.trace.Tensor;
import java.util.LinkedHashMap;
import java.util.Map;

/// `cyclip`: both consistency terms, also where the second half of the batch are further views of the first.
final class CyclipCheck implements GoldenCheck {
    @Override
    public boolean usesTensors() {
        return true;
    }

    @Override
    public Map<String, double[]> compute(GoldenCase golden, Evaluator evaluator) {
        Map<String, GoldenTensor> inputs = new LinkedHashMap<>(golden.inputs());
        inputs.put("log_scale", golden.param("log_scale"));
        boolean views = golden.flag("second_half_is_augmented");
        double inModal = golden.number("lambda_inmodal");
        double crossModal = golden.number("lambda_crossmodal");
        return evaluator.gradients(inputs, in -> outputs(in, views, inModal, crossModal));
    }

    private static Outputs outputs(Inputs in, boolean views, double inModal, double crossModal) {
        long pairs = in.get("image").dim(0) / (views ? 2 : 1);
        Tensor images = in.get("image").slice(0, 0, pairs);
        Tensor texts = in.get("text").slice(0, 0, pairs);
        Tensor contrastive = views
                ? InfoNce.withViews(
                        images,
                        texts,
                        in.get("image").slice(0, pairs, 2 * pairs),
                        in.get("text").slice(0, pairs, 2 * pairs),
                        in.get("log_scale"))
                : InfoNce.of(images, texts, in.get("log_scale")).total();
        Tensor within = CyclicConsistency.inModal(images, texts);
        Tensor across = CyclicConsistency.crossModal(images, texts);
        Tensor cyclic = within.times(inModal).plus(across.times(crossModal));
        return Outputs.of("loss", contrastive.plus(cyclic))
                .and("contrastive", contrastive)
                .and("cyclic", cyclic)
                .and("c_inmodal", within)
                .and("c_crossmodal", across);
    }
}
