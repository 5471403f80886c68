package dev.dinoscope.viz.raster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GridResamplerTest {
    private static float[] whole(Grid grid, int height, int width, Kernel kernel) {
        return GridResampler.whole(grid.rows(), grid.columns(), height, width, kernel)
                .apply(grid);
    }

    @Test
    void nearestRepeatsCells() {
        assertThat(whole(new Grid(1, 2, new float[] {3, 7}), 2, 4, Kernel.NEAREST))
                .containsExactly(3, 3, 7, 7, 3, 3, 7, 7);
    }

    @Test
    void bilinearKnownValues() {
        // Pixel centres lie at -0.25, 0.25, 0.75 and 1.25 cells; beyond the outer centres the edge goes on.
        assertThat(whole(new Grid(1, 2, new float[] {0, 1}), 1, 4, Kernel.BILINEAR))
                .containsExactly(new float[] {0, 0.25f, 0.75f, 1}, within(1e-6f));
    }

    @ParameterizedTest
    @EnumSource(Kernel.class)
    void constantStaysConstantAtEverySize(Kernel kernel) {
        float[] values = new float[7 * 5];
        Arrays.fill(values, 0.3f);
        for (int size : new int[] {1, 3, 7, 64}) {
            for (float value : whole(new Grid(7, 5, values), size, size + 2, kernel)) {
                assertThat(value).isCloseTo(0.3f, within(1e-6f));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Kernel.class)
    void reducingSkipsNoCell(Kernel kernel) {
        for (int cell = 0; cell < 100; cell++) {
            float[] values = new float[100];
            values[cell] = 1;
            float sum = 0;
            for (float value : whole(new Grid(1, 100, values), 1, 9, kernel)) {
                sum += value;
            }
            assertThat(sum).as("trace of cell %d", cell).isGreaterThan(0.01f);
        }
    }

    @Test
    void windowShowsThePartAskedFor() {
        var grid = new Grid(2, 3, new float[] {0, 1, 2, 3, 4, 5});
        assertThat(GridResampler.window(grid, 1, 1, 0.5, 2, 4, Kernel.NEAREST).apply(grid))
                .containsExactly(4, 4, 5, 5, 4, 4, 5, 5);
    }

    @Test
    void aGapDoesNotSpreadBeyondItsKernel() {
        assertThat(whole(new Grid(1, 3, new float[] {1, Float.NaN, 2}), 1, 3, Kernel.NEAREST))
                .containsExactly(1, Float.NaN, 2);
    }
}
