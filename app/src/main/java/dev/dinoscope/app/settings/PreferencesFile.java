package dev.dinoscope.app.settings;

import dev.dinoscope.app.session.HomeFile;
import dev.dinoscope.engine.config.ConfigException;
import dev.dinoscope.engine.config.Configs;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/// `settings.yaml` in the Dinoscope folder: YAML with each setting's help as a comment, to be edited by hand too.
public final class PreferencesFile {
    private final HomeFile file;

    public PreferencesFile(Path home) {
        this.file = new HomeFile(home.resolve("settings.yaml"));
    }

    public Path path() {
        return file.path();
    }

    /// The defaults when there is no file. A file with errors is set aside: the window must open.
    ///
    /// @param note told what was wrong and where the file is now
    public Preferences read(Consumer<String> note) {
        var text = file.read(note);
        if (text.isEmpty()) {
            return new Preferences();
        }
        try {
            return Configs.read(Preferences.class, "settings.yaml", text.get(), List.of());
        } catch (ConfigException problem) {
            file.setAside(String.valueOf(problem.getMessage()), note);
            return new Preferences();
        }
    }

    /// The same before there is a window to tell anybody: a file with errors counts as none and stays where it is.
    public Preferences glance() {
        try {
            return Configs.read(Preferences.class, file.path(), List.of());
        } catch (ConfigException _) {
            return new Preferences();
        }
    }

    /// @param note told when it could not be written
    public void write(Preferences preferences, Consumer<String> note) {
        file.write(Configs.toCommentedYaml(preferences), note);
    }
}
