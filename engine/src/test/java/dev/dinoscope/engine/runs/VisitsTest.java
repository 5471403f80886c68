package dev.dinoscope.engine.runs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Directories that do not answer, as on a network disk that is gone.
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class VisitsTest {
    private static final List<Path> PATHS =
            IntStream.range(0, 40).mapToObj(each -> Path.of("run-" + each)).toList();
    private static final Duration PATIENCE = Duration.ofMillis(200);

    private final CountDownLatch back = new CountDownLatch(1);
    private final AtomicInteger looks = new AtomicInteger();

    private String look(Path directory) {
        if (hangs(directory)) {
            looks.incrementAndGet();
            await();
        }
        return "seen " + directory;
    }

    private static boolean hangs(Path directory) {
        return directory.toString().matches("run-[37]|run-39");
    }

    private void await() {
        try {
            back.await();
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }

    @Test
    void whatHangsKeepsNoOtherWaitingAndIsNotAskedAgain() throws Exception {
        try (var visits = new Visits(PATIENCE)) {
            for (int i = 0; i < 3; i++) {
                var found = visits.all(PATHS, this::look, (directory, _) -> "unseen " + directory);
                for (int at = 0; at < found.size(); at++) {
                    var word = hangs(PATHS.get(at)) ? "unseen " : "seen ";
                    assertThat(found.get(at)).isEqualTo(word + PATHS.get(at));
                }
                // One thread for each, however often the list is looked at.
                assertThat(looks).hasValue(3);
                assertThatThrownBy(() -> visits.at(PATHS.get(3), () -> "x"))
                        .isInstanceOf(HangingDirectoryException.class)
                        .hasMessageContaining("run-3 does not answer");
            }
            back.countDown();
            List<String> found;
            do {
                found = visits.all(PATHS, this::look, (directory, _) -> "unseen " + directory);
            } while (found.stream().anyMatch(each -> each.startsWith("unseen")));
            assertThat(found).hasSize(PATHS.size());
        }
    }

    @Test
    void onlyAFewLooksAtOneDirectoryGoOnAtOnce() throws Exception {
        var directory = Path.of("run-3");
        try (var visits = new Visits(PATIENCE)) {
            var callers = IntStream.range(0, 20)
                    .mapToObj(_ -> Thread.ofVirtual()
                            .start(() -> assertThatThrownBy(() -> visits.at(directory, () -> look(directory)))
                                    .isInstanceOf(HangingDirectoryException.class)))
                    .toList();
            for (var caller : callers) {
                caller.join();
            }
            assertThat(looks.get()).isLessThanOrEqualTo(4);
            assertThat(visits.at(Path.of("run-1"), () -> "there")).isEqualTo("there");
            back.countDown();
        }
    }

    @Test
    void aLookThatFailsIsNoDirectoryThatHangs() throws Exception {
        try (var visits = new Visits(PATIENCE)) {
            assertThatThrownBy(() -> visits.at(Path.of("run-1"), () -> {
                        throw new StackOverflowError();
                    }))
                    .isInstanceOf(StackOverflowError.class);
            var found = visits.all(
                    PATHS,
                    directory -> {
                        if (hangs(directory)) {
                            throw new IllegalStateException();
                        }
                        return "seen";
                    },
                    (_, _) -> "unseen");
            assertThat(found).filteredOn("unseen"::equals).hasSize(3);
            assertThat(visits.at(Path.of("run-3"), () -> "there")).isEqualTo("there");
        }
    }
}
