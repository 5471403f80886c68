package dev.dinoscope.engine.torch;

import dev.dinoscope.engine.process.ThisJvm;
import dev.dinoscope.engine.torch.handle.TorchException;
import dev.dinoscope.engine.torch.library.LibtorchChoice;
import dev.dinoscope.engine.torch.library.LibtorchFolder;
import dev.dinoscope.engine.torch.library.UnusableLibtorchException;
import dev.dinoscope.engine.trace.Device;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/// The process in which [LibtorchCheck] tries a libtorch. It prints a line for each thing it tries, in the
/// form of [SelfTestLine]; if the libtorch crashes, only this process is lost.
public final class SelfTestProcess {
    private static final PrintStream OUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);

    private SelfTestProcess() {}

    /// @param arguments the folder of the libtorch's libraries, and the cache to unpack the binding into
    public static void main(String[] arguments) {
        var _ = ThisJvm.prepare();
        Path libraries = Path.of(arguments[0]);
        LibtorchChoice choice = new LibtorchChoice(LibtorchChoice.Origin.SETTING, Optional.of(libraries));
        try {
            Libtorch libtorch = Libtorch.startHere(
                    LibtorchFolder.inspect(libraries), new LibtorchOptions(1, choice, Path.of(arguments[1])));
            for (Device device : libtorch.devices()) {
                OUT.println(new SelfTestLine.OnDevice(device.toString(), libtorch.describe(device)).text());
                SelfTest.run(libtorch, device).forEach(check -> OUT.println(new SelfTestLine.Tried(check).text()));
            }
            OUT.println(new SelfTestLine.Done().text());
        } catch (UnusableLibtorchException | TorchException e) {
            OUT.println(new SelfTestLine.Refused(String.valueOf(e.getMessage())).text());
        }
        // A GPU's driver may keep threads that would hold the process.
        System.exit(0);
    }
}
