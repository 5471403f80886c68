package dev.dinoscope.engine.torch.library;

import dev.dinoscope.engine.files.BoundedFile;
import dev.dinoscope.engine.files.SizeLimit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// `engine.json` in the user's Dinoscope folder: what every engine process of this machine's user starts
/// with. The window, the command line and the runs a node starts all read it.
public final class EngineSettingsFile {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final SizeLimit LIMIT = new SizeLimit("the engine's settings", 64 << 10);

    private final Path file;

    /// @param home the user's Dinoscope folder
    public EngineSettingsFile(Path home) {
        this.file = home.resolve("engine.json");
    }

    /// The folder of the libtorch to use instead of the bundled one.
    ///
    /// @throws UnusableLibtorchException if the file cannot be understood: better no run than one on a
    ///     libtorch that nobody chose
    Optional<Path> libtorch() {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return JSON.readTree(BoundedFile.text(file, LIMIT))
                    .path("libtorch")
                    .stringValueOpt()
                    .filter(text -> !text.isBlank())
                    .map(Path::of);
        } catch (IOException | JacksonException | InvalidPathException e) {
            throw new UnusableLibtorchException(
                    "the libtorch named in " + file,
                    "the file cannot be read: " + e.getMessage(),
                    "write it anew: dinoscope torch --use PATH, or --use bundled");
        }
    }

    /// Chooses a libtorch, or the bundled one with `null`. The file is replaced in one step.
    public void setLibtorch(@Nullable Path folder) throws IOException {
        if (folder == null) {
            Files.deleteIfExists(file);
            return;
        }
        Path home = Files.createDirectories(file.toAbsolutePath().getParent());
        Path fresh = Files.createTempFile(home, "engine", ".json");
        Files.writeString(fresh, JSON.writeValueAsString(Map.of("libtorch", folder.toString())) + "\n");
        Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }
}
