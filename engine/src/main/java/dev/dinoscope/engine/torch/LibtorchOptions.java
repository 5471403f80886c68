package dev.dinoscope.engine.torch;

import dev.dinoscope.engine.run.files.Homes;
import dev.dinoscope.engine.torch.library.BundledLibtorch;
import dev.dinoscope.engine.torch.library.EngineSettingsFile;
import dev.dinoscope.engine.torch.library.LibtorchChoice;
import dev.dinoscope.engine.torch.library.LibtorchFolder;
import java.nio.file.Path;

/// How libtorch starts.
///
/// @param threads threads of one operation, at least 1. Two operations that compete for the same cores are
///     slower than one, so leave a core to the rest of the machine where it has one
/// @param choice which libtorch
/// @param unpackInto where the bundled libtorch and the binding are unpacked at their first use; a cache
public record LibtorchOptions(int threads, LibtorchChoice choice, Path unpackInto) {
    public LibtorchOptions {
        if (threads < 1) {
            throw new IllegalArgumentException("threads: " + threads + " — expected 1 or more");
        }
    }

    /// All cores but one, at least one; the libtorch that the environment or the setting names.
    public static LibtorchOptions defaults() {
        return withThreads(0);
    }

    /// @param threads 0 chooses by the machine
    public static LibtorchOptions withThreads(int threads) {
        Homes homes = Homes.system();
        return new LibtorchOptions(
                threads == 0 ? Math.max(1, Runtime.getRuntime().availableProcessors() - 1) : threads,
                LibtorchChoice.of(System.getenv(), new EngineSettingsFile(homes.home())),
                homes.cache().resolve("libtorch"));
    }

    BundledLibtorch bundled() {
        return new BundledLibtorch(unpackInto);
    }

    /// What was chosen, as its files tell.
    ///
    /// @throws dev.dinoscope.engine.torch.library.UnusableLibtorchException if it cannot work
    LibtorchFolder libtorch() {
        return choice.folder()
                .map(LibtorchFolder::inspect)
                .orElseGet(() -> bundled().libtorch());
    }
}
