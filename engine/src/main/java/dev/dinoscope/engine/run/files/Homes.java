package dev.dinoscope.engine.run.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Where Dinoscope keeps things on this machine.
///
/// @param home runs, and what the user makes
/// @param cache what can be made again
public record Homes(Path home, Path cache) {
    /// As the environment of this process says.
    public static Homes system() {
        return of(System.getenv(), System.getProperty("os.name", ""), Path.of(System.getProperty("user.home", ".")));
    }

    /// `DINOSCOPE_HOME` and `DINOSCOPE_CACHE`, else `~/dinoscope` and the user's cache directory of this system.
    public static Homes of(Map<String, String> environment, String os, Path user) {
        var home = path(environment.get("DINOSCOPE_HOME"), user.resolve("dinoscope"));
        var cache = path(
                environment.get("DINOSCOPE_CACHE"),
                userCache(environment, os, user).resolve("dinoscope"));
        return new Homes(home, cache);
    }

    private static Path userCache(Map<String, String> environment, String os, Path user) {
        var system = os.toLowerCase(Locale.ROOT);
        if (system.startsWith("mac")) {
            return user.resolve("Library/Caches");
        } else if (system.startsWith("windows")) {
            return path(environment.get("LOCALAPPDATA"), user.resolve("AppData/Local"));
        }
        return path(environment.get("XDG_CACHE_HOME"), user.resolve(".cache"));
    }

    private static Path path(@Nullable String given, Path otherwise) {
        return given == null || given.isBlank() ? otherwise : Path.of(given).toAbsolutePath();
    }

    public Path runs() {
        return home.resolve("runs");
    }

    /// @throws UnusableFolderException naming the cure when nothing can be kept in one of the two
    public void require() throws IOException {
        requireHome();
        require(cache, "prepared data", "DINOSCOPE_CACHE");
    }

    /// @throws UnusableFolderException naming the cure when no run can be made here
    public void requireHome() throws IOException {
        require(home, "runs and settings", "DINOSCOPE_HOME");
    }

    private static void require(Path folder, String what, String variable) throws IOException {
        try {
            Files.createDirectories(folder);
            // Only writing tells: access rights say nothing of a file system that cannot be written.
            Files.delete(Files.createTempFile(folder, ".writable", null));
        } catch (IOException fault) {
            throw new UnusableFolderException(folder, what, variable, fault);
        }
    }
}
