package dev.dinoscope.engine.data.source;

import dev.dinoscope.engine.files.JsonSyntaxText;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.NumericNode;

/// The json file beside an image: captions under some of its keys, each a text, a number or a list of them.
final class SidecarJson {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .build();

    private SidecarJson() {}

    /// @param keys in any case
    /// @throws IOException when it is no JSON, or has something else under one of the keys
    static List<String> captions(String text, List<String> keys) throws IOException {
        if (text.isBlank()) {
            throw new IOException("its json file is damaged: it is empty");
        }
        try {
            var root = JSON.readTree(text);
            var captions = new ArrayList<String>();
            for (var key : keys) {
                for (var field : root.properties()) {
                    if (field.getKey().equalsIgnoreCase(key)) {
                        add(field.getValue(), field.getKey(), captions);
                    }
                }
            }
            return captions;
        } catch (JacksonException e) {
            throw new IOException("its json file is damaged: " + TextFault.shown(JsonSyntaxText.of(e)), e);
        }
    }

    private static void add(JsonNode value, String key, List<String> captions) throws IOException {
        if (value.isString() || (value.isNumber() && !isNaN(value))) {
            captions.add(value.asString());
        } else if (value.isArray()) {
            for (var element : value) {
                add(element, key, captions);
            }
        } else if (!value.isNull()) {
            throw new IOException("its json file has no text under " + key);
        }
    }

    /// As Python writes it where there is no number.
    private static boolean isNaN(JsonNode number) {
        return number instanceof NumericNode numeric && numeric.isNaN();
    }
}
