package dev.dinoscope.engine.verify.metric;

import dev.dinoscope.engine.eval.ModalityGap;
import dev.dinoscope.engine.verify.golden.Evaluator;
import dev.dinoscope.engine.verify.golden.GoldenCase;
import dev.dinoscope.engine.verify.golden.GoldenCheck;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// `modality_gap`: the gap, the spread within each modality, and the gap-shift curve.
public final class ModalityGapCheck implements GoldenCheck {
    private static final Pattern SHIFT = Pattern.compile("(shift\\.(.*)\\.)gap");
    private static final double SCALE = 100;

    @Override
    public boolean usesTensors() {
        return false;
    }

    @Override
    public Map<String, double[]> compute(GoldenCase golden, Evaluator evaluator) {
        ModalityGap gap = new ModalityGap(
                golden.input("image").rows(), golden.input("text").rows());
        Map<String, double[]> values = new HashMap<>();
        values.put("gap_vector", gap.vector());
        put(values, "gap_norm", gap.norm());
        put(values, "paired_cosine", gap.pairedCosine());
        put(values, "within_image_var", gap.imageVariance());
        put(values, "within_text_var", gap.textVariance());
        for (String output : golden.outputs().keySet()) {
            Matcher shift = SHIFT.matcher(output);
            if (shift.matches()) {
                ModalityGap shifted = gap.shifted(Double.parseDouble(shift.group(2)));
                put(values, shift.group(1) + "gap", shifted.norm());
                put(values, shift.group(1) + "paired_cos", shifted.pairedCosine());
                put(values, shift.group(1) + "clip_loss_scale100", shifted.clipLoss(SCALE));
            }
        }
        return values;
    }

    private static void put(Map<String, double[]> values, String name, double value) {
        values.put(name, new double[] {value});
    }
}
