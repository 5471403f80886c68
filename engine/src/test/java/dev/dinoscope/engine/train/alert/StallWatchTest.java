package dev.dinoscope.engine.train.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class StallWatchTest {
    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private final StallWatch watch = new StallWatch(20);
    private long now;

    @Test
    void aStallIsToldOnceAndTheNextOneAgain() {
        steps(50, 4 * SECOND);
        watch.begin(now);
        assertThat(watch.look(now + 79 * SECOND)).isEmpty();
        assertThat(watch.look(now + 81 * SECOND))
                .hasValueSatisfying(finding ->
                        assertThat(finding.message()).contains("no step for 81 seconds, where 4.00 are usual"));
        assertThat(watch.look(now + 200 * SECOND)).isEmpty();
        steps(1, 300 * SECOND);
        watch.begin(now);
        assertThat(watch.look(now + 90 * SECOND)).isPresent();
    }

    @Test
    void fastStepsAreGivenHalfAMinute() {
        steps(50, SECOND / 100);
        watch.begin(now);
        assertThat(watch.look(now + 29 * SECOND)).isEmpty();
        assertThat(watch.look(now + 31 * SECOND)).isPresent();
    }

    @Test
    void whatLiesBetweenStepsMayTakeItsTime() {
        steps(50, SECOND);
        assertThat(watch.look(now + 10_000 * SECOND)).isEmpty();
    }

    @Test
    void aLoaderThatHangsFromTheStartIsSeenToo() {
        watch.begin(now);
        assertThat(watch.look(now + 299 * SECOND)).isEmpty();
        assertThat(watch.look(now + 301 * SECOND)).isPresent();
    }

    private void steps(int count, long nanos) {
        for (var step = 0; step < count; step++) {
            watch.begin(now);
            now += nanos;
            watch.stepped(now);
        }
    }
}
