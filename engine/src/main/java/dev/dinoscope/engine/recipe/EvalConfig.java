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

        @Setting(help = "Splits evaluated when the run ends")
        List<String> splits) {

    public EvalConfig {
        splits = List.copyOf(splits);
    }

    public EvalConfig() {
        this(100, List.of("val", "test", "unseen", "ood_style"));
    }
}
