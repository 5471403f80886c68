package dev.dinoscope.engine.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/// `provenance.json`: what would be needed to train the same again.
///
/// @param codeVersion of Dinoscope
/// @param gitCommit of its sources, `-dirty` when changed; `unknown` outside a checkout
/// @param recipeHash SHA-256 of `recipe.yaml`
/// @param jdk vendor and version
/// @param command the process's command line, word by word
public record Provenance(
        Instant created,
        String codeVersion,
        String gitCommit,
        String recipeHash,
        Materials materials,
        String host,
        String os,
        String jdk,
        List<String> command) {
    private static final String UNKNOWN = "unknown";

    public Provenance {
        recipeHash = Objects.requireNonNullElse(recipeHash, UNKNOWN);
        Objects.requireNonNull(materials, "materials are missing");
    }

    /// What the trainer knows about its own means.
    ///
    /// @param dataHash of the prepared data set
    /// @param programHash of the traced program without comments
    /// @param device such as `cpu` or `cuda:0`
    /// @param models hashes of the weights of trained models that the run learns from, by name
    /// @param remarks what people should know who read its numbers
    public record Materials(
            String dataHash,
            String programHash,
            String libtorch,
            String device,
            int threads,
            long seed,
            Map<String, String> models,
            List<String> remarks) {
        public Materials {
            dataHash = Objects.requireNonNullElse(dataHash, UNKNOWN);
            programHash = Objects.requireNonNullElse(programHash, UNKNOWN);
            libtorch = Objects.requireNonNullElse(libtorch, UNKNOWN);
            device = Objects.requireNonNullElse(device, UNKNOWN);
            // Runs before there were any say nothing of them.
            models = Map.copyOf(Objects.requireNonNullElse(models, Map.of()));
            remarks = List.copyOf(Objects.requireNonNullElse(remarks, List.of()));
        }
    }

    /// Of this process, now.
    public static Provenance capture(String recipeYaml, Materials materials, Instant now) {
        var code = CodeVersion.current();
        return new Provenance(
                now,
                code.version(),
                code.gitCommit(),
                sha256(recipeYaml),
                materials,
                ProcessMark.thisHost(),
                String.format(
                        Locale.ROOT, "%s %s %s", property("os.name"), property("os.version"), property("os.arch")),
                String.format(Locale.ROOT, "%s %s", property("java.vendor"), property("java.runtime.version")),
                commandLine());
    }

    /// Word by word; a joined line could not be taken apart again.
    private static List<String> commandLine() {
        try {
            return List.of(Files.readString(Path.of("/proc/self/cmdline")).split("\0"));
        } catch (IOException notLinux) {
            var info = ProcessHandle.current().info();
            var arguments = info.arguments().map(List::of).orElse(List.of());
            return Stream.concat(info.command().stream(), arguments.stream()).toList();
        }
    }

    private static String property(String name) {
        return System.getProperty(name, "unknown");
    }

    /// Lower-case hexadecimal SHA-256 of the UTF-8 text.
    public static String sha256(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError("every JDK has SHA-256", impossible);
        }
    }
}
