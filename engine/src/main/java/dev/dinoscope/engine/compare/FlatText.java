package dev.dinoscope.engine.compare;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/// A nested file as a flat list of dotted keys, for reading. Editing goes through the config records.
public final class FlatText {
    public static final SequencedMap<String, String> NONE = Collections.unmodifiableSequencedMap(new LinkedHashMap<>());

    private FlatText() {}

    /// @param text YAML or JSON; empty gives nothing
    public static SequencedMap<String, String> fromYaml(String text) {
        var flat = new LinkedHashMap<String, String>();
        if (new Load(LoadSettings.builder().build()).loadFromString(text) instanceof Map<?, ?> tree) {
            flatten("", tree, flat);
        }
        return Collections.unmodifiableSequencedMap(flat);
    }

    private static void flatten(String prefix, Map<?, ?> tree, Map<String, String> flat) {
        tree.forEach((key, value) -> {
            var path = prefix.isEmpty() ? String.valueOf(key) : prefix + "." + key;
            switch (value) {
                case Map<?, ?> nested -> flatten(path, nested, flat);
                case List<?> list ->
                    flat.put(path, list.stream().map(String::valueOf).collect(Collectors.joining(", ")));
                case Double number -> flat.put(path, text(number));
                case null, default -> flat.put(path, String.valueOf(value));
            }
        });
    }

    /// As people write numbers: 100, 0.0002, 1e-8.
    private static String text(double number) {
        if (!Double.isFinite(number)) {
            return String.valueOf(number);
        }
        var exact = BigDecimal.valueOf(number).stripTrailingZeros();
        return exact.scale() <= 6 ? exact.toPlainString() : exact.toString().toLowerCase(Locale.ROOT);
    }
}
