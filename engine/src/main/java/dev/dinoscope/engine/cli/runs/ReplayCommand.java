package dev.dinoscope.engine.cli.runs;

import dev.dinoscope.engine.cli.text.ExitCode;
import dev.dinoscope.engine.cli.text.ProgressBar;
import dev.dinoscope.engine.recipe.Recipe;
import dev.dinoscope.engine.run.checkpoint.CapturedStep;
import dev.dinoscope.engine.run.files.Homes;
import dev.dinoscope.engine.torch.Libtorch;
import dev.dinoscope.engine.torch.LibtorchOptions;
import dev.dinoscope.engine.train.guard.Advice;
import dev.dinoscope.engine.train.replay.Replay;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `dinoscope replay RUN [STEP]`.
@Command(
        name = "replay",
        description =
                "Take a step again whose loss or gradient was not finite: say whether the model or the machine is at fault,"
                        + " and show where it began.",
        mixinStandardHelpOptions = true)
public final class ReplayCommand implements Callable<Integer> {
    private static final int NAMED = 8;

    private final Homes homes;

    @Parameters(index = "0", paramLabel = "RUN", description = "A run directory, or the name of one.")
    private String run = "";

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "STEP",
            description = "A step under the run's captures/ (default: the newest).")
    private @Nullable Long step;

    public ReplayCommand(Homes homes) {
        this.homes = homes;
    }

    @Override
    public Integer call() throws Exception {
        var directory = RunArgument.find(run, homes);
        // The same number of threads: sums in another order are other sums.
        var threads = directory.readRecipe(Recipe.class).train().threads();
        var libtorch = Libtorch.start(LibtorchOptions.withThreads(threads));
        try (var bar = ProgressBar.onStandardError()) {
            var replay =
                    new Replay(directory, homes, libtorch, (stage, done, total) -> bar.show(stage, done, total, ""));
            var wanted = step == null ? OptionalLong.empty() : OptionalLong.of(step);
            var report = replay.replay(wanted, System.err::println);
            print(report);
            System.out.println(verdict(report, libtorch.version()));
        }
        return ExitCode.OK;
    }

    private static void print(Replay.Report report) {
        var then = report.then();
        System.out.printf(
                Locale.ROOT,
                "step %,d, learning rate %s, %,d samples%n",
                then.step(),
                then.learningRate(),
                then.samples().size());
        System.out.printf(Locale.ROOT, "%-28s %-24s %s%n", "", "captured", "now");
        row("loss", then.loss(), report.now().loss());
        then.scalars()
                .forEach(
                        (name, value) -> row(name, value, report.now().scalars().get(name)));
        row("gradient norm", then.gradientNorm(), report.now().gradientNorm());
        System.out.println("reproduced bit for bit: "
                + (report.isExact() ? "yes" : "no" + (report.sameProgram() ? "" : "; the program has changed since")));
        explain(report);
    }

    /// Whose fault the captured step was, and what can be done.
    private static String verdict(Replay.Report report, String libtorch) {
        if (!report.isReproducible()) {
            return report.sameProgram()
                    ? "not reproducible: the step is finite now, so it was a fault of a native library or of memory, not of"
                            + " the model; if it goes on, " + Advice.machine(libtorch, System.getenv())
                    : "finite now, but the program has changed since: no verdict";
        } else if (!report.weights().isEmpty()) {
            return "reproducible: the weights were not finite before the step; move the newest checkpoints away and resume"
                    + " from an earlier one";
        } else if (!report.samples().isEmpty()) {
            return "reproducible: it comes with these images; mend them, or leave them out";
        }
        return "reproducible, so it is the model's: " + Advice.model();
    }

    private static void row(String name, Object then, @Nullable Object now) {
        System.out.printf(Locale.ROOT, "%-28s %-24s %s%n", name, then, now);
    }

    private static void explain(Replay.Report report) {
        if (!report.samples().isEmpty()) {
            System.out.println("images with values that are not finite: "
                    + names(report.samples().stream()
                            .map(CapturedStep.Sample::toText)
                            .toList()));
        }
        if (!report.weights().isEmpty()) {
            System.out.println("weights that were not finite before the step: " + names(report.weights()));
        }
        System.out.println(report.firstValue()
                .map(origin -> String.format(
                        Locale.ROOT,
                        "first value that is not finite: %s (%s)",
                        origin.module().isEmpty() ? "the loss" : origin.module(),
                        origin.frame()))
                .orElse("all values up to the loss are finite"));
        System.out.println(
                report.gradients().isEmpty()
                        ? String.format(
                                Locale.ROOT,
                                "all %d gradients are finite; their norm overflows if it is not",
                                report.parameters())
                        : String.format(
                                Locale.ROOT,
                                "gradients that are not finite: %d of %d, nearest to the loss %s; %s",
                                report.gradients().size(),
                                report.parameters(),
                                report.gradients().getLast(),
                                names(report.gradients())));
    }

    private static String names(List<String> all) {
        var more = all.size() > NAMED ? ", …" : "";
        return all.stream().limit(NAMED).collect(Collectors.joining(", ")) + more;
    }
}
