package dev.dinoscope.engine.method.dinov3;

import dev.dinoscope.engine.config.ConfigError;

/// Settings that do not fit others.
final class Problem {
    private Problem() {}

    /// @throws IllegalArgumentException unless the condition holds
    static void unless(boolean holds, String path, Object value, String problem) {
        if (!holds) {
            throw new IllegalArgumentException(new ConfigError(path, String.valueOf(value), problem).text());
        }
    }
}
