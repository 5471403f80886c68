package dev.dinoscope.engine.optim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/// U30 of docs/methods.md.
class GramRefreshTest {
    private static List<Long> refreshes(GramRefresh refresh, long steps) {
        return LongStream.range(0, steps).filter(refresh::after).boxed().toList();
    }

    @Test
    void theTeacherIsRefreshedAtMultiplesOfTheIntervalOnceTheFirstMayCome() {
        assertThat(refreshes(new GramRefresh(1_010_000, 10_000, 3), 1_100_000))
                .containsExactly(1_009_999L, 1_019_999L, 1_029_999L);
        assertThat(refreshes(new GramRefresh(15, 10, 2), 100)).containsExactly(19L, 29L);
        assertThat(refreshes(new GramRefresh(1, 10, 2), 100)).containsExactly(9L, 19L);
        assertThat(refreshes(new GramRefresh(1, 10, 0), 100)).isEmpty();
    }
}
