package dev.dinoscope.engine.run;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// All runs under a root.
///
/// @param runs the newest first
/// @param problems of directories that look like runs but cannot be read, each naming its file and cure
public record RunListing(List<RunSummary> runs, List<String> problems) {
    /// A root that does not exist yet has no runs. One broken run never hides the others.
    public static RunListing of(Path root, Liveness liveness) throws IOException {
        var runs = new ArrayList<RunSummary>();
        var problems = new ArrayList<String>();
        for (var directory : directories(root)) {
            var run = new RunDirectory(directory);
            try {
                if (run.exists()) {
                    runs.add(RunSummary.of(run, notes(run, problems), liveness));
                }
            } catch (IOException fault) {
                problems.add(problem(run, fault));
            }
        }
        runs.sort(Comparator.comparing(RunSummary::started).reversed().thenComparing(RunSummary::name));
        return new RunListing(List.copyOf(runs), List.copyOf(problems));
    }

    /// Damaged notes must not hide the run.
    private static RunNotes notes(RunDirectory run, List<String> problems) {
        try {
            return run.notes();
        } catch (IOException damaged) {
            problems.add(String.valueOf(damaged.getMessage()));
            return RunNotes.NONE;
        }
    }

    private static String problem(RunDirectory run, IOException fault) {
        // The only plain text that is read; the JDK's message does not name the file.
        return fault instanceof CharacterCodingException
                ? run.recipe() + " is not text; copy the recipe of the run there again"
                : String.valueOf(fault.getMessage());
    }

    private static List<Path> directories(Path root) throws IOException {
        if (!Files.isDirectory(root)) {
            return List.of();
        }
        try (var entries = Files.list(root)) {
            return entries.filter(Files::isDirectory).sorted().toList();
        }
    }
}
