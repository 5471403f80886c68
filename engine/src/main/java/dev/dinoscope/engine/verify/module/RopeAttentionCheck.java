package dev.dinoscope.engine.verify.module;

import dev.dinoscope.engine.nn.dinov3.AxialRope;
import dev.dinoscope.engine.nn.dinov3.RopeAttention;
import dev.dinoscope.engine.nn.dinov3.RopeForm;
import dev.dinoscope.engine.trace.Outputs;
import dev.dinoscope.engine.verify.golden.Evaluator;
import dev.dinoscope.engine.verify.golden.GoldenCase;
import dev.dinoscope.engine.verify.golden.GoldenCheck;
import dev.dinoscope.engine.verify.golden.GoldenTensor;
import java.util.LinkedHashMap;
import java.util.Map;

/// `attention_rope`: self-attention with rotated queries and keys behind a prefix.
public final class RopeAttentionCheck implements GoldenCheck {
    @Override
    public boolean usesTensors() {
        return true;
    }

    @Override
    public Map<String, double[]> compute(GoldenCase golden, Evaluator evaluator) {
        int width = Math.toIntExact(golden.input("x").shape().dim(-1));
        int heads = golden.whole("num_heads");
        int[] grid = golden.param("grid").whole();
        RopeAttention attention = new RopeAttention(width, heads, false, 0);
        AxialRope rope = new AxialRope(RopeForm.standard(), width / heads);
        Map<String, GoldenTensor> weights = new LinkedHashMap<>(golden.params());
        return evaluator.values(attention, weights, golden.inputs(), in -> {
            AxialRope.Rotation rotation = rope.table(grid[0], grid[1]).behind(golden.whole("prefix"));
            return Outputs.of("y", attention.apply(in.get("x"), rotation));
        });
    }
}
