package dev.dinoscope.engine.runs;

import dev.dinoscope.engine.run.Liveness;
import dev.dinoscope.engine.run.RunDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// All runs under a root.
///
/// @param runs the newest first; what cannot be read is among them as damaged
/// @param problems of runs with files that cannot be read, each naming its file and cure
public record RunListing(List<RunSummary> runs, List<String> problems) {
    private record Seen(RunSummary summary, List<String> problems) {
        static Seen of(RunDirectory run, RunGlance glance, Liveness liveness) {
            return new Seen(RunSummary.of(run, glance, liveness), glance.faults());
        }
    }

    /// A root that does not exist yet has no runs. One broken run never hides the others.
    public static RunListing of(Path root, Liveness liveness) throws IOException {
        try (var visits = Visits.patient()) {
            return of(root, liveness, visits);
        }
    }

    static RunListing of(Path root, Liveness liveness, Visits visits) throws IOException {
        var seen = visits
                .all(
                        names(root),
                        directory -> look(directory, liveness),
                        (directory, why) -> Optional.of(unseen(directory, why, liveness)))
                .stream()
                .flatMap(Optional::stream)
                .toList();
        return new RunListing(
                seen.stream()
                        .map(Seen::summary)
                        .sorted(Comparator.comparing(RunSummary::started)
                                .reversed()
                                .thenComparing(RunSummary::name))
                        .toList(),
                seen.stream().flatMap(each -> each.problems().stream()).toList());
    }

    private static Optional<Seen> look(Path directory, Liveness liveness) {
        var run = new RunDirectory(directory);
        return Files.isDirectory(directory) && run.exists()
                ? Optional.of(Seen.of(run, RunGlance.of(run), liveness))
                : Optional.empty();
    }

    private static Seen unseen(Path directory, HangingDirectoryException why, Liveness liveness) {
        var run = new RunDirectory(directory);
        return Seen.of(run, RunGlance.unseen(run, String.valueOf(why.getMessage())), liveness);
    }

    private static List<Path> names(Path root) throws IOException {
        if (!Files.isDirectory(root)) {
            return List.of();
        }
        try (var entries = Files.list(root)) {
            return entries.sorted().toList();
        }
    }
}
