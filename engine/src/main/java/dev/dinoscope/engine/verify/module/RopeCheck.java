package dev.dinoscope.engine.verify.module;

import dev.dinoscope.engine.nn.dinov3.AxialRope;
import dev.dinoscope.engine.nn.dinov3.RopeForm;
import dev.dinoscope.engine.trace.Outputs;
import dev.dinoscope.engine.trace.Tensor;
import dev.dinoscope.engine.trace.ops.Constants;
import dev.dinoscope.engine.verify.golden.Evaluator;
import dev.dinoscope.engine.verify.golden.GoldenCase;
import dev.dinoscope.engine.verify.golden.GoldenCheck;
import java.util.Locale;
import java.util.Map;

/// `rope`: the table of a grid, with given distortions, and its use on queries and keys.
public final class RopeCheck implements GoldenCheck {
    @Override
    public boolean usesTensors() {
        return true;
    }

    @Override
    public Map<String, double[]> compute(GoldenCase golden, Evaluator evaluator) {
        AxialRope rope = new AxialRope(config(golden), golden.whole("head_dim"));
        return evaluator.values(golden.inputs(), in -> {
            AxialRope.Table table = table(rope, golden);
            Outputs outputs =
                    Outputs.of("cos", table.cos()).and("sin", table.sin()).and("periods", rope.periods());
            if (golden.params().containsKey("prefix_tokens")) {
                AxialRope.Rotation rotation = table.behind(golden.whole("prefix_tokens"));
                golden.inputs().keySet().forEach(name -> outputs.and(name, rotation.apply(in.get(name))));
            }
            return outputs;
        });
    }

    private static RopeForm config(GoldenCase golden) {
        boolean periods = golden.params().containsKey("min_period");
        String normalise = golden.texts().getOrDefault("normalize", "separate");
        return new RopeForm(
                periods ? 0 : golden.number("base"),
                periods ? golden.number("min_period") : 0,
                periods ? golden.number("max_period") : 0,
                RopeForm.Normalise.valueOf(normalise.toUpperCase(Locale.ROOT)),
                0,
                1,
                1);
    }

    private static AxialRope.Table table(AxialRope rope, GoldenCase golden) {
        Tensor shift = two(golden, "shift", 0);
        Tensor scale = two(golden, "jitter", 1).times(two(golden, "scale", 1));
        return rope.table(golden.whole("H"), golden.whole("W"), new AxialRope.Box(shift, scale));
    }

    /// One number for both axes, or one for each.
    private static Tensor two(GoldenCase golden, String key, double otherwise) {
        if (!golden.params().containsKey(key)) {
            return Constants.full(otherwise, 2);
        }
        double[] given = golden.param(key).data();
        return Tensor.stack(0, Constants.full(given[0]), Constants.full(given[given.length - 1]));
    }
}
