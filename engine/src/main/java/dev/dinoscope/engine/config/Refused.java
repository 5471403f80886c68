package dev.dinoscope.engine.config;

import java.io.Serial;

/// A setting whose value cannot be used although it has the right type and lies in its range: it does not fit another
/// setting, the data, or the machine.
///
/// A record that refuses a value names the setting as seen from itself (`heads`, or `gram.start` of a section below),
/// and [Configs] adds where the record stands. Whoever knows the whole recipe names the full key.
public final class Refused extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final transient ConfigError error;

    private Refused(ConfigError error) {
        super(error.text());
        this.error = error;
    }

    /// @param setting dotted key
    /// @param expected what is wrong with the value and what would be right: "expected an odd number"
    public static Refused of(String setting, Object value, String expected) {
        return new Refused(new ConfigError(setting, shown(value), expected));
    }

    /// A setting, or a section whose settings do not fit each other, that no single value shows to be wrong.
    public static Refused of(String setting, String problem) {
        return new Refused(new ConfigError(setting, problem));
    }

    /// @throws Refused unless the condition holds
    public static void unless(boolean holds, String setting, Object value, String expected) {
        if (!holds) {
            throw of(setting, value, expected);
        }
    }

    /// The setting as it was named, its value, and what would be right.
    public ConfigError error() {
        return error;
    }

    /// The same of a record that stands in this section.
    ///
    /// @param section dotted key, or empty for the root
    ConfigError in(String section) {
        return new ConfigError(Keys.join(section, error.path()), error.value(), error.problem());
    }

    private static String shown(Object value) {
        return value instanceof String text && !text.isBlank() ? text : ScalarText.of(value);
    }
}
