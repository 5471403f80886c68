package dev.dinoscope.engine.verify.loss;

import dev.dinoscope.engine.loss.GramLoss;
import dev.dinoscope.engine.nn.PatchMaps;
import dev.dinoscope.engine.trace.Outputs;
import dev.dinoscope.engine.trace.Tensor;
import dev.dinoscope.engine.trace.ops.Resizing;
import dev.dinoscope.engine.verify.golden.Evaluator;
import dev.dinoscope.engine.verify.golden.GoldenCase;
import dev.dinoscope.engine.verify.golden.GoldenCheck;
import java.util.Map;

/// `gram_hires`: bicubic resizing, alone and before the Gram loss.
public final class GramHighResolutionCheck implements GoldenCheck {
    @Override
    public boolean usesTensors() {
        return true;
    }

    @Override
    public Map<String, double[]> compute(GoldenCase golden, Evaluator evaluator) {
        if (golden.params().containsKey("out")) {
            int[] to = golden.param("out").whole();
            return evaluator.values(
                    golden.inputs(), in -> Outputs.of("y", Resizing.bicubic(in.get("x"), to[0], to[1])));
        }
        int grid = golden.whole("student_grid");
        return evaluator.gradients(golden.inputs(), in -> {
            Tensor teacher = PatchMaps.resize(in.get("teacher"), grid);
            return Outputs.of("loss", GramLoss.standard().of(in.get("student"), teacher))
                    .and("teacher_resized", teacher);
        });
    }
}
