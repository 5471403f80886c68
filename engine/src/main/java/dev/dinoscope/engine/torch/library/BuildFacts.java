package dev.dinoscope.engine.torch.library;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a libtorch says about its own build, in files beside its libraries.
///
/// @param version such as `2.13.0+cpu`; empty where no file tells it
/// @param cuda version of CUDA, for a CUDA build that tells it
/// @param rocm version of ROCm, for a build for AMD GPUs
record BuildFacts(Optional<String> version, Optional<String> cuda, Optional<String> rocm) {
    private static final BuildFacts UNKNOWN = new BuildFacts(Optional.empty(), Optional.empty(), Optional.empty());

    /// @param libraries `torch/lib` of a Python installation, with `version.py` above it, or `libtorch/lib`
    ///     of the C++ package, with `build-version` above it
    static BuildFacts read(Path libraries) throws IOException {
        Path python = libraries.resolveSibling("version.py");
        if (Files.exists(python)) {
            String text = Files.readString(python);
            return new BuildFacts(value(text, "__version__"), value(text, "cuda"), value(text, "hip"));
        }
        Path plain = libraries.resolveSibling("build-version");
        if (Files.exists(plain)) {
            return new BuildFacts(Optional.of(Files.readString(plain).strip()), Optional.empty(), Optional.empty());
        }
        return UNKNOWN;
    }

    /// A line `name = 'value'` or `name: Optional[str] = 'value'` of Python; empty for `None`.
    private static Optional<String> value(String text, String name) {
        Matcher line = Pattern.compile("(?m)^" + name + "(?: *:[^=\n]*)? *= *['\"]([^'\"]+)['\"]")
                .matcher(text);
        return line.find() ? Optional.of(line.group(1)) : Optional.empty();
    }

    /// Major and minor version, as `major * 1000 + minor`; empty where it is unknown or unusual.
    Optional<Integer> number() {
        Matcher parts = Pattern.compile("(\\d{1,4})\\.(\\d{1,3})\\b.*").matcher(version.orElse(""));
        return parts.matches()
                ? Optional.of(Integer.parseInt(parts.group(1)) * 1000 + Integer.parseInt(parts.group(2)))
                : Optional.empty();
    }
}
