package dev.dinoscope.engine.train.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dinoscope.engine.recipe.GuardConfig;
import dev.dinoscope.engine.recipe.GuardConfig.Policy;
import org.junit.jupiter.api.Test;

class NonFiniteGuardTest {
    private final NonFiniteGuard guard = new NonFiniteGuard(new GuardConfig(Policy.SKIP, 3, 5, 2, 2, true, 20));

    @Test
    void neighbouringStepsAreInARow() {
        assertThat(guard.refused(7)).isEmpty();
        assertThat(guard.refused(8)).isEmpty();
        assertThat(guard.refused(10)).isEmpty();
        assertThat(guard.refused(11)).isEmpty();
        assertThat(guard.refused(12)).hasValueSatisfying(why -> assertThat(why).contains("number 3 in a row"));
    }

    @Test
    void manySingleOnesAreEnoughToo() {
        for (var step = 10; step <= 40; step += 10) {
            assertThat(guard.refused(step)).isEmpty();
        }
        assertThat(guard.refused(50)).hasValueSatisfying(why -> assertThat(why).contains("number 5 of this run"));
    }
}
