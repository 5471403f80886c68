package dev.dinoscope.engine.config;

import java.util.Locale;
import java.util.regex.Pattern;

/// How Java names, keys in files and titles in forms relate.
final class Keys {
    private static final Pattern HUMP = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])");

    private Keys() {}

    /// `learningRate` → `learning_rate`.
    static String snakeCase(String javaName) {
        return HUMP.matcher(javaName).replaceAll("_").toLowerCase(Locale.ROOT);
    }

    /// `learning_rate` → `Learning rate`.
    static String title(String key) {
        var words = key.replace('_', ' ');
        return words.isEmpty() ? "" : Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    static String join(String section, String key) {
        return section.isEmpty() ? key : section + "." + key;
    }

    static String last(String path) {
        return path.substring(path.lastIndexOf('.') + 1);
    }

    static String section(String path) {
        return path.substring(0, Math.max(0, path.lastIndexOf('.')));
    }

    static String of(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
