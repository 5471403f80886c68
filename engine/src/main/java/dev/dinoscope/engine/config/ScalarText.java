package dev.dinoscope.engine.config;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Values as YAML writes them on one line.
final class ScalarText {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z_/][\\w./+-]*( [\\w./+-]+)*");
    /// Other YAML readers would take these for booleans, nothing or numbers.
    private static final Set<String> WORDS = Set.of("true", "false", "yes", "no", "on", "off", "y", "n", "null");

    private ScalarText() {}

    static String of(Object value) {
        return switch (value) {
            case List<?> list -> list.stream().map(ScalarText::of).collect(Collectors.joining(", ", "[", "]"));
            case Double number -> NumberText.ofDouble(number);
            case Enum<?> constant -> ofText(Keys.of(constant));
            case String text -> ofText(text);
            default -> value.toString();
        };
    }

    private static String ofText(String text) {
        var plain = PLAIN.matcher(text).matches() && !WORDS.contains(text.toLowerCase(Locale.ROOT));
        return plain ? text : quoted(text);
    }

    private static String quoted(String text) {
        var out = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            var unit = text.charAt(i);
            switch (unit) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\t' -> out.append("\\t");
                default -> {
                    if (needsEscape(unit)) {
                        out.append(String.format(Locale.ROOT, "\\u%04x", (int) unit));
                    } else {
                        out.append(unit);
                    }
                }
            }
        }
        return out.append('"').toString();
    }

    private static boolean needsEscape(char unit) {
        return unit < 0x20 || (unit >= 0x7f && unit < 0xa0) || unit == 0x2028 || unit == 0x2029 || unit >= 0xfff0;
    }
}
