package dev.dinoscope.engine.run;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Which Dinoscope is running.
public record CodeVersion(String version, String gitCommit) {
    /// Of this process.
    public static CodeVersion current() {
        var version = CodeVersion.class.getPackage().getImplementationVersion();
        var commit = checkout(location()).flatMap(CodeVersion::commit).orElse("unknown");
        return new CodeVersion(Objects.requireNonNullElse(version, "development"), commit);
    }

    private static @Nullable Path location() {
        var source = CodeVersion.class.getProtectionDomain().getCodeSource();
        if (source == null || !source.getLocation().getProtocol().equals("file")) {
            return null;
        }
        try {
            return Path.of(source.getLocation().toURI());
        } catch (URISyntaxException odd) {
            return null;
        }
    }

    private static Optional<Path> checkout(@Nullable Path start) {
        for (var at = start; at != null; at = at.getParent()) {
            if (Files.exists(at.resolve(".git")) && Files.exists(at.resolve("engine/pom.xml"))) {
                return Optional.of(at);
            }
        }
        return Optional.empty();
    }

    private static Optional<String> commit(Path checkout) {
        try {
            var git = new ProcessBuilder(
                            "git",
                            "-C",
                            checkout.toString(),
                            "describe",
                            "--always",
                            "--dirty",
                            "--abbrev=40",
                            "--exclude=*")
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!git.waitFor(10, TimeUnit.SECONDS)) {
                git.destroyForcibly();
                return Optional.empty();
            }
            var text = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return git.exitValue() == 0 ? Optional.of(text) : Optional.empty();
        } catch (IOException noGit) {
            return Optional.empty();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
