package dev.dinoscope.engine.cli;

import dev.dinoscope.engine.torch.Libtorch;
import dev.dinoscope.engine.torch.LibtorchSettings;
import dev.dinoscope.engine.trace.Device;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `dinoscope torch`.
@Command(
        name = "torch",
        description = "Start libtorch, test it, and print its version, devices and threads.",
        mixinStandardHelpOptions = true)
final class TorchCommand implements Callable<Integer> {
    @Option(names = "--json", description = "One JSON object.")
    private boolean json;

    /// What is printed.
    ///
    /// @param selfTest `passed`; a failed one ends the verb with its reason
    private record Facts(String version, String folder, List<String> devices, int threads, String selfTest) {}

    @Override
    public Integer call() {
        var libtorch = Libtorch.start(LibtorchSettings.defaults());
        var facts = new Facts(
                libtorch.version(),
                libtorch.folder().toString(),
                libtorch.devices().stream().map(Device::toString).toList(),
                libtorch.threads(),
                "passed");
        if (json) {
            System.out.println(JsonLines.of(facts));
        } else {
            System.out.println("libtorch   " + facts.version());
            System.out.println("folder     " + facts.folder());
            System.out.println("devices    " + String.join(", ", facts.devices()));
            System.out.println("threads    " + facts.threads());
            System.out.println("self-test  " + facts.selfTest());
        }
        return ExitCode.OK;
    }
}
