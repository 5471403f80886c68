package dev.dinoscope.app.launch;

import dev.dinoscope.engine.config.Configs;
import dev.dinoscope.engine.files.YamlReader;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/// The settings of a record as the texts that its file would hold: what a form shows and what a user types.
final class YamlTexts {
    private YamlTexts() {}

    /// Dotted key → text.
    static Map<String, String> of(Record record) {
        var texts = new LinkedHashMap<String, String>();
        if (YamlReader.plain(Configs.toYaml(record)) instanceof Map<?, ?> tree) {
            flatten("", tree, texts);
        }
        return texts;
    }

    /// What a text stands for: a list where it is written as one, or else the text itself.
    static Object value(String text) {
        if (!text.strip().startsWith("[")) {
            return text;
        }
        try {
            var parsed = YamlReader.plain(text);
            return parsed instanceof List<?> list ? list : text;
        } catch (YamlEngineException _) {
            // The schema says what it expected instead.
            return text;
        }
    }

    private static void flatten(String prefix, Map<?, ?> tree, Map<String, String> texts) {
        tree.forEach((key, value) -> {
            var path = prefix.isEmpty() ? String.valueOf(key) : prefix + "." + key;
            switch (value) {
                case Map<?, ?> nested -> flatten(path, nested, texts);
                case List<?> list ->
                    texts.put(path, list.stream().map(String::valueOf).collect(Collectors.joining(", ", "[", "]")));
                case null, default -> texts.put(path, String.valueOf(value));
            }
        });
    }
}
