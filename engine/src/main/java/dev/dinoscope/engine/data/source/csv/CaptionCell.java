package dev.dinoscope.engine.data.source.csv;

import java.util.List;
import java.util.Objects;
import tools.jackson.core.JacksonException;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// One cell with a caption, or with a JSON list of captions as the usual Flickr30k tables have.
final class CaptionCell {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .build();
    private static final TypeReference<List<String>> TEXTS = new TypeReference<>() {};

    private CaptionCell() {}

    static List<String> captions(String cell) {
        var text = cell.strip();
        if (text.startsWith("[\"") && text.endsWith("\"]")) {
            try {
                return JSON.readValue(text, TEXTS).stream()
                        .filter(Objects::nonNull)
                        .toList();
            } catch (JacksonException _) {
                return List.of(text); // words that happen to look like a list
            }
        }
        return List.of(text);
    }
}
