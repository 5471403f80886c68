package dev.dinoscope.engine.verify.module;

import dev.dinoscope.engine.nn.fusion.MultiScalePyramid;
import dev.dinoscope.engine.trace.Outputs;
import dev.dinoscope.engine.trace.Tensor;
import dev.dinoscope.engine.trace.ops.Reductions;
import dev.dinoscope.engine.verify.golden.Evaluator;
import dev.dinoscope.engine.verify.golden.GoldenCase;
import dev.dinoscope.engine.verify.golden.GoldenCheck;
import java.util.Arrays;
import java.util.Map;

/// `multi_scale_pyramid`: values, and the gradient to the map.
public final class PyramidCheck implements GoldenCheck {
    @Override
    public boolean usesTensors() {
        return true;
    }

    @Override
    public Map<String, double[]> compute(GoldenCase golden, Evaluator evaluator) {
        var bins = Arrays.stream(golden.param("levels").whole()).boxed().toList();
        var pyramid = new MultiScalePyramid(bins);
        return evaluator.gradients(golden.inputs(), in -> {
            Tensor y = pyramid.apply(in.get("x"));
            return Outputs.of("loss", Reductions.sum(y.times(in.get("cotangent"))))
                    .and("y", y);
        });
    }
}
