package dev.dinoscope.engine.config;

import java.util.Arrays;
import java.util.List;

/// Command-line overrides `a.b=c`, laid over what the file says.
final class Overrides {
    private Overrides() {}

    static void apply(Raw.Mapping tree, List<String> overrides, List<ConfigError> errors) {
        for (var override : overrides) {
            var equals = override.indexOf('=');
            if (equals <= 0) {
                errors.add(new ConfigError(override, "expected key=value, such as optim.learning_rate=0.001"));
                continue;
            }
            var text = override.substring(equals + 1).strip();
            put(tree, override.substring(0, equals).strip(), value(text, errors));
        }
    }

    /// Text is taken as it stands; only lists, sections and quotes are parsed as YAML.
    private static Raw value(String text, List<ConfigError> errors) {
        var structured = !text.isEmpty() && "[{\"'".indexOf(text.charAt(0)) >= 0;
        return structured ? YamlText.parse("override", text, errors) : Raw.of(text);
    }

    static void put(Raw.Mapping tree, String path, Raw value) {
        var keys = Arrays.asList(path.split("\\.", -1));
        var section = tree;
        for (var key : keys.subList(0, keys.size() - 1)) {
            section = sectionAt(section, key);
        }
        section.entries().put(keys.getLast(), value);
    }

    private static Raw.Mapping sectionAt(Raw.Mapping parent, String key) {
        var next = switch (parent.entries().get(key)) {
            case Raw.Mapping mapping -> mapping;
            // `method: clip` in the file is short for `method: {name: clip}`.
            case Raw.Scalar name
            when !name.isNothing() -> {
                var mapping = Raw.Mapping.empty();
                mapping.entries().put(VariantSection.NAME, name);
                yield mapping;
            }
            case null, default -> Raw.Mapping.empty();
        };
        parent.entries().put(key, next);
        return next;
    }
}
