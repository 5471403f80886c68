package dev.dinoscope.engine.cli.text;

import dev.dinoscope.engine.run.RunCost;
import java.util.List;
import java.util.Locale;

/// What a run will take, for people; as comments of YAML.
public final class CostText {
    private static final double MIB = 1 << 20;
    private static final List<String> UNITS = List.of("", " k", " M", " G", " T", " P", " E");
    private final StringBuilder text = new StringBuilder();

    private CostText() {}

    public static String of(RunCost cost) {
        var lines = new CostText();
        lines.modules(cost.modules());
        lines.flops(cost);
        lines.memory(cost.memory());
        return lines.text.toString();
    }

    private void modules(List<RunCost.ModuleSize> modules) {
        text.append(String.format(
                Locale.ROOT, "\n# %-32s %14s %14s %14s%n", "parameters", "trained", "training only", "frozen"));
        modules.forEach(this::module);
        module(new RunCost.ModuleSize(
                "total",
                modules.stream().mapToLong(RunCost.ModuleSize::trained).sum(),
                modules.stream().mapToLong(RunCost.ModuleSize::trainingOnly).sum(),
                modules.stream().mapToLong(RunCost.ModuleSize::frozen).sum()));
        text.append("# training only: trained, but not needed to encode images and texts\n");
    }

    private void module(RunCost.ModuleSize size) {
        text.append(String.format(
                Locale.ROOT,
                "# %-32s %,14d %,14d %,14d%n",
                size.module(),
                size.trained(),
                size.trainingOnly(),
                size.frozen()));
    }

    private void flops(RunCost cost) {
        text.append("\n# operations of a step, a multiplication and an addition being two\n");
        text.append(String.format(Locale.ROOT, "# %-32s %14s%n", "forward", flops(cost.forwardFlops())));
        text.append(String.format(Locale.ROOT, "# %-32s %14s%n", "backward", flops(cost.backwardFlops())));
        text.append(String.format(
                Locale.ROOT, "# %-32s %14s%n", "total", flops(cost.forwardFlops() + cost.backwardFlops())));
    }

    /// `12.3 GFLOP`
    static String flops(long operations) {
        double value = operations;
        int unit = 0;
        while (value >= 1000 && unit < UNITS.size() - 1) {
            value /= 1000;
            unit++;
        }
        return String.format(Locale.ROOT, "%.4g%sFLOP", value, unit == 0 ? " " : UNITS.get(unit));
    }

    private void memory(RunCost.Memory memory) {
        text.append("\n# memory, estimated\n");
        bytes("trained weights", memory.trained());
        bytes("frozen weights", memory.frozen());
        bytes("averages and teachers", memory.copies());
        bytes("optimiser", memory.optimiser());
        bytes("batch", memory.batch());
        bytes("values of a step and gradients", memory.step());
        text.append(String.format(
                Locale.ROOT, "#   %,.1f MiB of values wait for the backward pass%n", memory.activations() / MIB));
        bytes("peak on the device", memory.peak());
        bytes("batches made ahead, beside it", memory.loader());
    }

    private void bytes(String what, long bytes) {
        if (bytes > 0) {
            text.append(String.format(Locale.ROOT, "# %-32s %,10.1f MiB%n", what, bytes / MIB));
        }
    }
}
