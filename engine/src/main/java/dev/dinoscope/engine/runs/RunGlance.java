package dev.dinoscope.engine.runs;

import dev.dinoscope.engine.config.Configs;
import dev.dinoscope.engine.run.LaunchMark;
import dev.dinoscope.engine.run.Liveness;
import dev.dinoscope.engine.run.RunDirectory;
import dev.dinoscope.engine.run.RunNotes;
import dev.dinoscope.engine.run.RunState;
import dev.dinoscope.engine.run.RunStatus;
import dev.dinoscope.engine.run.files.DamagedFileException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What the small files of a run say, and in words which of them cannot be read: a damaged file hides neither the run
/// nor what its other files say.
///
/// @param recipeName the recipe's `name`, else the directory's
/// @param method the recipe's `method.name`, or empty
/// @param created when the recipe was written
/// @param status as the trainer wrote it; see [#observed(Liveness)]
/// @param launch who was asked to start it, if anybody
/// @param faults each names its file, the damage and the cure
/// @param hasRecipe whether the recipe could be read
public record RunGlance(
        String recipeName,
        String method,
        Instant created,
        RunStatus status,
        @Nullable LaunchMark launch,
        RunNotes notes,
        boolean hasRecipe,
        List<String> faults) {
    public RunGlance {
        faults = List.copyOf(faults);
    }

    /// Reads what it can; never fails.
    public static RunGlance of(RunDirectory run) {
        var faults = new ArrayList<String>();
        var since = created(run);
        var recipe = read(run, () -> recipe(run), faults);
        var status = read(run, run::status, faults);
        var launch = read(run, run::launch, faults);
        var notes = read(run, run::notes, faults);
        return new RunGlance(
                peek(recipe, "name").orElse(run.name()),
                peek(recipe, "method.name").orElse(""),
                since,
                Optional.ofNullable(status).orElseGet(() -> RunStatus.damaged(since)),
                Optional.ofNullable(launch).flatMap(each -> each).orElse(null),
                Optional.ofNullable(notes).orElse(RunNotes.NONE),
                recipe != null,
                faults);
    }

    /// @throws DamagedFileException also for a text that is no recipe at all
    private static String recipe(RunDirectory run) throws IOException {
        var text = run.recipeText();
        var problems = Configs.problems(text);
        if (!problems.isEmpty()) {
            throw new DamagedFileException(
                    run.recipe(), problems.getFirst().text(), "copy the recipe of the run there again");
        }
        return text;
    }

    private static Instant created(RunDirectory run) {
        try {
            return Files.getLastModifiedTime(run.recipe(), LinkOption.NOFOLLOW_LINKS)
                    .toInstant();
        } catch (IOException gone) {
            return Instant.EPOCH;
        }
    }

    /// Of a run whose directory could not be looked into.
    static RunGlance unseen(RunDirectory run, String why) {
        return new RunGlance(
                run.name(),
                "",
                Instant.EPOCH,
                RunStatus.damaged(Instant.EPOCH),
                null,
                RunNotes.NONE,
                false,
                List.of(why));
    }

    /// With one fault more.
    public RunGlance with(String fault) {
        return new RunGlance(
                recipeName,
                method,
                created,
                status,
                launch,
                notes,
                hasRecipe,
                Stream.concat(faults.stream(), Stream.of(fault)).toList());
    }

    /// The status as a reader should see it: [RunStatus#observed(Liveness, LaunchMark)], and damaged where that is so.
    /// The message
    /// tells all faults.
    RunStatus observed(Liveness liveness) {
        var seen = status.observed(liveness, launch);
        if (faults.isEmpty()) {
            return seen;
        }
        var message = Stream.concat(Stream.of(seen.message()), faults.stream())
                .filter(text -> !text.isBlank())
                .toList();
        // What is being trained can be stopped, whatever has become of its recipe.
        var state = hasRecipe || seen.state().isLive() ? seen.state() : RunState.DAMAGED;
        return seen.withState(state, String.join("; ", message), seen.updated());
    }

    /// What is said of a fault.
    static String words(RunDirectory run, Throwable fault) {
        return switch (fault) {
            case DamagedFileException told -> String.valueOf(told.getMessage());
            case AccessDeniedException denied -> denied.getFile() + " cannot be read: permission denied";
            default -> run.path() + " cannot be read: " + fault;
        };
    }

    private static Optional<String> peek(@Nullable String recipe, String path) {
        return Optional.ofNullable(recipe).flatMap(text -> Configs.peek(text, path));
    }

    @FunctionalInterface
    private interface Part<T> {
        T read() throws IOException;
    }

    private static <T> @Nullable T read(RunDirectory run, Part<T> part, List<String> faults) {
        try {
            return part.read();
        } catch (IOException | RuntimeException | StackOverflowError | OutOfMemoryError fault) {
            // An error too: what one file does to its reader stays at its run.
            faults.add(words(run, fault));
            return null;
        }
    }
}
