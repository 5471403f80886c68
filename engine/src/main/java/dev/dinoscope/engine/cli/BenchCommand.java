package dev.dinoscope.engine.cli;

import dev.dinoscope.engine.bench.LoaderBenchmark;
import dev.dinoscope.engine.bench.LoaderSizes;
import dev.dinoscope.engine.bench.StepBenchmark;
import dev.dinoscope.engine.bench.StepSizes;
import dev.dinoscope.engine.torch.Libtorch;
import dev.dinoscope.engine.torch.LibtorchSettings;
import dev.dinoscope.engine.train.FailureText;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `dinoscope bench step [key=value …]`, `dinoscope bench loader FOLDER [key=value …]`.
@Command(name = "bench", description = "Time the engine.", mixinStandardHelpOptions = true)
final class BenchCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before any verb runs
    private CommandSpec spec;

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "bench needs: step or loader");
    }

    @Command(
            name = "step",
            description = {
                "Time one training step of the model that bench/peer_step.py times in PyTorch; prints one JSON line.",
                "Keys: batch width depth heads image patch vocab context textdepth embed threads steps warmup bf16=0|1"
                        + " loss=clip|rankclip opt=default|fused device=cpu|cuda"
            },
            mixinStandardHelpOptions = true)
    int step(@Parameters(arity = "0..*", paramLabel = "key=value") List<String> settings) throws Exception {
        var sizes = parse(settings == null ? List.of() : settings);
        var libtorch = Libtorch.start(LibtorchSettings.withThreads(StepBenchmark.threads(sizes)));
        System.out.println(new StepBenchmark(libtorch, sizes).run());
        return ExitCode.OK;
    }

    @Command(
            name = "loader",
            description = {
                "Time what a loader's worker does to an image, on one thread: read, decode, random resized crop, flip,"
                        + " normalise; prints one JSON line. bench/peer_loader.py times the same with Pillow.",
                "Keys: size scale_min rounds warmup decoder=fastest|image_io"
            },
            mixinStandardHelpOptions = true)
    int loader(
            @Parameters(index = "0", paramLabel = "FOLDER", description = "holds JPEGs") Path folder,
            @Parameters(index = "1..*", arity = "0..*", paramLabel = "key=value") List<String> settings)
            throws IOException {
        try {
            var sizes = LoaderSizes.parse(settings == null ? List.of() : settings);
            System.out.println(new LoaderBenchmark(folder, sizes).run());
            return ExitCode.OK;
        } catch (IllegalArgumentException wrong) {
            throw new CommandFailure(ExitCode.USAGE, FailureText.of(wrong));
        }
    }

    private static StepSizes parse(List<String> settings) {
        try {
            return StepSizes.parse(settings);
        } catch (IllegalArgumentException wrong) {
            throw new CommandFailure(ExitCode.USAGE, FailureText.of(wrong));
        }
    }
}
