package dev.dinoscope.engine.verify.loss;

import dev.dinoscope.engine.loss.GramLoss;
import dev.dinoscope.engine.loss.self.DinoV3Loss;
import dev.dinoscope.engine.method.dinov3.DinoV3Objective;
import dev.dinoscope.engine.trace.Inputs;
import dev.dinoscope.engine.trace.Outputs;
import dev.dinoscope.engine.trace.Tensor;
import dev.dinoscope.engine.trace.ops.Constants;
import dev.dinoscope.engine.verify.golden.Evaluator;
import dev.dinoscope.engine.verify.golden.GoldenCase;
import dev.dinoscope.engine.verify.golden.GoldenCheck;
import dev.dinoscope.engine.verify.golden.GoldenTensor;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/// `dinov3_total_loss`: the parts and their sum.
public final class DinoV3LossCheck implements GoldenCheck {
    @Override
    public boolean usesTensors() {
        return true;
    }

    @Override
    public Map<String, double[]> compute(GoldenCase golden, Evaluator evaluator) {
        Map<String, GoldenTensor> inputs = new LinkedHashMap<>(golden.inputs());
        inputs.remove("masks");
        inputs.put("weight", PatchWeights.of(golden.input("masks")));
        long images = golden.input("masks").shape().dim(0);
        return evaluator.gradients(inputs, in -> composed(in, golden, images));
    }

    private static Outputs composed(Inputs in, GoldenCase golden, long images) {
        var objective = objective(golden, in.get("student_cls").dim(1));
        Tensor teacher = in.get("teacher_cls_probs");
        var parts = new DinoV3Loss.Parts(
                objective.global(in.get("student_global"), teacher),
                objective.local(in.get("student_local"), teacher),
                objective.koleo(in.get("student_cls")),
                objective.ibot(in.get("student_masked"), in.get("teacher_masked_probs"), in.get("weight"), images),
                objective.gram(in.get("student_patches"), in.get("gram_patches")));
        int localCrops = Math.toIntExact(in.get("student_local").dim(0));
        Tensor total = objective.total(parts, localCrops, Constants.full(golden.number("w_gram")));
        return Outputs.of("loss", total)
                .and("dino_global", parts.global())
                .and("dino_local", Objects.requireNonNull(parts.local()))
                .and("koleo", parts.koleo())
                .and("ibot", parts.ibot())
                .and("gram", Objects.requireNonNull(parts.gram()));
    }

    private static DinoV3Objective objective(GoldenCase golden, long batch) {
        var weights = new DinoV3Loss(
                golden.number("w_dino"),
                golden.number("local_weight"),
                golden.number("w_koleo"),
                golden.number("w_ibot"));
        return new DinoV3Objective(weights, golden.number("student_temp"), GramLoss.standard(), batch);
    }
}
