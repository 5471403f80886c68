package dev.dinoscope.app.crash;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What the Java runtime leaves behind when native code kills it: `hs_err_pid….log`.
///
/// @param lines without the environment of the process and the maps of its memory
public record FatalLog(Path file, List<String> lines) {
    private static final Pattern NAME = Pattern.compile("hs_err.*\\.log");
    private static final Pattern LEFT_OUT =
            Pattern.compile("(Environment Variables|Dynamic libraries|Heap Regions|Compilation events|Event: .*):.*");
    private static final int AT_MOST = 600;

    /// Those in a folder that are newer.
    public static List<Path> in(Path folder, Instant than) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            var found = new ArrayList<Path>();
            for (var file : (Iterable<Path>) files::iterator) {
                if (NAME.matcher(String.valueOf(file.getFileName())).matches()
                        && Files.getLastModifiedTime(file).toInstant().isAfter(than)) {
                    found.add(file);
                }
            }
            return found;
        }
    }

    public static FatalLog read(Path file) throws IOException {
        // In whatever encoding the native code had.
        var text = Files.readString(file, StandardCharsets.ISO_8859_1);
        var kept = new ArrayList<String>();
        var leaving = false;
        for (var line : text.lines().toList()) {
            if (LEFT_OUT.matcher(line).matches()) {
                leaving = true;
            } else if (line.isBlank()) {
                leaving = false;
            }
            if (!leaving && kept.size() < AT_MOST) {
                kept.add(line);
            }
        }
        return new FatalLog(file, List.copyOf(kept));
    }

    /// The signal and where it came from: `SIGSEGV (0xb) … in libtorch_cpu.so`.
    String summary() {
        var signal = first(" SIG", "#  EXCEPTION", "# There is insufficient memory");
        var frame = "";
        for (var i = 0; i + 1 < lines.size(); i++) {
            if (lines.get(i).startsWith("# Problematic frame")) {
                frame = ", in " + lines.get(i + 1).replaceFirst("^#\\s*", "");
            }
        }
        return (signal.isEmpty() ? "the Java runtime failed" : signal.replaceFirst("^#\\s*", "")) + frame;
    }

    private String first(String... marks) {
        return lines.stream()
                .filter(line -> Stream.of(marks).anyMatch(line::contains))
                .findFirst()
                .orElse("");
    }
}
