package dev.dinoscope.app.settings;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// The settings as a small JSON file, `desktop.json` in the user's Dinoscope folder.
///
/// A file that cannot be read costs the user nothing but the defaults: it is reported in the log, never in the way.
public final class SettingsFile {
    private static final Logger LOG = System.getLogger(SettingsFile.class.getName());
    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    private final Path file;

    public SettingsFile(Path home) {
        this.file = home.resolve("desktop.json");
    }

    public Settings read() {
        if (!Files.exists(file)) {
            return Settings.DEFAULTS;
        }
        try {
            // What an older file lacks keeps its default.
            return JSON.updateValue(Settings.DEFAULTS, JSON.readTree(file.toFile()));
        } catch (JacksonException problem) {
            LOG.log(Level.WARNING, "{0} is unreadable, the defaults are used: {1}", file, problem.getOriginalMessage());
            return Settings.DEFAULTS;
        }
    }

    /// Replaces the file in one step, so that a crash leaves the old one or the new one.
    public void write(Settings settings) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            var fresh = Files.createTempFile(file.toAbsolutePath().getParent(), "desktop", ".json");
            Files.writeString(fresh, JSON.writeValueAsString(settings));
            Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException problem) {
            LOG.log(Level.WARNING, "settings were not saved to {0}: {1}", file, problem.getMessage());
        }
    }
}
