package dev.dinoscope.engine.verify.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class GoldenFileTest {
    @Test
    void aCaseLikeAnotherHasItsInputsAndParametersButNothingItShouldGive() {
        var file = GoldenFile.parse("test", """
                {"cases": [
                  {"name": "first",
                   "params": {"recipe": "a: 1", "steps": 2, "weights": {"u": [1, 2], "v": {"shape": [1, 2], "data": [3, 4]}, "w": 5}},
                   "inputs": {"x": [1], "y": [2]},
                   "outputs": {"loss": 1, "extra": 2},
                   "grads": {"x": [7]}},
                  {"name": "second", "like": "first",
                   "params": {"recipe": "a: 2", "weights": {"v": {"shape": [2, 1], "data": [6, 7]}, "w": null, "z": 8}},
                   "inputs": {"y": null},
                   "outputs": {"loss": 3}}]}""");

        var second = file.cases().getLast();
        assertThat(second.texts()).containsEntry("recipe", "a: 2");
        assertThat(second.params()).containsOnlyKeys("steps", "weights.u", "weights.v", "weights.z");
        assertThat(second.param("weights.v").data()).containsExactly(6, 7);
        assertThat(second.inputs()).containsOnlyKeys("x");
        assertThat(second.outputs()).containsOnlyKeys("loss");
        assertThat(second.grads()).isEmpty();
        assertThat(file.cases().getFirst().params()).containsKey("weights.w");
    }

    @Test
    void aCaseIsLikeNoLaterOne() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GoldenFile.parse(
                        "test", "{\"cases\": [{\"name\": \"a\", \"like\": \"b\"}, {\"name\": \"b\"}]}"))
                .withMessage("a case is like \"b\", but before it there are only []");
    }

    @Test
    void aFingerprintTellsSignsAndOrderApart() {
        Map<String, double[]> values = new HashMap<>();
        TensorFingerprint.add(values, "x", 3, 4);
        TensorFingerprint.add(values, "y", 4, 3);
        TensorFingerprint.add(values, "z", 3, -4);
        assertThat(number(values, "x.norm")).isEqualTo(5);
        assertThat(number(values, "x.probe")).isCloseTo(3 * Math.cos(1) + 4 * Math.cos(2), Offset.offset(1e-15));
        assertThat(number(values, "y.probe")).isNotCloseTo(number(values, "x.probe"), Offset.offset(0.1));
        assertThat(number(values, "z.probe")).isNotCloseTo(number(values, "x.probe"), Offset.offset(0.1));
    }

    private static double number(Map<String, double[]> values, String name) {
        var value = Objects.requireNonNull(values.get(name));
        assertThat(value).hasSize(1);
        return value[0];
    }
}
