package dev.dinoscope.engine.train.alert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dinoscope.engine.recipe.AlertConfig;
import dev.dinoscope.engine.run.AlertKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.LongToDoubleFunction;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class StepWatchTest {
    private static final int STEPS = 4000;
    private final Random random = new Random(1);

    private record Told(long step, AlertKind kind) {}

    @Test
    void anOrdinaryRunIsLeftInPeace() {
        assertThat(watch(this::loss, _ -> seconds(), _ -> 0.02, this::memory)).isEmpty();
    }

    @Test
    void aSpikeIsToldOnce() {
        // Up for three steps: one event.
        assertThat(watch(step -> loss(step) + (step >= 1500 && step < 1503 ? 4 : 0), _ -> seconds(), _ -> 0, _ -> 900))
                .containsExactly(new Told(1500, AlertKind.LOSS_SPIKE));
    }

    @Test
    void aLossThatTurnsRoundIsTold() {
        var told = watch(step -> loss(step) + Math.max(0, step - 2000) * 1e-3, _ -> seconds(), _ -> 0, _ -> 900);
        assertThat(told).isNotEmpty().allMatch(each -> each.kind() == AlertKind.LOSS_RISING);
        assertThat(told.getFirst().step()).isBetween(2300L, 3200L);
    }

    @Test
    void slowerStepsMoreMemoryAndWaitingAreEachTold() {
        assertThat(watch(this::loss, step -> seconds() * (step > 2000 ? 2 : 1), _ -> 0, _ -> 900))
                .singleElement()
                .satisfies(told -> assertThat(told.kind()).isEqualTo(AlertKind.SLOWDOWN));
        assertThat(watch(this::loss, _ -> seconds(), _ -> 0, step -> 900 + step * 0.5))
                .isNotEmpty()
                .allMatch(told -> told.kind() == AlertKind.MEMORY_GROWTH);
        assertThat(watch(this::loss, _ -> seconds(), step -> step > 1000 ? 0.7 : 0.1, _ -> 900))
                .singleElement()
                .satisfies(told -> assertThat(told.kind()).isEqualTo(AlertKind.LOADER_BOUND));
    }

    @Test
    void whatIsNotFiniteOrNotMeasuredIsPassedOver() {
        assertThat(watch(
                        step -> step % 7 == 0 ? Double.NaN : loss(step),
                        step -> step % 2 == 0 ? Double.NaN : seconds(),
                        _ -> Double.NaN,
                        step -> step % 20 == 0 ? 900 : Double.NaN))
                .isEmpty();
    }

    @Test
    void zeroTurnsEachOff() {
        var off = new StepWatch(new AlertConfig(0, 0, 200, 1000, 0, 0, 0, 0));
        for (long step = 1; step <= STEPS; step++) {
            assertThat(off.see(new StepSample(step, step * step, step, 1, step)))
                    .isEmpty();
        }
    }

    private List<Told> watch(
            LongToDoubleFunction loss,
            LongToDoubleFunction seconds,
            LongToDoubleFunction wait,
            LongToDoubleFunction memory) {
        var watch = new StepWatch(new AlertConfig());
        var told = new ArrayList<Told>();
        LongStream.rangeClosed(1, STEPS).forEach(step -> {
            var sample = new StepSample(
                    step,
                    loss.applyAsDouble(step),
                    seconds.applyAsDouble(step),
                    wait.applyAsDouble(step),
                    memory.applyAsDouble(step));
            watch.see(sample).forEach(finding -> told.add(new Told(step, finding.kind())));
        });
        return told;
    }

    /// Falls as losses do, with noise.
    private double loss(long step) {
        return 1 + 4 * Math.exp(-step / 500.0) + 0.1 * random.nextGaussian();
    }

    private double seconds() {
        return 0.2 * (1 + 0.3 * Math.abs(random.nextGaussian()));
    }

    /// Grows at the start, and then in little steps, as the JVM's does.
    private double memory(long step) {
        return 900 + 100 * (1 - Math.exp(-step / 300.0)) + step / 200.0;
    }
}
