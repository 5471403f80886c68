package dev.dinoscope.engine.torch;

import ai.djl.pytorch.jni.NativeBridge;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Finds out which libtorch was loaded. The library itself does not tell through a stable call.
final class LibtorchVersion {
    private static final Pattern VERSION = Pattern.compile("__version__ *(?::.*)?= *'([^']+)'");

    private LibtorchVersion() {}

    /// @param libraries the folder libtorch was loaded from; in a Python installation `version.py` lies above it
    static String of(Path libraries) {
        Path python = libraries.resolveSibling("version.py");
        if (Files.exists(python)) {
            try {
                Matcher version = VERSION.matcher(Files.readString(python));
                if (version.find()) {
                    return version.group(1);
                }
            } catch (IOException e) {
                return "unknown (" + python + " cannot be read)";
            }
        }
        return NativeBridge.version();
    }
}
