package dev.dinoscope.engine.cli.text;

import dev.dinoscope.engine.run.RunCost;
import dev.dinoscope.engine.run.RunCost.ModuleSize;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/// What a run will take, for people: the terminal and the window say the same.
public final class CostText {
    private static final double MIB = 1 << 20;
    private static final double GIB = 1 << 30;
    private static final List<String> UNITS = List.of(" ", " k", " M", " G", " T", " P", " E");
    private final StringBuilder text = new StringBuilder();

    private CostText() {}

    /// `1,234,567`
    public static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /// Three digits: `12.3 GFLOP`.
    public static String flops(long operations) {
        double value = operations;
        int unit = 0;
        while (value >= 999.5 && unit < UNITS.size() - 1) {
            value /= 1000;
            unit++;
        }
        return threeDigits(value) + UNITS.get(unit) + "FLOP";
    }

    /// Three digits: `512 MiB`, `1.25 GiB`.
    public static String bytes(long bytes) {
        return bytes / MIB < 999.5 ? threeDigits(bytes / MIB) + " MiB" : threeDigits(bytes / GIB) + " GiB";
    }

    private static String threeDigits(double value) {
        var format = value == 0 || value >= 99.95 ? "%,.0f" : value >= 9.995 ? "%.1f" : "%.2f";
        return String.format(Locale.ROOT, format, value);
    }

    /// In a few lines; what a run does not have is left out.
    public static List<CostFact> facts(RunCost cost) {
        var memory = cost.memory();
        var weights = Stream.of(
                        weights("Parameters", cost, ModuleSize::trained, "Weights that the optimiser moves"),
                        weights(
                                "In training only",
                                cost,
                                ModuleSize::trainingOnly,
                                "Not needed to encode images and texts"),
                        weights("Frozen", cost, ModuleSize::frozen, "Given weights, such as a teacher's"))
                .flatMap(Optional::stream);
        var step = new CostFact(
                "Step",
                flops(cost.forwardFlops() + cost.backwardFlops()),
                String.format(
                        Locale.ROOT,
                        "Forward %s, backward %s; a multiplication and an addition are two operations",
                        flops(cost.forwardFlops()),
                        flops(cost.backwardFlops())));
        var peak = new CostFact(
                "Memory, estimated",
                bytes(memory.peak()),
                String.format(
                        Locale.ROOT,
                        "Peak on the device: weights %s, averages and teachers %s, optimiser %s, batch %s, values of a"
                                + " step %s",
                        bytes(memory.trained() + memory.frozen()),
                        bytes(memory.copies()),
                        bytes(memory.optimiser()),
                        bytes(memory.batch()),
                        bytes(memory.step())));
        return Stream.concat(weights, Stream.of(step, peak)).toList();
    }

    private static Optional<CostFact> weights(String name, RunCost cost, ToLongFunction<ModuleSize> part, String help) {
        long sum = sum(cost.modules(), part);
        return sum == 0 ? Optional.empty() : Optional.of(new CostFact(name, count(sum), help));
    }

    private static long sum(List<ModuleSize> modules, ToLongFunction<ModuleSize> part) {
        return modules.stream().mapToLong(part).sum();
    }

    /// All of it, as comments of YAML.
    public static String of(RunCost cost) {
        var lines = new CostText();
        lines.modules(cost.modules());
        lines.flops(cost);
        lines.memory(cost.memory());
        return lines.text.toString();
    }

    private void modules(List<ModuleSize> modules) {
        text.append(String.format(
                Locale.ROOT, "\n# %-32s %14s %14s %14s%n", "parameters", "trained", "training only", "frozen"));
        modules.forEach(this::module);
        module(new ModuleSize(
                "total",
                sum(modules, ModuleSize::trained),
                sum(modules, ModuleSize::trainingOnly),
                sum(modules, ModuleSize::frozen)));
        text.append("# training only: trained, but not needed to encode images and texts\n");
    }

    private void module(ModuleSize size) {
        text.append(String.format(
                Locale.ROOT,
                "# %-32s %14s %14s %14s%n",
                size.module(),
                count(size.trained()),
                count(size.trainingOnly()),
                count(size.frozen())));
    }

    private void flops(RunCost cost) {
        text.append("\n# operations of a step, a multiplication and an addition being two\n");
        text.append(String.format(Locale.ROOT, "# %-32s %14s%n", "forward", flops(cost.forwardFlops())));
        text.append(String.format(Locale.ROOT, "# %-32s %14s%n", "backward", flops(cost.backwardFlops())));
        text.append(String.format(
                Locale.ROOT, "# %-32s %14s%n", "total", flops(cost.forwardFlops() + cost.backwardFlops())));
    }

    private void memory(RunCost.Memory memory) {
        text.append("\n# memory, estimated\n");
        bytes("trained weights", memory.trained());
        bytes("frozen weights", memory.frozen());
        bytes("averages and teachers", memory.copies());
        bytes("optimiser", memory.optimiser());
        bytes("batch", memory.batch());
        bytes("values of a step and gradients", memory.step());
        text.append("#   ").append(bytes(memory.activations())).append(" of values wait for the backward pass\n");
        bytes("peak on the device", memory.peak());
        bytes("batches made ahead, beside it", memory.loader());
    }

    private void bytes(String what, long bytes) {
        if (bytes > 0) {
            text.append(String.format(Locale.ROOT, "# %-32s %14s%n", what, bytes(bytes)));
        }
    }
}
