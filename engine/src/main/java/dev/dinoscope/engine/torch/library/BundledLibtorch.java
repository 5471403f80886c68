package dev.dinoscope.engine.torch.library;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/// What comes on the class path: a libtorch for the CPU, where this Dinoscope was packed with one, and the
/// Java binding, always. Both are unpacked into a cache at their first use.
public final class BundledLibtorch {
    private static final String LIBTORCH = "native/lib/pytorch.properties";
    private static final String BINDING = "jnilib/pytorch.properties";

    private final Path cache;

    /// @param cache the folder to unpack into
    public BundledLibtorch(Path cache) {
        this.cache = cache.resolve("pytorch");
    }

    /// Whether a libtorch was packed with this Dinoscope; packages for GPU machines come without.
    static boolean isPresent() {
        return BundledLibtorch.class.getClassLoader().getResource(LIBTORCH) != null;
    }

    /// Its version, empty where none is packed.
    public static Optional<String> version() {
        return isPresent() ? Optional.of(version(properties(LIBTORCH))) : Optional.empty();
    }

    /// Unpacks the libtorch.
    ///
    /// @throws UnusableLibtorchException if none was packed, or the cache cannot be written
    public LibtorchFolder libtorch() {
        if (!isPresent()) {
            throw new UnusableLibtorchException(
                    "The bundled libtorch",
                    "this Dinoscope was packed without one; it uses the libtorch of a Python installation",
                    "choose it: dinoscope torch --find, then dinoscope torch --use PATH");
        }
        Properties about = properties(LIBTORCH);
        String platform = about.getProperty("flavor") + "-" + about.getProperty("classifier");
        Path folder = cache.resolve(about.getProperty("version") + "-" + platform);
        for (String name : List.of(about.getProperty("libraries").split(",", -1))) {
            unpack("pytorch/" + platform.replaceFirst("-", "/") + "/" + name, folder.resolve(name));
        }
        return new LibtorchFolder(folder, version(about), Optional.empty());
    }

    private static String version(Properties about) {
        return about.getProperty("version").replaceFirst("-.*", "");
    }

    /// Unpacks the binding. The one for the CPU serves GPUs too: programs name their devices, and the binding
    /// itself is never asked for one. So it asks for no particular version of CUDA.
    public Path binding() {
        String name = System.mapLibraryName("djl_torch");
        String version = properties(BINDING).getProperty("jni_version");
        Path target = cache.resolve("binding-" + version + "-" + platform()).resolve(name);
        unpack("jnilib/" + platform() + "/cpu/" + name, target);
        return target;
    }

    /// This machine in the words of the class path, such as `linux-x86_64`.
    private static String platform() {
        String os = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        String processor = System.getProperty("os.arch", "");
        return (os.startsWith("mac") ? "osx" : os.startsWith("windows") ? "win" : os) + "-"
                + (processor.equals("amd64") ? "x86_64" : processor);
    }

    private static Properties properties(String resource) {
        Properties properties = new Properties();
        try (InputStream in = open(resource)) {
            properties.load(in);
        } catch (IOException e) {
            throw incomplete(resource, e.getMessage());
        }
        return properties;
    }

    private static InputStream open(String resource) {
        InputStream in = BundledLibtorch.class.getClassLoader().getResourceAsStream(resource);
        if (in == null) {
            throw incomplete(resource, "it is missing");
        }
        return in;
    }

    private static UnusableLibtorchException incomplete(String resource, @Nullable String why) {
        return new UnusableLibtorchException(
                "This Dinoscope (" + platform() + ")",
                resource + " on its class path: " + why,
                "install it again; there are packages for linux-x86_64, linux-aarch64, osx-aarch64 and win-x86_64");
    }

    /// Whole or not at all: several processes may start at once.
    private static void unpack(String resource, Path target) {
        if (Files.exists(target)) {
            return;
        }
        try (InputStream in = open(resource)) {
            Path folder = Files.createDirectories(target.toAbsolutePath().getParent());
            Path fresh = Files.createTempFile(folder, "unpacking", ".tmp");
            try {
                Files.copy(in, fresh, StandardCopyOption.REPLACE_EXISTING);
                Files.move(fresh, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(fresh);
            }
        } catch (IOException e) {
            throw new UnusableLibtorchException(
                    "The bundled libtorch",
                    "it cannot be unpacked to " + target + ": " + e,
                    "make room there, or name another cache with DINOSCOPE_CACHE");
        }
    }
}
