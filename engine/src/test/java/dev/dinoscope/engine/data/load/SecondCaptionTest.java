package dev.dinoscope.engine.data.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dinoscope.engine.data.Pair;
import dev.dinoscope.engine.data.seed.SampleRandom;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecondCaptionTest {
    private static Pair pair(String... captions) {
        return new Pair("p", "c", "", "", "", "", "train", "", List.of(captions));
    }

    @Test
    void anotherOfTheImagesCaptionsIsTaken() {
        var pair = pair("a fox", "a red fox", "a fox", "an animal");
        var seen = new HashSet<SecondCaption>();
        for (int seed = 0; seed < 100; seed++) {
            seen.add(SecondCaption.of(pair, 2, new SampleRandom().seed(seed)));
        }
        assertThat(seen)
                .containsExactlyInAnyOrder(
                        new SecondCaption("a red fox", false), new SecondCaption("an animal", false));
    }

    @ParameterizedTest
    @ValueSource(strings = {"fox", "fox fox fox", "a fox that jumps over the lazy dog"})
    void theOnlyCaptionIsVariedAndSaysSo(String only) {
        for (int seed = 0; seed < 100; seed++) {
            var second = SecondCaption.of(pair(only, only), 0, new SampleRandom().seed(seed));
            assertThat(second.variation()).isTrue();
            assertThat(second.text()).isNotEqualTo(only).isNotBlank();
            assertThat(SecondCaption.of(pair(only), 0, new SampleRandom().seed(seed)))
                    .isEqualTo(second);
        }
    }
}
