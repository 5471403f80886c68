package dev.dinoscope.engine.compare;

import dev.dinoscope.engine.files.YamlReader;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A nested file as a flat list of dotted keys, for reading. Editing goes through the config records.
public final class FlatText {
    public static final SequencedMap<String, String> NONE = Collections.unmodifiableSequencedMap(new LinkedHashMap<>());

    private static final Pattern FRACTION = Pattern.compile("-?\\d+(\\.\\d*([eE][-+]?\\d+)?|[eE][-+]?\\d+)");
    private static final int LONGEST_NUMBER = 40;

    private FlatText() {}

    /// @param text YAML or JSON; empty gives nothing
    public static SequencedMap<String, String> fromYaml(String text) {
        var flat = new LinkedHashMap<String, String>();
        if (YamlReader.plain(text) instanceof Map<?, ?> tree) {
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
                    flat.put(path, list.stream().map(FlatText::text).collect(Collectors.joining(", ")));
                case null, default -> flat.put(path, text(value));
            }
        });
    }

    /// Numbers as people write them: 100, 0.0002, 1e-8. Everything else as it stands.
    private static String text(@Nullable Object value) {
        var text = String.valueOf(value);
        if (text.length() > LONGEST_NUMBER || !FRACTION.matcher(text).matches()) {
            return text;
        }
        var number = Double.parseDouble(text);
        if (!Double.isFinite(number)) {
            return text;
        }
        var exact = BigDecimal.valueOf(number).stripTrailingZeros();
        return exact.scale() <= 6 ? exact.toPlainString() : exact.toString().toLowerCase(Locale.ROOT);
    }
}
