package dev.dinoscope.engine.verify.loss;

import dev.dinoscope.engine.loss.GramLoss;
import dev.dinoscope.engine.loss.GramLoss.Negatives;
import dev.dinoscope.engine.trace.Outputs;
import dev.dinoscope.engine.trace.Tensor;
import dev.dinoscope.engine.trace.ops.Reductions;
import dev.dinoscope.engine.verify.golden.Evaluator;
import dev.dinoscope.engine.verify.golden.GoldenCase;
import dev.dinoscope.engine.verify.golden.GoldenCheck;
import java.util.Map;

/// `gram_loss`: every mode, and the squared Frobenius norm of each image.
public final class GramLossCheck implements GoldenCheck {
    @Override
    public boolean usesTensors() {
        return true;
    }

    @Override
    public Map<String, double[]> compute(GoldenCase golden, Evaluator evaluator) {
        GramLoss loss = new GramLoss(negatives(golden.texts().getOrDefault("mode", "none")), golden.flag("img_level"));
        return evaluator.gradients(golden.inputs(), in -> {
            Tensor student = in.get("student");
            Tensor teacher = in.get("teacher");
            Tensor frobenius = Reductions.sum(loss.difference(student, teacher).square(), 1, 2);
            return Outputs.of("loss", loss.of(student, teacher)).and("frobenius_sq_per_image", frobenius);
        });
    }

    private static Negatives negatives(String mode) {
        return switch (mode) {
            case "none" -> Negatives.KEEP;
            case "remove_neg" -> Negatives.REMOVE;
            case "remove_only_teacher_neg" -> Negatives.REMOVE_TEACHERS;
            default -> throw new IllegalArgumentException("mode: " + mode + " — unknown");
        };
    }
}
