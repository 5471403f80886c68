package dev.dinoscope.engine.torch.library;

import dev.dinoscope.engine.run.Provenance;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A libtorch on disk that could be used, as far as its files tell: nothing was loaded yet.
///
/// @param libraries the folder of its shared libraries
/// @param version such as `2.13.0+cpu`, or `of unknown version`
/// @param cuda the version of CUDA it was built for, `unknown` where it does not tell; empty for a CPU build
public record LibtorchFolder(Path libraries, String version, Optional<String> cuda) {
    /// The oldest version the binding works with: it was compiled against it.
    private static final int OLDEST = 2007;

    private static final String OTHERS = "use another: `dinoscope torch --find` lists those of this machine's Pythons";

    /// Looks at a folder.
    ///
    /// @param given the folder of the libraries, or `torch`, `site-packages` or the environment above it
    /// @throws UnusableLibtorchException if there is no libtorch, or none that could work
    public static LibtorchFolder inspect(Path given) {
        Path libraries = locate(given.toAbsolutePath().normalize());
        try {
            BuildFacts facts = BuildFacts.read(libraries);
            String version = facts.version().orElse("of unknown version");
            String which = "libtorch " + version + " in " + libraries;
            requireProcessor(libraries, which);
            requireKind(libraries, facts, which);
            requireVersion(facts, which);
            requireNewStrings(libraries, which);
            boolean isCuda = Files.exists(library(libraries, "torch_cuda"));
            return new LibtorchFolder(
                    libraries, version, isCuda ? Optional.of(facts.cuda().orElse("unknown")) : Optional.empty());
        } catch (IOException e) {
            throw new UnusableLibtorchException(libraries, "a file cannot be read: " + e.getMessage(), OTHERS);
        }
    }

    /// The file of a library, such as `torch_cpu`; it may not exist.
    public Path library(String name) {
        return library(libraries, name);
    }

    private static Path library(Path folder, String name) {
        return folder.resolve(System.mapLibraryName(name));
    }

    /// The file whose change means another libtorch.
    public Path core() {
        return library("torch_cpu");
    }

    /// Changes when the files of the libtorch do.
    public String fingerprint() throws IOException {
        StringBuilder text = new StringBuilder(libraries.toRealPath().toString()).append(version);
        for (String name : List.of("c10", "torch_cpu", "torch_cuda")) {
            Path file = library(name);
            if (Files.exists(file)) {
                text.append(Files.size(file)).append(Files.getLastModifiedTime(file));
            }
        }
        return Provenance.sha256(text.toString());
    }

    @Override
    public String toString() {
        return "libtorch " + version + " in " + libraries;
    }

    private static Path locate(Path given) {
        if (!Files.exists(given)) {
            throw new UnusableLibtorchException(given, "there is no such folder", OTHERS);
        }
        for (Path folder : layouts(given)) {
            if (Files.exists(library(folder, "torch_cpu"))) {
                return folder;
            }
        }
        for (String foreign : List.of("libtorch_cpu.so", "libtorch_cpu.dylib", "torch_cpu.dll")) {
            if (Files.exists(given.resolve(foreign))) {
                throw new UnusableLibtorchException(
                        given, "it is for another operating system (" + foreign + ")", OTHERS);
            }
        }
        throw new UnusableLibtorchException(
                given,
                "it holds no libtorch — expected the folder torch/lib of a Python installation, which holds "
                        + System.mapLibraryName("torch_cpu"),
                OTHERS);
    }

    /// Where people point who mean the same libtorch: its libraries, the package, `site-packages`, the
    /// environment.
    private static List<Path> layouts(Path given) {
        Path folder = Files.isDirectory(given) ? given : given.getParent();
        if (folder == null) {
            return List.of();
        }
        List<Path> layouts = new ArrayList<>(List.of(
                folder,
                folder.resolve("lib"),
                folder.resolve("torch/lib"),
                folder.resolve("Lib/site-packages/torch/lib")));
        try (DirectoryStream<Path> pythons = Files.newDirectoryStream(folder.resolve("lib"), "python3*")) {
            pythons.forEach(python -> layouts.add(python.resolve("site-packages/torch/lib")));
        } catch (IOException | UncheckedIOException noEnvironment) {
            return layouts;
        }
        return layouts;
    }

    private static void requireProcessor(Path libraries, String which) throws IOException {
        Path core = library(libraries, "torch_cpu");
        String here = System.getProperty("os.arch", "");
        if (core.toString().endsWith(".so")) {
            Optional<String> built = ElfHeader.processor(core);
            if (built.isEmpty()) {
                throw new UnusableLibtorchException(which, core + " is no shared library: is it damaged?", OTHERS);
            }
            if (!built.get().equals(here)) {
                throw new UnusableLibtorchException(
                        which, "it is built for " + built.get() + "; this Java runs on " + here, OTHERS);
            }
        }
    }

    private static void requireKind(Path libraries, BuildFacts facts, String which) {
        if (facts.rocm().isPresent() || Files.exists(library(libraries, "torch_hip"))) {
            throw new UnusableLibtorchException(
                    which, "it is built for AMD GPUs (ROCm); Dinoscope drives the CPU and NVIDIA GPUs", OTHERS);
        }
    }

    private static void requireVersion(BuildFacts facts, String which) {
        facts.number().filter(number -> number < OLDEST).ifPresent(_ -> {
            throw new UnusableLibtorchException(
                    which,
                    "it is too old: the binding needs 2.7 or newer",
                    "update it (pip install --upgrade torch), or " + OTHERS);
        });
    }

    /// Before 2.7, Python's packages were built with the old form of C++ strings; every call with a string
    /// would crash.
    private static void requireNewStrings(Path libraries, String which) throws IOException {
        Path small = library(libraries, "c10");
        if (!small.toString().endsWith(".so")) {
            return;
        }
        if (!Files.exists(small)) {
            throw new UnusableLibtorchException(which, small.getFileName() + " is missing beside it", OTHERS);
        }
        String content = Files.readString(small, StandardCharsets.ISO_8859_1);
        if (!content.contains("NSt7__cxx1112basic_string")) {
            throw new UnusableLibtorchException(
                    which, "it is built with the old C++ ABI (_GLIBCXX_USE_CXX11_ABI=0)", OTHERS);
        }
    }
}
