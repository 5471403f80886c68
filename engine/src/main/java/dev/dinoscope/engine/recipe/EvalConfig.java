package dev.dinoscope.engine.recipe;

import dev.dinoscope.engine.config.Setting;
import java.util.List;

/// Retrieval on held-out splits. Only `val` may guide choices; the others are looked at when the run ends.
public record EvalConfig(
        @Setting(
                help = "Steps between evaluations on the validation split; 0 for only at the end",
                unit = "steps",
                min = 0)
        long every,

        @Setting(help = "Splits evaluated when the run ends; none means those that the data are usually judged by")
        List<String> splits,

        @Setting(
                help = "Weights that evaluations and snapshots use: their moving average (ema; the present ones where"
                        + " train.ema is 0), or the present ones (online)")
        Weights weights) {

    /// Which weights stand for the model.
    public enum Weights {
        EMA,
        ONLINE
    }

    public EvalConfig {
        splits = List.copyOf(splits);
    }

    public EvalConfig() {
        this(100, List.of(), Weights.EMA);
    }
}
