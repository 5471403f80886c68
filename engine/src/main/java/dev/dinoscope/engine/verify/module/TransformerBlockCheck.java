package dev.dinoscope.engine.verify.module;

import dev.dinoscope.engine.nn.BlockConfig;
import dev.dinoscope.engine.nn.TransformerBlock;
import dev.dinoscope.engine.trace.Outputs;
import dev.dinoscope.engine.trace.Tensor;
import dev.dinoscope.engine.trace.ops.Reductions;
import dev.dinoscope.engine.verify.golden.Evaluator;
import dev.dinoscope.engine.verify.golden.GoldenCase;
import dev.dinoscope.engine.verify.golden.GoldenCheck;
import dev.dinoscope.engine.verify.golden.GoldenTensor;
import java.util.LinkedHashMap;
import java.util.Map;

/// `prenorm_transformer_block`: values and the gradients of every weight.
public final class TransformerBlockCheck implements GoldenCheck {
    /// Names in the golden file, by our parameter.
    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry("norm1.weight", "ln1_w"),
            Map.entry("norm1.bias", "ln1_b"),
            Map.entry("attention.qkv.weight", "in_w"),
            Map.entry("attention.qkv.bias", "in_b"),
            Map.entry("attention.out.weight", "out_w"),
            Map.entry("attention.out.bias", "out_b"),
            Map.entry("norm2.weight", "ln2_w"),
            Map.entry("norm2.bias", "ln2_b"),
            Map.entry("mlp.up.weight", "fc1_w"),
            Map.entry("mlp.up.bias", "fc1_b"),
            Map.entry("mlp.down.weight", "fc2_w"),
            Map.entry("mlp.down.bias", "fc2_b"));

    @Override
    public boolean usesTensors() {
        return true;
    }

    @Override
    public Map<String, double[]> compute(GoldenCase golden, Evaluator evaluator) {
        int width = (int) golden.input("x").shape().dim(-1);
        int hidden = (int) golden.param("fc1_w").shape().dim(0);
        TransformerBlock block = new TransformerBlock(
                BlockConfig.of(width, golden.whole("num_heads"), 1, false).withHidden(hidden));
        Map<String, GoldenTensor> weights = new LinkedHashMap<>();
        NAMES.forEach((ours, theirs) -> weights.put(ours, golden.param(theirs)));
        Map<String, double[]> values = evaluator.gradients(block, weights, golden.inputs(), in -> {
            Tensor y = block.apply(in.get("x"));
            return Outputs.of("loss", Reductions.sum(y.times(in.get("cotangent"))))
                    .and("y", y);
        });
        Map<String, double[]> renamed = new LinkedHashMap<>();
        values.forEach((name, value) -> renamed.put(rename(name), value));
        return renamed;
    }

    private static String rename(String output) {
        String prefix = "gradient.";
        if (!output.startsWith(prefix)) {
            return output;
        }
        String name = output.substring(prefix.length());
        return prefix + NAMES.getOrDefault(name, name);
    }
}
