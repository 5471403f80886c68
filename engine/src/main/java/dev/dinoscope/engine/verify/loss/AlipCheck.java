package dev.dinoscope.engine.verify.loss;

import dev.dinoscope.engine.loss.ConsistencyGates;
import dev.dinoscope.engine.method.alip.AlipObjective;
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
import java.util.stream.Stream;

/// `alip`: gates, history and the weighted losses.
public final class AlipCheck implements GoldenCheck {
    @Override
    public boolean usesTensors() {
        return true;
    }

    @Override
    public Map<String, double[]> compute(GoldenCase golden, Evaluator evaluator) {
        Map<String, GoldenTensor> inputs = new LinkedHashMap<>(golden.inputs());
        inputs.put("log_scale", golden.param("log_scale"));
        double gamma = golden.number("gamma");
        var objective = new AlipObjective(new ConsistencyGates(gamma, gamma, golden.number("ema"), false));
        return evaluator.gradients(inputs, in -> outputs(in, objective, history(golden)));
    }

    private static Tensor history(GoldenCase golden) {
        return Tensor.stack(
                0,
                Stream.of("H_text_text", "H_image_raw", "H_image_caption")
                        .map(key -> Constants.full(golden.number(key)))
                        .toArray(Tensor[]::new));
    }

    private static Outputs outputs(Inputs in, AlipObjective objective, Tensor history) {
        var parts = objective.of(
                in.get("image"), in.get("raw_text"), in.get("synthetic_caption"), in.get("log_scale"), history);
        var weights = parts.weights();
        return Outputs.of("loss", parts.total())
                .and("loss_raw", parts.caption())
                .and("loss_caption", parts.synthetic())
                .and("w_sample", weights.sample())
                .and("w_raw", weights.caption())
                .and("w_caption", weights.synthetic())
                .and("H_new", weights.history());
    }
}
