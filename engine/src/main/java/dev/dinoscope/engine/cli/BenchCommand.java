package dev.dinoscope.engine.cli;

import dev.dinoscope.engine.bench.LoaderBenchmark;
import dev.dinoscope.engine.bench.LoaderSizes;
import dev.dinoscope.engine.bench.RankBenchmark;
import dev.dinoscope.engine.bench.RankSizes;
import dev.dinoscope.engine.bench.RecipeBenchmark;
import dev.dinoscope.engine.bench.StepBenchmark;
import dev.dinoscope.engine.bench.StepSizes;
import dev.dinoscope.engine.cli.text.ExitCode;
import dev.dinoscope.engine.cli.text.ProgressBar;
import dev.dinoscope.engine.data.store.Folders;
import dev.dinoscope.engine.run.files.Homes;
import dev.dinoscope.engine.torch.Libtorch;
import dev.dinoscope.engine.torch.LibtorchOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `dinoscope bench step [key=value …]`, `dinoscope bench rank [key=value …]`, `bench loader FOLDER
/// [key=value …]`, `bench recipes RECIPE …`.
@Command(name = "bench", description = "Time the engine.", mixinStandardHelpOptions = true)
final class BenchCommand implements Runnable {
    private final Homes homes;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before any verb runs
    private CommandSpec spec;

    BenchCommand(Homes homes) {
        this.homes = homes;
    }

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "bench needs: step, rank, loader or recipes");
    }

    @Command(
            name = "step",
            description =
                    "Time one training step of the model that bench/peer_step.py times in PyTorch; prints one JSON line.",
            modelTransformer = StepKeys.class,
            mixinStandardHelpOptions = true)
    int step(@Parameters(arity = "0..*", paramLabel = "key=value") List<String> settings) throws Exception {
        var sizes = StepSizes.of(given(settings));
        var libtorch = Libtorch.start(LibtorchOptions.withThreads(sizes.threads()));
        System.out.println(new StepBenchmark(libtorch, sizes).run());
        return ExitCode.OK;
    }

    @Command(
            name = "rank",
            description =
                    "Time the ranking loss alone, forward and backward, and the memory it needs, at several batch sizes;"
                            + " prints one JSON line for each. bench/peer_rank.py does the same in PyTorch.",
            modelTransformer = RankKeys.class,
            mixinStandardHelpOptions = true)
    int rank(@Parameters(arity = "0..*", paramLabel = "key=value") List<String> settings) throws Exception {
        var sizes = RankSizes.of(given(settings));
        var libtorch = Libtorch.start(LibtorchOptions.withThreads(sizes.threads()));
        for (int batch : sizes.batches()) {
            System.out.println(new RankBenchmark(libtorch, sizes).run(batch));
        }
        return ExitCode.OK;
    }

    @Command(
            name = "loader",
            description =
                    "Time what a loader's worker does to an image, in processor time: read, decode, random resized crop, flip,"
                            + " normalise, or with locals=8 all of DINO's crops; prints one JSON line. bench/peer_loader.py"
                            + " times the same with Pillow and torchvision.",
            modelTransformer = LoaderKeys.class,
            mixinStandardHelpOptions = true)
    int loader(
            @Parameters(index = "0", paramLabel = "FOLDER", description = "holds JPEGs") Path folder,
            @Parameters(index = "1..*", arity = "0..*", paramLabel = "key=value") List<String> settings)
            throws IOException {
        var sizes = LoaderSizes.of(given(settings));
        System.out.println(new LoaderBenchmark(folder, sizes).run());
        return ExitCode.OK;
    }

    @Command(
            name = "recipes",
            description =
                    "Time a training step of several recipes on their own data, turn and turn about; prints a line for"
                            + " each, with its ratio to the first.",
            mixinStandardHelpOptions = true)
    int recipes(
            @Parameters(arity = "1..*", paramLabel = "RECIPE", description = "files or bundled recipes")
                    List<String> recipes,
            @Option(names = "--set", paramLabel = "key=value", description = "A setting of all of them.")
                    List<String> settings,
            @Option(names = "--rounds", defaultValue = "10", description = "Steps of each that count.") int rounds,
            @Option(names = "--warmup", defaultValue = "3", description = "Steps of each before.") int warmup)
            throws Exception {
        var read = recipes.stream()
                .map(recipe -> RecipeArgument.read(recipe, given(settings)))
                .toList();
        var libtorch = Libtorch.start(
                LibtorchOptions.withThreads(read.getFirst().train().threads()));
        var folder = Files.createTempDirectory("dinoscope-bench");
        try {
            var benchmark = new RecipeBenchmark(libtorch, homes, folder, ProgressBar.onStandardError());
            System.out.println("recipe\tms\tratio");
            for (var timing : benchmark.run(read, warmup, rounds)) {
                System.out.println(String.format(
                        Locale.ROOT, "%s\t%.1f\t%.2f", timing.recipe(), timing.milliseconds(), timing.ratio()));
            }
            return ExitCode.OK;
        } finally {
            Folders.delete(folder);
        }
    }

    /// picocli gives null for none.
    private static List<String> given(@Nullable List<String> settings) {
        return settings == null ? List.of() : settings;
    }

    /// Keys of `bench step`.
    static final class StepKeys extends KeyHelp {
        StepKeys() {
            super(StepSizes.class);
        }
    }

    /// Keys of `bench rank`.
    static final class RankKeys extends KeyHelp {
        RankKeys() {
            super(RankSizes.class);
        }
    }

    /// Keys of `bench loader`.
    static final class LoaderKeys extends KeyHelp {
        LoaderKeys() {
            super(LoaderSizes.class);
        }
    }
}
