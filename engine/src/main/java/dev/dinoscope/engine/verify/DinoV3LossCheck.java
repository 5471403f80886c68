package dev.dinoscope.engine.verify;

import dev.dinoscope.engine.loss.DinoLoss;
import dev.dinoscope.engine.loss.DinoV3Loss;
import dev.dinoscope.engine.loss.GramLoss;
import dev.dinoscope.engine.loss.IbotLoss;
import dev.dinoscope.engine.loss.KoLeo;
import dev.dinoscope.engine.trace.Constants;
import dev.dinoscope.engine.trace.Inputs;
import dev.dinoscope.engine.trace.Outputs;
import dev.dinoscope.engine.trace.Reductions;
import dev.dinoscope.engine.trace.Tensor;
import java.util.LinkedHashMap;
import java.util.Map;

/// `dinov3_total_loss`: the parts and their sum.
final class DinoV3LossCheck implements GoldenCheck {
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
        double temperature = golden.number("student_temp");
        Tensor teacher = in.get("teacher_cls_probs");
        Tensor global = DinoLoss.of(in.get("student_global"), teacher, temperature, true);
        Tensor local = DinoLoss.of(in.get("student_local"), teacher, temperature, false);
        Tensor ibot = IbotLoss.of(
                in.get("student_masked"), in.get("teacher_masked_probs"), in.get("weight"), temperature, images);
        Tensor koleo = koleo(in.get("student_cls"));
        Tensor gram = GramLoss.standard().of(in.get("student_patches"), in.get("gram_patches"));
        DinoV3Loss loss = new DinoV3Loss(
                golden.number("w_dino"),
                golden.number("local_weight"),
                golden.number("w_koleo"),
                golden.number("w_ibot"));
        int localCrops = Math.toIntExact(in.get("student_local").dim(0));
        Tensor total = loss.of(
                new DinoV3Loss.Parts(global, local, koleo, ibot, gram),
                localCrops,
                Constants.full(golden.number("w_gram")));
        return Outputs.of("loss", total)
                .and("dino_global", global)
                .and("dino_local", local)
                .and("koleo", koleo)
                .and("ibot", ibot)
                .and("gram", gram);
    }

    /// Each crop by itself.
    private static Tensor koleo(Tensor crops) {
        return Reductions.mean(
                Tensor.stack(0, crops.unbind(0).stream().map(KoLeo::of).toArray(Tensor[]::new)));
    }
}
