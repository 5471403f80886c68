package dev.dinoscope.engine.cli;

import dev.dinoscope.engine.run.Homes;
import dev.dinoscope.engine.run.Liveness;
import dev.dinoscope.engine.run.RunListing;
import dev.dinoscope.engine.run.RunSummary;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `dinoscope runs`.
@Command(
        name = "runs",
        description = "List the runs of this machine, the newest first.",
        mixinStandardHelpOptions = true)
final class RunsCommand implements Callable<Integer> {
    private final Homes homes;

    @Option(names = "--runs", paramLabel = "DIR", description = "The runs root (default: ~/dinoscope/runs).")
    private @Nullable Path runs;

    @Option(names = "--json", description = "One JSON object a run.")
    private boolean json;

    RunsCommand(Homes homes) {
        this.homes = homes;
    }

    @Override
    public Integer call() throws Exception {
        var root = runs == null ? homes.runs() : runs;
        var listing = RunListing.of(root, Liveness.here(InstantSource.system()));
        if (json) {
            listing.runs().forEach(run -> System.out.println(JsonLines.of(run)));
        } else if (listing.runs().isEmpty()) {
            System.out.println("No runs under " + root + " yet. Start one: dinoscope train clip");
        } else {
            System.out.printf("%-32s %-10s %-8s %15s %10s%n", "run", "state", "method", "step", "loss");
            listing.runs().forEach(run -> System.out.println(line(run)));
        }
        listing.problems().forEach(System.err::println);
        return ExitCode.OK;
    }

    private static String line(RunSummary run) {
        var loss = run.metrics().get("loss");
        return "%-32s %-10s %-8s %15s %10s"
                .formatted(
                        run.name(),
                        run.state().name().toLowerCase(Locale.ROOT),
                        run.method(),
                        "%,d/%,d".formatted(run.step(), run.totalSteps()),
                        loss == null ? "" : "%.4f".formatted(loss));
    }
}
