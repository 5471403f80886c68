package dev.dinoscope.engine.torch.library;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/// Which libtorch is wanted, and why. Nothing is loaded or even looked at.
///
/// @param folder empty for the bundled one
public record LibtorchChoice(Origin origin, Optional<Path> folder) {
    /// The environment variable that names another libtorch; it wins over the setting.
    public static final String VARIABLE = "DINOSCOPE_LIBTORCH";

    /// Who chose.
    public enum Origin {
        ENVIRONMENT,
        SETTING,
        BUNDLED
    }

    /// The environment's, else the setting's, else the bundled one.
    public static LibtorchChoice of(Map<String, String> environment, EngineSettingsFile settings) {
        return Optional.ofNullable(environment.get(VARIABLE))
                .filter(value -> !value.isBlank())
                .map(value -> new LibtorchChoice(Origin.ENVIRONMENT, Optional.of(Path.of(value.strip()))))
                .or(() -> settings.libtorch().map(path -> new LibtorchChoice(Origin.SETTING, Optional.of(path))))
                .orElseGet(() -> new LibtorchChoice(Origin.BUNDLED, Optional.empty()));
    }

    /// For messages, after "because of".
    public String reason() {
        return switch (origin) {
            case ENVIRONMENT -> "the environment variable " + VARIABLE;
            case SETTING -> "the setting; `dinoscope torch --use bundled` takes it back";
            case BUNDLED -> "the default";
        };
    }
}
