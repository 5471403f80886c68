package dev.dinoscope.engine.cli;

import dev.dinoscope.engine.cli.text.ExitCode;
import dev.dinoscope.engine.cli.text.JsonLines;
import dev.dinoscope.engine.data.decode.ImageDecoders;
import dev.dinoscope.engine.run.files.Homes;
import dev.dinoscope.engine.torch.Libtorch;
import dev.dinoscope.engine.torch.LibtorchOptions;
import dev.dinoscope.engine.torch.LibtorchReport;
import dev.dinoscope.engine.torch.LibtorchSetting;
import dev.dinoscope.engine.trace.Device;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `dinoscope torch`.
@Command(
        name = "torch",
        description = {
            "Start libtorch, test it on every device, and print what it is.",
            "With --find, --check and --use: choose the libtorch of a Python installation instead of the bundled one."
        },
        mixinStandardHelpOptions = true)
final class TorchCommand implements Callable<Integer> {
    private static final String BUNDLED = "bundled";

    private final Homes homes;

    @Option(names = "--json", description = "One JSON object.")
    private boolean json;

    @ArgGroup
    private @Nullable Choosing choosing;

    /// At most one of them.
    static final class Choosing {
        @Option(names = "--find", description = "List the libtorch of every Python installation found here.")
        private boolean find;

        @Option(
                names = "--check",
                paramLabel = "PATH",
                description = "Try one in a process of its own; PATH is torch/lib, or a folder above it.")
        private @Nullable Path check;

        @Option(
                names = "--use",
                paramLabel = "PATH",
                description = "Try one, and use it for all that starts from now on; `bundled` goes back.")
        private @Nullable Path use;
    }

    TorchCommand(Homes homes) {
        this.homes = homes;
    }

    /// What is printed.
    ///
    /// @param chosenBy why this libtorch
    /// @param convolutions whether oneDNN computes those for the CPU, and why not
    /// @param images which libraries decode image files
    /// @param selfTest `passed`; a failed one ends the verb with its reason
    private record Facts(
            String version,
            String folder,
            String chosenBy,
            SequencedMap<String, String> devices,
            int threads,
            String convolutions,
            String images,
            String selfTest) {}

    @Override
    public Integer call() throws Exception {
        var setting = new LibtorchSetting(homes, System.getenv());
        if (choosing == null) {
            return show(setting);
        } else if (choosing.find) {
            return find(setting);
        } else if (choosing.check != null) {
            return check(setting, choosing.check).isGood() ? ExitCode.OK : ExitCode.FAILED;
        }
        return choosing.use == null ? ExitCode.USAGE : use(setting, choosing.use);
    }

    private int show(LibtorchSetting setting) {
        var libtorch = Libtorch.start(LibtorchOptions.defaults());
        var devices = new LinkedHashMap<String, String>();
        for (var device : libtorch.devices()) {
            libtorch.requireHealthy(device);
            devices.put(device.toString(), device.equals(Device.CPU) ? "" : libtorch.describe(device));
        }
        print(new Facts(
                libtorch.version(),
                libtorch.folder().toString(),
                setting.choice().reason(),
                devices,
                libtorch.threads(),
                libtorch.oneDnn().describe(),
                ImageDecoders.FASTEST.describe(),
                "passed"));
        return ExitCode.OK;
    }

    private void print(Facts facts) {
        if (json) {
            System.out.println(JsonLines.of(facts));
            return;
        }
        System.out.println("libtorch   " + facts.version());
        System.out.println("folder     " + facts.folder());
        System.out.println("chosen by  " + facts.chosenBy());
        facts.devices().forEach((name, words) -> System.out.println(("device     " + name + "  " + words).strip()));
        System.out.println("threads    " + facts.threads());
        System.out.println("oneDNN     convolutions are " + facts.convolutions());
        System.out.println("images     " + facts.images());
        System.out.println("self-test  " + facts.selfTest());
    }

    private int find(LibtorchSetting setting) throws InterruptedException {
        var candidates = setting.find();
        if (json) {
            candidates.forEach(candidate -> System.out.println(JsonLines.of(candidate)));
        } else if (candidates.isEmpty()) {
            System.out.println("No Python installation with PyTorch was found: looked at VIRTUAL_ENV, CONDA_PREFIX,"
                    + " python3, .venv and conda's environments.");
        } else {
            candidates.forEach(candidate ->
                    System.out.println(candidate.problem().isEmpty() ? candidate.title() : candidate.problem()));
            System.out.println("Choose one: dinoscope torch --use PATH");
        }
        return candidates.isEmpty() ? ExitCode.UNAVAILABLE : ExitCode.OK;
    }

    private LibtorchReport check(LibtorchSetting setting, Path folder) throws IOException, InterruptedException {
        var report = setting.check(folder, json ? _ -> {} : System.out::println);
        System.out.println(json ? JsonLines.of(report) : report.summary());
        return report;
    }

    private int use(LibtorchSetting setting, Path folder) throws IOException, InterruptedException {
        if (folder.toString().equals(BUNDLED)) {
            setting.useBundled();
        } else if (check(setting, folder).isGood()) {
            setting.use(folder);
        } else {
            return ExitCode.FAILED;
        }
        if (!json) {
            System.out.println("From now on: " + setting.describe()
                    + (setting.isFixedByEnvironment() ? " — " + setting.choice().reason() + " wins" : ""));
        }
        return ExitCode.OK;
    }
}
