package dev.dinoscope.engine.train.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dinoscope.engine.optim.WarmupCosine;
import org.junit.jupiter.api.Test;

class RateChangeTest {
    private final WarmupCosine before = new WarmupCosine(0.001, 0, 100);
    private final WarmupCosine longer = new WarmupCosine(0.001, 0, 400);

    @Test
    void moreEpochsRaiseTheLearningRateAndItIsSaidFromWhereToWhere() {
        var logged = (float) before.at(49);
        assertThat(RateChange.of(logged, longer, 50, 400))
                .hasValue("the plan has changed since the last step (now 400 steps): after step 50 the learning rate"
                        + " goes from 0.0005157 to 0.0009619");
    }

    @Test
    void aRunThatGoesOnAsPlannedSaysNothing() {
        for (long done = 1; done < 100; done++) {
            assertThat(RateChange.of((float) before.at(done - 1), before, done, 100))
                    .isEmpty();
        }
        assertThat(RateChange.of(Double.NaN, longer, 50, 400)).isEmpty();
    }
}
