package dev.dinoscope.app.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RunRefTest {

    @ParameterizedTest
    @ValueSource(strings = {"local", "local:/home/ada/.dinoscope", "ssh:ada@gpu1:22", ""})
    void comesBackFromItsText(String node) {
        var run = new RunRef(node, "clip-20261201-101500");
        assertThat(RunRef.parse(run.text(), "another")).isEqualTo(run);
    }

    @Test
    void sessionsOfBeforeNamedRunsOfTheOneNodeByTheirIds() {
        assertThat(RunRef.parseAll(List.of("clip-1", "gpu1/clip-1", "", "gpu1/"), "local"))
                .containsExactly(new RunRef("local", "clip-1"), new RunRef("gpu1", "clip-1"));
    }

    @Test
    void anIdIsTheNameOfADirectory() {
        for (var id : List.of("", "a/b")) {
            assertThatThrownBy(() -> new RunRef("local", id)).isInstanceOf(IllegalArgumentException.class);
        }
    }
}
