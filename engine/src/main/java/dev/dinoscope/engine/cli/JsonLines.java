package dev.dinoscope.engine.cli;

import dev.dinoscope.engine.run.FiniteJson;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/// What `--json` prints: one object a line, keys in snake case as in all our files.
final class JsonLines {
    private static final JsonMapper MAPPER = FiniteJson.mapper()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();

    private JsonLines() {}

    static String of(Object value) {
        return MAPPER.writeValueAsString(value);
    }
}
