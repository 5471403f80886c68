package dev.dinoscope.engine.data.source;

import dev.dinoscope.engine.config.ConfigError;
import dev.dinoscope.engine.config.ConfigException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Settings of a source that do not fit what is on disk, as errors that name the key and the cure.
public final class SourceErrors {
    private static final String SECTION = "data.source.";

    private SourceErrors() {}

    /// @param key within the section, such as `path`
    public static ConfigException of(String key, String value, String problem) {
        return new ConfigException("the recipe", List.of(new ConfigError(SECTION + key, value, problem)));
    }

    /// @param key within the section
    /// @param what it should name, such as "the CSV file"
    /// @return the file, absolute
    public static Path existingFile(String key, String value, String what) {
        var file = existing(key, value, what);
        if (Files.isDirectory(file)) {
            throw of(key, value, "is a folder; give " + what);
        } else if (!Files.isRegularFile(file)) {
            throw of(key, value, "is a pipe or a device, not an ordinary file; give " + what);
        }
        return file;
    }

    /// @param key within the section
    /// @param what it should name, such as "the folder of images"
    /// @return the folder, absolute
    public static Path existingFolder(String key, String value, String what) {
        var folder = existing(key, value, what);
        if (!Files.isDirectory(folder)) {
            throw of(key, value, "is no folder; give " + what);
        }
        return folder;
    }

    private static Path existing(String key, String value, String what) {
        if (value.isBlank()) {
            throw of(key, "\"\"", "missing; give " + what);
        }
        var path = absolute(key, value);
        if (!Files.exists(path)) {
            throw of(key, value, "no such file; " + nearest(path));
        }
        return path;
    }

    /// @return the path, with `~` for the home folder
    public static Path absolute(String key, String value) {
        try {
            var home = value.equals("~") || value.startsWith("~/");
            var path = home ? Path.of(System.getProperty("user.home"), value.substring(1)) : Path.of(value);
            return path.toAbsolutePath().normalize();
        } catch (IllegalArgumentException _) {
            throw of(key, value, "is not a path");
        }
    }

    /// How much of a path is there: a slip is then quickly found.
    private static String nearest(Path path) {
        var parent = path.getParent();
        while (parent != null && !Files.isDirectory(parent)) {
            parent = parent.getParent();
        }
        return parent == null
                ? "check the path"
                : "there is " + parent + ", but no " + parent.relativize(path) + " in it";
    }
}
