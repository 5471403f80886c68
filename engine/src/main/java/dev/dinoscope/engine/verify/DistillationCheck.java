package dev.dinoscope.engine.verify;

import dev.dinoscope.engine.loss.Distillation;
import dev.dinoscope.engine.trace.Outputs;
import dev.dinoscope.engine.trace.Products;
import dev.dinoscope.engine.trace.Reductions;
import dev.dinoscope.engine.trace.Tensor;
import java.util.LinkedHashMap;
import java.util.Map;

/// `dual_branch_distillation`: the four terms, and the gradients to the student's side.
final class DistillationCheck implements GoldenCheck {
    @Override
    public boolean usesTensors() {
        return true;
    }

    @Override
    public Map<String, double[]> compute(GoldenCase golden, Evaluator evaluator) {
        Map<String, GoldenTensor> inputs = new LinkedHashMap<>(golden.inputs());
        inputs.put("w_img", golden.param("W_img"));
        inputs.put("w_txt", golden.param("W_txt"));
        var values = evaluator.gradients(inputs, in -> {
            Tensor patches = Products.linear(in.get("student_patches"), in.get("w_img"), null);
            Tensor captions = Products.linear(in.get("text_hidden"), in.get("w_txt"), null);
            Tensor teacherPatches = in.get("teacher_patches");
            Tensor teacherGlobal = in.get("teacher_text_aligned");
            Tensor feat = Reductions.mean(Distillation.patches(patches, teacherPatches));
            Tensor rel = Reductions.mean(Distillation.patchRelations(patches, teacherPatches));
            Tensor txt = Reductions.mean(Distillation.captions(captions, teacherGlobal));
            Tensor relTxt = Distillation.captionRelations(captions, teacherGlobal);
            return Outputs.of("loss", feat.plus(rel).plus(txt).plus(relTxt))
                    .and("feat", feat)
                    .and("rel", rel)
                    .and("txt", txt)
                    .and("rel_txt", relTxt);
        });
        values.put("gradient.W_img", values.get("gradient.w_img"));
        values.put("gradient.W_txt", values.get("gradient.w_txt"));
        return values;
    }
}
