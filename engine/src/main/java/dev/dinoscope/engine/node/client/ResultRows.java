package dev.dinoscope.engine.node.client;

import dev.dinoscope.engine.node.EvaluationRow;
import dev.dinoscope.engine.run.files.FiniteJson;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// Reads lines of `results.jsonl`.
final class ResultRows {
    private static final JsonMapper JSON = FiniteJson.mapper().build();

    private ResultRows() {}

    /// A line that is no JSON object has no fields: one damaged line must not hide the others.
    static EvaluationRow parse(String line) {
        try {
            Map<String, Object> fields = JSON.readValue(line, new TypeReference<LinkedHashMap<String, Object>>() {});
            return new EvaluationRow(line, Objects.requireNonNullElse(fields, Map.of()));
        } catch (JacksonException damaged) {
            return new EvaluationRow(line, Map.of());
        }
    }
}
