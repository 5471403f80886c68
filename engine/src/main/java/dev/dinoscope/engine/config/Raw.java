package dev.dinoscope.engine.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/// A configuration as given, before it is known what each value should be. Scalars stay text, so that a name such as
/// `no` or `007` survives where text is wanted.
sealed interface Raw {
    /// As quoted in messages, at most 60 characters.
    String shown();

    /// @param quoted whether the text stood in quotes, so that it can be nothing but text
    record Scalar(String text, boolean quoted) implements Raw {
        /// Whether the file has no value after the colon.
        boolean isNothing() {
            return !quoted && (text.isEmpty() || text.equals("~") || text.equals("null"));
        }

        @Override
        public String shown() {
            if (isNothing()) {
                return "(nothing)";
            }
            var line = text.replace("\n", "\\n").replace("\0", "\\0");
            var cut = line.length() > 60 ? line.substring(0, 59) + "…" : line;
            return quoted ? '"' + cut + '"' : cut;
        }
    }

    record Sequence(List<Raw> items) implements Raw {
        @Override
        public String shown() {
            var all = items.stream().map(Raw::shown).toList().toString();
            return all.length() > 60 ? all.substring(0, 58) + "…]" : all;
        }
    }

    record Mapping(SequencedMap<String, Raw> entries) implements Raw {
        static Mapping empty() {
            return new Mapping(new LinkedHashMap<>());
        }

        @Override
        public String shown() {
            var all = "{" + String.join(", ", entries.keySet()) + "}";
            return all.length() > 60 ? all.substring(0, 58) + "…}" : all;
        }
    }

    /// From plain Java values: maps, lists, numbers, booleans, text and enums.
    static Raw of(@Nullable Object value) {
        return switch (value) {
            case null -> new Scalar("", false);
            case Raw raw -> raw;
            case Map<?, ?> map -> {
                var mapping = Mapping.empty();
                map.forEach((key, item) -> mapping.entries.put(String.valueOf(key), of(item)));
                yield mapping;
            }
            case List<?> list -> new Sequence(list.stream().map(Raw::of).toList());
            case Enum<?> constant -> new Scalar(Keys.of(constant), false);
            case CharSequence text -> ofText(text.toString());
            case Number number -> new Scalar(number.toString(), false);
            case Boolean flag -> new Scalar(flag.toString(), false);
            default ->
                throw new IllegalArgumentException(
                        "no setting can hold a " + value.getClass().getName());
        };
    }

    /// Text stays unquoted, since forms and overrides give numbers as text too.
    private static Scalar ofText(String text) {
        var plain = new Scalar(text, false);
        return plain.isNothing() ? new Scalar(text, true) : plain;
    }
}
