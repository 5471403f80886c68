package dev.dinoscope.engine.verify.module;

import dev.dinoscope.engine.nn.fusion.ChannelAttention;
import dev.dinoscope.engine.nn.fusion.SpatialAttention;
import dev.dinoscope.engine.trace.Layer;
import dev.dinoscope.engine.trace.Outputs;
import dev.dinoscope.engine.trace.Tensor;
import dev.dinoscope.engine.trace.ops.Reductions;
import dev.dinoscope.engine.verify.golden.Evaluator;
import dev.dinoscope.engine.verify.golden.GoldenCase;
import dev.dinoscope.engine.verify.golden.GoldenCheck;
import dev.dinoscope.engine.verify.golden.GoldenTensor;
import java.util.LinkedHashMap;
import java.util.Map;

/// `channel_spatial_attention`: values and the gradients of every weight.
public final class ChannelSpatialAttentionCheck implements GoldenCheck {
    /// Names in the golden file, by our parameter.
    private static final Map<String, String> NAMES = Map.of(
            "channel.down.weight", "W1",
            "channel.down.bias", "b1",
            "channel.up.weight", "W2",
            "channel.up.bias", "b2",
            "spatial.conv.weight", "Wsp");

    private static final class Cbam extends Layer {
        private final ChannelAttention channel;
        private final SpatialAttention spatial;

        Cbam(int channels, int inner, int kernel) {
            channel = child("channel", new ChannelAttention(channels, channels / inner));
            spatial = child("spatial", new SpatialAttention(kernel));
        }

        @Override
        protected Tensor forward(Tensor x) {
            return spatial.apply(channel.apply(x));
        }
    }

    @Override
    public boolean usesTensors() {
        return true;
    }

    @Override
    public Map<String, double[]> compute(GoldenCase golden, Evaluator evaluator) {
        var inner = golden.param("W1").shape();
        var kernel = (int) golden.param("Wsp").shape().dim(2);
        var cbam = new Cbam((int) inner.dim(1), (int) inner.dim(0), kernel);
        Map<String, GoldenTensor> weights = new LinkedHashMap<>();
        NAMES.forEach((ours, theirs) -> weights.put(ours, golden.param(theirs)));
        var values = evaluator.gradients(cbam, weights, golden.inputs(), in -> {
            Tensor y = cbam.apply(in.get("x"));
            return Outputs.of("loss", Reductions.sum(y.times(in.get("cotangent"))))
                    .and("y", y);
        });
        NAMES.forEach((ours, theirs) -> values.put("gradient." + theirs, values.get("gradient." + ours)));
        return values;
    }
}
