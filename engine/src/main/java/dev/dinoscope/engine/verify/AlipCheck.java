package dev.dinoscope.engine.verify;

import dev.dinoscope.engine.loss.ConsistencyGates;
import dev.dinoscope.engine.loss.InfoNce;
import dev.dinoscope.engine.trace.Constants;
import dev.dinoscope.engine.trace.Inputs;
import dev.dinoscope.engine.trace.Outputs;
import dev.dinoscope.engine.trace.Tensor;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/// `alip`: gates, history and the weighted losses.
final class AlipCheck implements GoldenCheck {
    @Override
    public boolean usesTensors() {
        return true;
    }

    @Override
    public Map<String, double[]> compute(GoldenCase golden, Evaluator evaluator) {
        Map<String, GoldenTensor> inputs = new LinkedHashMap<>(golden.inputs());
        inputs.put("log_scale", golden.param("log_scale"));
        double gamma = golden.number("gamma");
        ConsistencyGates gates = new ConsistencyGates(gamma, gamma, golden.number("ema"), false);
        return evaluator.gradients(inputs, in -> outputs(in, gates, history(golden)));
    }

    private static Tensor history(GoldenCase golden) {
        return Tensor.stack(
                0,
                Stream.of("H_text_text", "H_image_raw", "H_image_caption")
                        .map(key -> Constants.full(golden.number(key)))
                        .toArray(Tensor[]::new));
    }

    private static Outputs outputs(Inputs in, ConsistencyGates gates, Tensor history) {
        Tensor images = in.get("image");
        Tensor captions = in.get("raw_text");
        Tensor synthetic = in.get("synthetic_caption");
        ConsistencyGates.Weights weights = gates.weigh(images, captions, synthetic, history);
        Tensor raw = InfoNce.weighted(
                images, captions, in.get("log_scale"), weights.sample().times(weights.caption()));
        Tensor described = InfoNce.weighted(
                images, synthetic, in.get("log_scale"), weights.sample().times(weights.synthetic()));
        return Outputs.of("loss", raw.plus(described))
                .and("loss_raw", raw)
                .and("loss_caption", described)
                .and("w_sample", weights.sample())
                .and("w_raw", weights.caption())
                .and("w_caption", weights.synthetic())
                .and("H_new", weights.history());
    }
}
