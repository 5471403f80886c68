package dev.dinoscope.engine.verify.loss;

import dev.dinoscope.engine.method.dinorankclip.DistilConfig;
import dev.dinoscope.engine.method.dinorankclip.DistillationTerms;
import dev.dinoscope.engine.trace.Outputs;
import dev.dinoscope.engine.trace.Tensor;
import dev.dinoscope.engine.trace.ops.Products;
import dev.dinoscope.engine.verify.golden.Evaluator;
import dev.dinoscope.engine.verify.golden.GoldenCase;
import dev.dinoscope.engine.verify.golden.GoldenCheck;
import dev.dinoscope.engine.verify.golden.GoldenTensor;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/// `dual_branch_distillation`: the four terms, and the gradients to the student's side.
public final class DistillationCheck implements GoldenCheck {
    /// Names in the golden file, by those that are logged.
    private static final Map<String, String> TERMS = Map.of(
            "distil_patches", "feat",
            "distil_patch_relations", "rel",
            "distil_captions", "txt",
            "distil_caption_relations", "rel_txt");

    @Override
    public boolean usesTensors() {
        return true;
    }

    @Override
    public Map<String, double[]> compute(GoldenCase golden, Evaluator evaluator) {
        Map<String, GoldenTensor> inputs = new LinkedHashMap<>(golden.inputs());
        inputs.put("w_img", golden.param("W_img"));
        inputs.put("w_txt", golden.param("W_txt"));
        var lessons = new DistillationTerms(new DistilConfig(), true);
        var values = evaluator.gradients(inputs, in -> {
            var rows = Outputs.none();
            Tensor patches = Products.linear(in.get("student_patches"), in.get("w_img"), null);
            Tensor captions = Products.linear(in.get("text_hidden"), in.get("w_txt"), null);
            lessons.addPatches(rows, patches, in.get("teacher_patches"));
            lessons.addCaptions(rows, captions, in.get("teacher_text_aligned"));
            var terms = lessons.terms(rows.asInputs());
            var outputs = Outputs.of("loss", lessons.total(terms));
            TERMS.forEach((ours, theirs) -> outputs.and(theirs, Objects.requireNonNull(terms.get(ours))));
            return outputs;
        });
        values.put("gradient.W_img", values.get("gradient.w_img"));
        values.put("gradient.W_txt", values.get("gradient.w_txt"));
        return values;
    }
}
