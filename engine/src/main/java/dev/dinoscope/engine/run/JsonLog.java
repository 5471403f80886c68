package dev.dinoscope.engine.run;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;

/// A file of records as JSON, one a line. It only grows while a run goes on; a resume takes out what lies behind its
/// checkpoint.
final class JsonLog<T> {
    private final Path file;
    private final Class<T> type;
    private final String what;

    /// @param what a line holds, for warnings
    JsonLog(Path file, Class<T> type, String what) {
        this.file = file;
        this.type = type;
        this.what = what;
    }

    /// What could be read.
    ///
    /// @param warnings name each line that could not
    record Lines<T>(List<T> values, List<String> warnings) {}

    /// Appends and forces to disk.
    void append(T value) throws IOException {
        var line = JsonFile.LINE.writeValueAsString(value) + "\n";
        try (var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            // A line torn by a crash must not swallow this one.
            var start = RunLog.endsInLine(file) ? line : "\n" + line;
            DurableFile.write(channel, ByteBuffer.wrap(start.getBytes(StandardCharsets.UTF_8)));
            channel.force(true);
        } catch (IOException fault) {
            throw DiskFullException.explain(file, fault);
        }
    }

    /// A missing file is empty. A last line without its end (being written, or torn) is passed over silently.
    Lines<T> read() throws IOException {
        var values = new ArrayList<T>();
        var warnings = new ArrayList<String>();
        var lines = wholeLines(text());
        for (int i = 0; i < lines.size(); i++) {
            try {
                values.add(value(lines.get(i)));
            } catch (JacksonException | IllegalArgumentException fault) {
                warnings.add(String.format(
                        Locale.ROOT, "%s, line %d is no %s (%s); it is left out", file, i + 1, what, problem(fault)));
            }
        }
        return new Lines<>(List.copyOf(values), List.copyOf(warnings));
    }

    /// Leaves the values that are wanted and what cannot be read, in one step. A torn last line goes.
    void retain(Predicate<T> wanted) throws IOException {
        var before = text();
        var kept = wholeLines(before).stream()
                .filter(line -> isKept(line, wanted))
                .map(line -> line + "\n")
                .collect(Collectors.joining());
        if (!kept.equals(before)) {
            DurableFile.replace(file, kept);
        }
    }

    private boolean isKept(String line, Predicate<T> wanted) {
        try {
            return wanted.test(value(line));
        } catch (JacksonException | IllegalArgumentException unreadable) {
            return true;
        }
    }

    private T value(String line) {
        var value = JsonFile.LINE.readValue(line, type);
        if (value == null) {
            throw new IllegalArgumentException("it holds nothing");
        }
        return value;
    }

    private static String problem(RuntimeException fault) {
        return fault instanceof JacksonException json ? json.getOriginalMessage() : String.valueOf(fault.getMessage());
    }

    private String text() throws IOException {
        return Files.exists(file) ? new String(Files.readAllBytes(file), StandardCharsets.UTF_8) : "";
    }

    private static List<String> wholeLines(String text) {
        return text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
    }
}
