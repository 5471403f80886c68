package dev.dinoscope.engine.torch;

import ai.djl.pytorch.jni.NativeBridge;
import dev.dinoscope.engine.torch.library.BundledLibtorch;
import dev.dinoscope.engine.torch.library.LibtorchFolder;
import dev.dinoscope.engine.torch.library.SharedLibraries;
import dev.dinoscope.engine.torch.library.UnusableLibtorchException;
import java.util.logging.Level;
import java.util.logging.Logger;

/// Loads libtorch and the Java binding into this process.
final class NativeLibraries {
    /// Held, because the logging system forgets the level of a logger nobody holds.
    private static final Logger DJL = Logger.getLogger("ai.djl");

    /// The version the binding was compiled against; it also drives newer libtorch.
    private static final String BINDING = "2.7.1";

    private NativeLibraries() {}

    /// @throws UnusableLibtorchException if a library is missing or does not fit
    static void load(LibtorchFolder libtorch, BundledLibtorch bundled) {
        // It warns about what does not matter here; what matters arrives as an exception.
        DJL.setLevel(Level.SEVERE);
        System.setProperty("ai.djl.offline", "true");
        System.setProperty("OPT_OUT_TRACKING", "true");
        try {
            if (SharedLibraries.canLoad()) {
                SharedLibraries.load(libtorch, System.getenv());
                NativeBridge.loadBinding(bundled.binding());
            } else {
                System.setProperty("PYTORCH_LIBRARY_PATH", libtorch.libraries().toString());
                System.setProperty("PYTORCH_VERSION", BINDING);
                System.setProperty("PYTORCH_FLAVOR", libtorch.cuda().isPresent() ? "cu128" : "cpu");
                NativeBridge.loadByProperties();
            }
        } catch (UnsatisfiedLinkError e) {
            throw new UnusableLibtorchException(
                    libtorch.toString(),
                    "the Java binding (for " + BINDING + ") does not fit it: " + e.getMessage(),
                    "use a libtorch between 2.7 and 2.13: dinoscope torch --find");
        }
    }
}
