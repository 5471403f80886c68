package dev.dinoscope.engine.torch.library;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Loads the libraries of a libtorch into this process, as Python's `import torch` does: what they need and
/// the system does not find is looked for where pip and conda put it.
public final class SharedLibraries {
    /// In the order of their needs; the first loads CUDA's libraries in Python's packages, and does nothing
    /// else.
    private static final List<String> WANTED =
            List.of("torch_global_deps", "c10", "torch_cpu", "c10_cuda", "torch_cuda", "torch");

    private static final Pattern ABSENT = Pattern.compile("([\\w.+-]+\\.(?:so|dylib)[.\\d]*): cannot open shared object"
            + "|Library not loaded: @rpath/(\\S+)|Error loading shared library ([^:\\s]+):");
    private static final Pattern RUNTIME = Pattern.compile("version [`'\"]?((?:GLIBCXX|CXXABI|GLIBC)_[\\d.]+)");
    /// More are needed by none; a circle must end.
    private static final int MOST = 64;

    private final LibtorchFolder libtorch;
    private final Map<String, String> environment;
    private final DynamicLinker linker = new DynamicLinker();
    private final List<Path> found = new ArrayList<>();

    private SharedLibraries(LibtorchFolder libtorch, Map<String, String> environment) {
        this.libtorch = libtorch;
        this.environment = environment;
    }

    /// Whether this system can load libraries this way.
    public static boolean canLoad() {
        return DynamicLinker.isPresent();
    }

    /// @param environment of this process
    /// @return libraries that had to be looked for
    /// @throws UnusableLibtorchException naming the library that is missing or does not fit
    public static List<Path> load(LibtorchFolder libtorch, Map<String, String> environment) {
        SharedLibraries libraries = new SharedLibraries(libtorch, environment);
        for (String name : WANTED) {
            Path file = libtorch.library(name);
            if (Files.exists(file)) {
                libraries.open(file);
            }
        }
        return libraries.found;
    }

    private void open(Path library) {
        Optional<String> fault = linker.open(library);
        while (fault.isPresent()) {
            Path needed = find(library, fault.get());
            found.add(needed);
            if (found.size() > MOST) {
                throw unusable(library.getFileName() + " does not load: " + fault.get(), PACKAGES);
            }
            open(needed);
            fault = linker.open(library);
        }
    }

    private static final String PACKAGES =
            "repair its installation (pip check), or use another: dinoscope torch --find";

    private Path find(Path library, String fault) {
        Matcher absent = ABSENT.matcher(fault);
        if (absent.find()) {
            String name = Stream.of(absent.group(1), absent.group(2), absent.group(3))
                    .filter(group -> group != null)
                    .findFirst()
                    .orElseThrow();
            return places().map(place -> place.resolve(name))
                    .filter(file -> Files.exists(file) && !found.contains(file))
                    .findFirst()
                    .orElseThrow(() -> unusable(
                            library.getFileName() + " needs " + name + ", which is not on this machine",
                            "install what brings it, or add its folder to LD_LIBRARY_PATH"));
        }
        Matcher runtime = RUNTIME.matcher(fault);
        if (runtime.find()) {
            boolean isSystem = runtime.group(1).startsWith("GLIBC_");
            throw unusable(
                    library.getFileName() + " needs " + runtime.group(1) + "; this "
                            + (isSystem ? "system's C library" : "process's C++ runtime") + " is older",
                    isSystem
                            ? "use a libtorch built for this system: dinoscope torch --find"
                            : "start Dinoscope with LD_LIBRARY_PATH=" + prefix().resolve("lib"));
        }
        throw unusable(library.getFileName() + " does not load: " + fault, PACKAGES);
    }

    private UnusableLibtorchException unusable(String problem, String cure) {
        return new UnusableLibtorchException(libtorch.toString(), problem, cure);
    }

    /// Folders of CUDA's libraries: beside libtorch, pip's `nvidia` packages, conda's environment, CUDA's own
    /// place.
    private Stream<Path> places() {
        List<Path> places = new ArrayList<>(List.of(libtorch.libraries()));
        Path packages = libtorch.libraries().resolveSibling("..").normalize();
        Path nvidia = packages.resolve("nvidia");
        if (Files.isDirectory(nvidia)) {
            try (DirectoryStream<Path> parts = Files.newDirectoryStream(nvidia)) {
                parts.forEach(part -> places.add(part.resolve("lib")));
            } catch (IOException e) {
                throw unusable(nvidia + " cannot be read: " + e.getMessage(), PACKAGES);
            }
        }
        places.add(prefix().resolve("lib"));
        Stream.of("CONDA_PREFIX", "CUDA_HOME", "CUDA_PATH")
                .map(environment::get)
                .forEach(home -> {
                    if (home != null && !home.isBlank()) {
                        places.addAll(List.of(Path.of(home, "lib"), Path.of(home, "lib64")));
                    }
                });
        places.add(Path.of("/usr/local/cuda/lib64"));
        return places.stream();
    }

    /// The environment of a Python installation: `lib/python3.x/site-packages/torch/lib` lies in it.
    private Path prefix() {
        return libtorch.libraries().resolve("../../../../..").normalize();
    }
}
