package dev.dinoscope.engine.config;

import org.jspecify.annotations.Nullable;

/// One problem of a configuration.
///
/// @param path dotted key, a place in the text, or empty for the whole configuration
/// @param value what was given, if that helps to see the problem
/// @param problem what is wrong and what would be right
public record ConfigError(String path, @Nullable String value, String problem) {
    private static final int LONGEST_PATH = 200;

    /// A problem that no single value shows.
    public ConfigError(String path, String problem) {
        this(path, null, problem);
    }

    /// @return one line: `method.order: 7.5 — expected a whole number from 0 to 8`
    public String text() {
        if (path.isEmpty()) {
            return problem;
        }
        var place = path.length() > LONGEST_PATH ? path.substring(0, LONGEST_PATH - 1) + "…" : path;
        return value == null ? place + " — " + problem : place + ": " + value + " — " + problem;
    }
}
