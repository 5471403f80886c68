package dev.dinoscope.engine.data.look;

import dev.dinoscope.engine.run.files.FiniteJson;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Events as lines of JSON: `{"event":"advance","stage":"drawing","done":3,"total":9}`. Bytes are base64.
public final class DataEvents {
    private static final String KIND = "event";
    private static final Map<String, Class<? extends DataEvent>> KINDS = Map.of(
            "advance", DataEvent.Advance.class,
            "origin", DataEvent.Origin.class,
            "summary", DataEvent.Summary.class,
            "sample", DataEvent.Sample.class,
            "report", DataEvent.Report.class);
    private static final JsonMapper JSON = FiniteJson.mapper()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private DataEvents() {}

    public static String line(DataEvent event) {
        ObjectNode fields = JSON.valueToTree(event);
        return JSON.writeValueAsString(
                JSON.createObjectNode().put(KIND, kind(event)).setAll(fields));
    }

    /// @return empty for an event that only other versions know
    /// @throws IllegalArgumentException for a text that is no event
    public static Optional<DataEvent> parse(String line) {
        try {
            var fields = JSON.readTree(line);
            var kind = KINDS.get(fields.path(KIND).asString(""));
            return kind == null ? Optional.empty() : Optional.of(JSON.treeToValue(fields, kind));
        } catch (JacksonException damaged) {
            throw new IllegalArgumentException("not an event of data: " + damaged.getOriginalMessage(), damaged);
        }
    }

    private static String kind(DataEvent event) {
        return KINDS.entrySet().stream()
                .filter(kind -> kind.getValue() == event.getClass())
                .findFirst()
                .orElseThrow()
                .getKey();
    }
}
