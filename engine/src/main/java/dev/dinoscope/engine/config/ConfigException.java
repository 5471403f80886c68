package dev.dinoscope.engine.config;

import java.util.List;
import java.util.stream.Collectors;

/// A configuration that cannot be used, with every problem found in it.
public final class ConfigException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /// A text with more is something else than what it was taken for.
    private static final int MOST_SHOWN = 100;

    private final String source;
    private final transient List<ConfigError> errors;

    /// @param source what was read, for example the file's name
    public ConfigException(String source, List<ConfigError> errors) {
        super(message(source, errors));
        this.source = source;
        this.errors = List.copyOf(errors);
    }

    private static String message(String source, List<ConfigError> errors) {
        var count = errors.size() == 1 ? "1 error" : errors.size() + " errors";
        var rest = errors.size() > MOST_SHOWN ? "\n  … and " + (errors.size() - MOST_SHOWN) + " more" : "";
        return errors.stream()
                .limit(MOST_SHOWN)
                .map(ConfigError::text)
                .collect(Collectors.joining("\n  ", source + " has " + count + "\n  ", rest));
    }

    public String source() {
        return source;
    }

    /// All problems, in the order of the schema.
    public List<ConfigError> errors() {
        return errors;
    }
}
