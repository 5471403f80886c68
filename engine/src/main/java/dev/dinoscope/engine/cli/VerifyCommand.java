package dev.dinoscope.engine.cli;

import dev.dinoscope.engine.cli.text.ExitCode;
import dev.dinoscope.engine.cli.text.JsonLines;
import dev.dinoscope.engine.torch.Libtorch;
import dev.dinoscope.engine.torch.LibtorchOptions;
import dev.dinoscope.engine.train.prepare.Devices;
import dev.dinoscope.engine.verify.CheckResult;
import dev.dinoscope.engine.verify.GoldenSource;
import dev.dinoscope.engine.verify.Verification;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `dinoscope verify [DIR]`.
@Command(
        name = "verify",
        description = "Run golden vectors through the losses and modules that train: can this machine be trusted?",
        mixinStandardHelpOptions = true)
final class VerifyCommand implements Callable<Integer> {
    @Parameters(
            arity = "0..1",
            paramLabel = "DIR",
            description = "A directory of golden JSON files (default: the bundled ones).")
    private @Nullable Path directory;

    @Option(names = "--device", paramLabel = "DEVICE", description = "auto, cpu, cuda or cuda:N (default: auto).")
    private String device = "auto";

    @Option(names = "--json", description = "One JSON object a check.")
    private boolean json;

    @Override
    public Integer call() throws Exception {
        var libtorch = Libtorch.start(LibtorchOptions.defaults());
        var source = directory == null ? GoldenSource.bundled() : GoldenSource.directory(directory);
        var report = new Verification(libtorch).run(source, Devices.choose("--device", device, libtorch), this::print);
        System.out.println(report.summary());
        return report.isGood() ? ExitCode.OK : ExitCode.FAILED;
    }

    private void print(CheckResult result) {
        if (json) {
            System.out.println(JsonLines.of(result));
        } else {
            System.out.printf(
                    Locale.ROOT,
                    "%-8s%-28s%s%s%n",
                    result.status().name().toLowerCase(Locale.ROOT),
                    result.file(),
                    result.check(),
                    result.detail().isEmpty() ? "" : " — " + result.detail());
        }
    }
}
