package dev.dinoscope.engine.teacher;

import dev.dinoscope.engine.data.Progress;
import dev.dinoscope.engine.lock.ExclusiveFile;
import dev.dinoscope.engine.recipe.Recipe;
import dev.dinoscope.engine.run.RunDirectory;
import dev.dinoscope.engine.run.RunState;
import dev.dinoscope.engine.run.checkpoint.CheckpointStore;
import dev.dinoscope.engine.run.files.DamagedFileException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Locale;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

/// Runs that train teachers, kept in the cache: `<cache>/teachers/<key>/` is an ordinary run directory. Runs
/// that need the same teacher at the same time wait for the one that trains it.
final class TeacherCache {
    private static final long PAUSE_MILLIS = 500;

    private final Path folder;
    private final Progress progress;
    private final BooleanSupplier cancelled;

    TeacherCache(Path cache, Progress progress, BooleanSupplier cancelled) {
        this.folder = cache.resolve("teachers");
        this.progress = progress;
        this.cancelled = cancelled;
    }

    /// The finished run, trained now if it is not yet.
    ///
    /// @param what is wanted, for people: `the teacher`
    /// @param key names all that decides the weights
    /// @throws CancellationException when cancelled
    RunDirectory run(String what, String key, Recipe recipe, ModelTraining training) throws IOException {
        Files.createDirectories(folder);
        var run = new RunDirectory(folder.resolve(key));
        if (isFinished(run)) {
            return run;
        }
        try (var _ = lock(what, key, run)) {
            // Another may have finished it while this one waited.
            if (!isFinished(run)) {
                if (!Files.isRegularFile(run.recipe())) {
                    RunDirectory.createAt(run.path(), recipe, 0, InstantSource.system());
                }
                train(what, run, training);
            }
            return run;
        }
    }

    private static void train(String what, RunDirectory run, ModelTraining training) throws IOException {
        try {
            training.train(what, run);
        } catch (IOException | RuntimeException fault) {
            throw fault;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException(String.format(Locale.ROOT, "interrupted while %s was trained", what));
        } catch (Exception fault) {
            throw new IOException(
                    String.format(Locale.ROOT, "%s could not be trained; %s has what became of it", what, run.log()),
                    fault);
        }
    }

    /// One whose checkpoints were deleted to make room is trained anew.
    private static boolean isFinished(RunDirectory run) {
        try {
            var checkpoints = new CheckpointStore(run.checkpoints(), 1, InstantSource.system());
            return Files.isRegularFile(run.recipe())
                    && run.status().state() == RunState.FINISHED
                    && !checkpoints.steps().isEmpty();
        } catch (IOException damaged) {
            return false;
        }
    }

    private ExclusiveFile lock(String what, String key, RunDirectory run) throws IOException {
        var file = folder.resolve(key + ".lock");
        while (true) {
            var lock = ExclusiveFile.tryTake(file);
            if (lock.isPresent()) {
                return lock.get();
            }
            if (cancelled.getAsBoolean()) {
                throw new CancellationException("stopped while another run trains " + what);
            }
            tellOf(what, run);
            pause(what);
        }
    }

    private void tellOf(String what, RunDirectory run) {
        var waiting = String.format(Locale.ROOT, "waiting for %s that another run trains", what);
        try {
            var status = run.status();
            progress.report(waiting + ", step", status.step(), status.totalSteps());
        } catch (DamagedFileException notYet) {
            progress.report(waiting, 0, 0);
        } catch (IOException unreadable) {
            progress.note(String.valueOf(unreadable.getMessage()));
        }
    }

    private static void pause(String what) throws InterruptedIOException {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while another run trains " + what);
        }
    }
}
