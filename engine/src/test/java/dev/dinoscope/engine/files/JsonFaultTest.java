package dev.dinoscope.engine.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

class JsonFaultTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    record State(long step, List<String> tags, Map<String, Double> metrics) {}

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[1]|expected an object with keys",
                "{\"step\": []}|step: expected a whole number",
                "{\"step\": \"many\"}|step: many, which a whole number cannot be",
                "{\"tags\": {}}|tags: expected a list",
                "{\"tags\": [\"a\", {}]}|tags.[1]: expected a text",
                "{\"metrics\": {\"loss\": \"low\"}}|metrics.loss: low, which a number cannot be",
                "{\"step\": 1|it is no JSON: ends too early (line 1, column 11)",
            })
    void aFaultIsToldWithoutTheNamesOfClasses(String text, String words) {
        var fault = catchThrowableOfType(JacksonException.class, () -> JSON.readValue(text, State.class));
        assertThat(JsonFault.words(fault)).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource("2000")
    void whatIsNestedTooDeeplyIsToldSo(int depth) {
        var text = "[".repeat(depth);
        var fault = catchThrowableOfType(JacksonException.class, () -> JSON.readTree(text));
        assertThat(JsonFault.words(fault)).contains("too deep in each other");
    }
}
