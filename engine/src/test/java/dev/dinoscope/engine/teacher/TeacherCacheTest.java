package dev.dinoscope.engine.teacher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dinoscope.engine.data.Progress;
import dev.dinoscope.engine.recipe.Recipe;
import dev.dinoscope.engine.run.RunDirectory;
import dev.dinoscope.engine.run.RunState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Who trains a teacher that several runs need, and who waits.
class TeacherCacheTest {
    private static final Recipe RECIPE = new Recipe();

    @TempDir
    private Path cache;

    /// Counts, and ends a run as the trainer would.
    private static class Training implements ModelTraining {
        final List<RunDirectory> trained = new CopyOnWriteArrayList<>();

        @Override
        public String materials(Recipe recipe) {
            return "";
        }

        @Override
        public void train(String what, RunDirectory run) throws Exception {
            trained.add(run);
            Files.createDirectories(checkpoint(run));
            run.writeStatus(run.status().withState(RunState.FINISHED, "", Instant.EPOCH));
        }
    }

    private static Path checkpoint(RunDirectory run) {
        return run.checkpoints().resolve("000001");
    }

    private TeacherCache cache(Progress progress) {
        return new TeacherCache(cache, progress, () -> false);
    }

    @Test
    void aFinishedTeacherIsNotTrainedAgainAndAnotherKeyIsAnother() throws IOException {
        var training = new Training();
        var first = cache(Progress.NONE).run("the teacher", "a", RECIPE, training);
        var again = cache(Progress.NONE).run("the teacher", "a", RECIPE, training);
        var other = cache(Progress.NONE).run("the teacher", "b", RECIPE, training);
        assertThat(again).isEqualTo(first).isNotEqualTo(other);
        assertThat(training.trained).containsExactly(first, other);
        assertThat(first.recipe()).exists();

        Files.delete(checkpoint(first));
        cache(Progress.NONE).run("the teacher", "a", RECIPE, training);
        assertThat(training.trained).containsExactly(first, other, first);
    }

    @Test
    void whoComesSecondWaitsForTheFirst() throws Exception {
        var waited = new CountDownLatch(1);
        var begun = new CountDownLatch(1);
        var slow = new Training() {
            @Override
            public void train(String what, RunDirectory run) throws Exception {
                begun.countDown();
                waited.await();
                super.train(what, run);
            }
        };
        var idle = new Training();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var first = threads.submit(() -> cache(Progress.NONE).run("the teacher", "a", RECIPE, slow));
            begun.await();
            var second = threads.submit(() -> cache((stage, _, _) -> {
                        assertThat(stage).startsWith("waiting for the teacher that another run trains");
                        waited.countDown();
                    })
                    .run("the teacher", "a", RECIPE, idle));
            assertThat(second.get()).isEqualTo(first.get());
        }
        assertThat(slow.trained).hasSize(1);
        assertThat(idle.trained).isEmpty();
    }

    @Test
    void whoWaitsCanStop() throws Exception {
        var begun = new CountDownLatch(1);
        var stopped = new CountDownLatch(1);
        var slow = new Training() {
            @Override
            public void train(String what, RunDirectory run) throws Exception {
                begun.countDown();
                stopped.await();
                super.train(what, run);
            }
        };
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var first = threads.submit(() -> cache(Progress.NONE).run("the teacher", "a", RECIPE, slow));
            begun.await();
            var impatient = new TeacherCache(cache, Progress.NONE, () -> true);
            assertThatThrownBy(() -> impatient.run("the teacher", "a", RECIPE, new Training()))
                    .isInstanceOf(CancellationException.class)
                    .hasMessageContaining("while another run trains the teacher");
            stopped.countDown();
            first.get();
        }
    }

    @Test
    void aTeacherThatFailedIsTrainedOnInTheSameDirectory() throws IOException {
        var failing = new Training() {
            @Override
            public void train(String what, RunDirectory run) throws Exception {
                Files.writeString(run.log(), "so far");
                throw new IOException("the disk is full");
            }
        };
        assertThatThrownBy(() -> cache(Progress.NONE).run("the teacher", "a", RECIPE, failing))
                .hasMessage("the disk is full");
        var training = new Training();
        var run = cache(Progress.NONE).run("the teacher", "a", RECIPE, training);
        assertThat(training.trained).containsExactly(run);
        assertThat(run.log()).hasContent("so far");
    }
}
