package dev.dinoscope.engine.finite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class NotFiniteTest {
    @Test
    void rowsAndNumbersAreCountedAndTheFirstNamed() {
        var found = NotFinite.in(3, new float[] {1, Float.NaN, 0, -0f, Float.POSITIVE_INFINITY, Float.NaN});

        assertThat(found).isEqualTo(new NotFinite(2, 3, 3, List.of(0, 2)));
        assertThat(found.text("images", row -> row + ".png"))
                .isEqualTo("2 of 3 images are not finite (first 0.png, 2.png)");
        assertThatThrownBy(() -> found.refuse("images", String::valueOf))
                .isInstanceOf(NotFiniteException.class)
                .hasMessageContaining("2 of 3 images");
    }

    @Test
    void onlyTheFirstFewAreNamed() {
        var rows = new double[1200][1];
        Arrays.fill(rows, new double[] {Double.NEGATIVE_INFINITY});

        assertThat(NotFinite.in(rows).text("patches"))
                .isEqualTo("1,200 of 1,200 patches are not finite (first 0, 1, 2, 3, 4)");
    }

    @Test
    void largeNumbersAndNoRowsAreFine() {
        assertThat(NotFinite.in(1, new float[] {Float.MAX_VALUE, Float.MIN_VALUE})
                        .none())
                .isTrue();
        assertThatCode(() -> NotFinite.in(0, new float[0]).refuse("rows", String::valueOf))
                .doesNotThrowAnyException();
    }
}
