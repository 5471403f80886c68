package dev.dinoscope.engine.data.source.tar;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The json file of a sample: captions under some of its keys, each a text or a list of texts.
final class SidecarJson {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private SidecarJson() {}

    /// @throws IOException when it is no JSON
    static List<String> captions(String text, List<String> keys) throws IOException {
        try {
            var root = JSON.readTree(text);
            var captions = new ArrayList<String>();
            keys.forEach(key -> add(root.path(key), captions));
            return captions;
        } catch (JacksonException e) {
            throw new IOException("its json file is damaged: " + e.getOriginalMessage(), e);
        }
    }

    private static void add(JsonNode value, List<String> captions) {
        if (value.isString()) {
            captions.add(value.stringValue());
        } else if (value.isArray()) {
            value.forEach(element -> add(element, captions));
        }
    }
}
