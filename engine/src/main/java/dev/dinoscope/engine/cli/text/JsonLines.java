package dev.dinoscope.engine.cli.text;

import dev.dinoscope.engine.run.files.FiniteJson;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/// What `--json` prints: one object a line, keys in snake case as in all our files.
public final class JsonLines {
    private static final JsonMapper MAPPER = FiniteJson.mapper()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();

    private JsonLines() {}

    public static String of(Object value) {
        return MAPPER.writeValueAsString(value);
    }
}
