package dev.dinoscope.engine.torch;

import dev.dinoscope.engine.run.Homes;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/// How libtorch starts.
///
/// @param threads threads of one operation, at least 1. Two operations that compete for the same cores are slower than
///     one, so leave a core to the rest of the machine where it has one
/// @param unpackInto where the bundled libtorch is unpacked at its first use; a cache
/// @param library folder of another libtorch, such as `…/site-packages/torch/lib` of a Python installation
public record LibtorchSettings(int threads, Optional<Path> library, Path unpackInto) {
    /// The environment variable that names another libtorch.
    public static final String LIBRARY_VARIABLE = "DINOSCOPE_LIBTORCH";

    /// The version whose binding is bundled; it also drives newer libtorch.
    private static final String BINDING = "2.7.1";

    /// Held, because the logging system forgets the level of a logger nobody holds.
    private static final Logger DJL = Logger.getLogger("ai.djl");

    public LibtorchSettings {
        if (threads < 1) {
            throw new IllegalArgumentException("threads: " + threads + " — expected 1 or more");
        }
    }

    /// All cores but one, at least one; another libtorch if the environment names it.
    public static LibtorchSettings defaults() {
        return withThreads(Math.max(1, Runtime.getRuntime().availableProcessors() - 1));
    }

    public static LibtorchSettings withThreads(int threads) {
        return new LibtorchSettings(
                threads,
                Optional.ofNullable(System.getenv(LIBRARY_VARIABLE))
                        .filter(s -> !s.isBlank())
                        .map(Path::of),
                Homes.system().cache().resolve("libtorch"));
    }

    /// Makes the start quiet and off-line. DJL reads these as system properties.
    void apply() {
        // It warns on every machine without a GPU; what matters arrives as an exception.
        DJL.setLevel(Level.SEVERE);
        System.setProperty("ai.djl.offline", "true");
        System.setProperty("OPT_OUT_TRACKING", "true");
        System.setProperty("DJL_CACHE_DIR", unpackInto.toString());
        library.ifPresent(LibtorchSettings::use);
    }

    private static void use(Path library) {
        if (!Files.exists(library.resolve(System.mapLibraryName("torch_cpu")))) {
            throw new TorchException(LIBRARY_VARIABLE + ": " + library + " holds no libtorch — expected the folder"
                    + " torch/lib of a Python installation");
        }
        boolean cuda = Files.exists(library.resolve(System.mapLibraryName("torch_cuda")));
        System.setProperty("PYTORCH_LIBRARY_PATH", library.toString());
        System.setProperty("PYTORCH_VERSION", BINDING);
        System.setProperty("PYTORCH_FLAVOR", cuda ? "cu128" : "cpu");
    }
}
