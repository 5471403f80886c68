package dev.dinoscope.engine.node.client;

import dev.dinoscope.engine.node.EvaluationRow;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// Reads lines of `results.jsonl`.
final class ResultRows {
    private static final JsonMapper JSON = JsonMapper.shared();

    private ResultRows() {}

    static EvaluationRow parse(String line) {
        Map<String, Object> fields = JSON.readValue(line, new TypeReference<LinkedHashMap<String, Object>>() {});
        return new EvaluationRow(line, fields);
    }
}
