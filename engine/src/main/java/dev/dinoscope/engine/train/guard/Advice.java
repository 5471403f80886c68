package dev.dinoscope.engine.train.guard;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// What can be done about steps that are not finite, by what is at fault. A setting of the recipe mends no machine, and
/// another machine no model.
public final class Advice {
    private static final List<String> INSTRUCTION_SETS = List.of("ONEDNN_MAX_CPU_ISA", "ATEN_CPU_CAPABILITY");

    private Advice() {}

    /// For a step that is not finite each time it is taken.
    public static String model() {
        return "set a lower optim.learning_rate, a longer optim.warmup or a smaller optim.clip_norm";
    }

    /// For a step that is finite when it is taken again.
    ///
    /// @param libtorch its version
    /// @param environment of this process
    public static String machine(String libtorch, Map<String, String> environment) {
        return String.format(
                Locale.ROOT,
                "try another libtorch (this is %s; `dinoscope torch --find`), a smaller instruction set in the"
                        + " environment (ONEDNN_MAX_CPU_ISA=AVX2 or SSE41, ATEN_CPU_CAPABILITY=default; %s), and a test"
                        + " of the memory (memtest86+; a GPU: nvidia-smi -q -d ECC)",
                libtorch,
                now(environment));
    }

    private static String now(Map<String, String> environment) {
        var set = INSTRUCTION_SETS.stream()
                .filter(environment::containsKey)
                .map(name -> "now " + name + "=" + environment.get(name))
                .collect(Collectors.joining(", "));
        return set.isEmpty() ? "now neither is set" : set;
    }
}
