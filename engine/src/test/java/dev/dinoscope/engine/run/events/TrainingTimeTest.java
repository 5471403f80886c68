package dev.dinoscope.engine.run.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.LongToDoubleFunction;
import org.junit.jupiter.api.Test;

class TrainingTimeTest {
    private static final String FILE = "events.out.tfevents.1700000000.dinoscope.7.0";
    private static final double START = 1.7e9;
    private static final double HOUR = 3600;

    @Test
    void theHoursInWhichARunLayStillAreLeftOut() {
        var log = log(step -> START + 2 * step + (step >= 50 ? 12 * HOUR : 0));
        var time = TrainingTime.of(log);
        assertThat(time.of(series(log), 0)).hasSize(100).isSorted();
        assertThat(time.at(100, START + 200 + 12 * HOUR)).isEqualTo(2 * 99);
        assertThat(time.pauses()).containsExactly(new TrainingTime.Pause(50, 12 * HOUR));
        assertThat(time.text()).isEqualTo("12.0 h before step 50");
    }

    @Test
    void aClockThatWasSetBackTakesNothingAway() {
        var log = log(step -> START + 2 * step - (step >= 50 ? HOUR : 0));
        var time = TrainingTime.of(log);
        assertThat(time.of(series(log), 0)).isSorted();
        assertThat(time.at(100, START + 200 - HOUR)).isEqualTo(2 * 99);
        assertThat(time.text()).startsWith("the clock set back by").endsWith("before step 50");
    }

    @Test
    void timesOutOfOrderOrWithoutMeaningStillRise() {
        for (var wall : List.<LongToDoubleFunction>of(
                step -> START + 2 * (step ^ 1), _ -> 0, _ -> Double.NaN, step -> step % 2 == 0 ? Double.NaN : step)) {
            var log = log(wall);
            assertThat(TrainingTime.of(log).of(series(log), 0)).isSorted().doesNotContain(Double.NaN);
        }
    }

    @Test
    void aShortPauseCountsWhereTheRunWasTakenUpAnew() {
        var log = log(step -> START + 2 * step);
        var resumed = new ArrayList<LogEvent>(List.of(new LogEvent.Restart(51, START)));
        for (long step = 51; step <= 100; step++) {
            resumed.add(new LogEvent.Scalar("loss", step, START + 2 * step + 300, 1));
        }
        log.accept("events.out.tfevents.1700000900.dinoscope.8.0", resumed);
        var time = TrainingTime.of(log);
        assertThat(time.text()).isEqualTo("5.0 min before step 51");
        assertThat(time.at(100, START + 500)).isEqualTo(2 * 99);
    }

    @Test
    void rareValuesStandAmongTheStepsBetweenWhichTheyWereLogged() {
        var log = log(step -> START + 2 * step + (step >= 50 ? 12 * HOUR : 0));
        var time = TrainingTime.of(log);
        assertThat(time.at(49, START + 98.5)).isCloseTo(2 * 48 + 0.5, within(1e-6));
        // Logged after the pause, for a step before it.
        assertThat(time.at(49, START + 13 * HOUR)).isEqualTo(2 * 49);
        assertThat(time.at(0, START)).isZero();
    }

    @Test
    void slowStepsAreNoPauses() {
        var log = log(step -> START + HOUR * step);
        assertThat(TrainingTime.of(log).pauses()).isEmpty();
        assertThat(TrainingTime.of(log).text()).isEmpty();
        assertThat(TrainingTime.of(new ScalarLog()).at(7, START)).isZero();
    }

    private static ScalarLog log(LongToDoubleFunction wall) {
        var log = new ScalarLog();
        var events = new ArrayList<LogEvent>();
        for (long step = 1; step <= 100; step++) {
            events.add(new LogEvent.Scalar("loss", step, wall.applyAsDouble(step), 1.0 / step));
        }
        log.accept(FILE, events);
        return log;
    }

    private static ScalarSeries series(ScalarLog log) {
        return Objects.requireNonNull(log.series("loss"));
    }
}
