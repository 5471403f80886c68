package dev.dinoscope.app.demo;

import dev.dinoscope.engine.cli.text.CommandFailure;
import dev.dinoscope.engine.cli.text.ExitCode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.function.ToIntFunction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `dinoscope demo`: trains the default recipe and shows it live.
@Command(
        name = "demo",
        description = "Trains the default recipe through the node of this machine and shows it live.",
        mixinStandardHelpOptions = true)
public final class DemoCommand implements Callable<Integer> {
    private final ToIntFunction<DemoPlan> show;

    @Option(names = "--headless", description = "Without a display; ends by itself. The default where there is none.")
    private boolean headless;

    @Option(names = "--minutes", description = "How long to train when headless (default: ${DEFAULT-VALUE}).")
    private double minutes = 3;

    @Option(names = "--out", description = "Where pictures and results go when headless (default: ${DEFAULT-VALUE}).")
    private Path out = Path.of("demo");

    /// @param show opens the workbench for the demo and gives the exit code
    public DemoCommand(ToIntFunction<DemoPlan> show) {
        this.show = show;
    }

    @Override
    public Integer call() {
        if (!(minutes > 0)) {
            throw new CommandFailure(ExitCode.USAGE, "--minutes " + minutes + " — expected a number above 0");
        }
        return show.applyAsInt(
                new DemoPlan(headless || noDisplay(), Duration.ofMillis(Math.round(minutes * 60_000)), out));
    }

    private static boolean noDisplay() {
        return System.getProperty("os.name", "").contains("Linux")
                && System.getenv("DISPLAY") == null
                && System.getenv("WAYLAND_DISPLAY") == null;
    }
}
