package dev.dinoscope.engine.run.files;

import dev.dinoscope.engine.files.JsonFault;
import dev.dinoscope.engine.files.RefusedFileException;
import dev.dinoscope.engine.files.SizeLimit;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;

/// A file of records as JSON, one a line. It only grows while a run goes on; a resume takes out what lies behind its
/// checkpoint.
public final class JsonLog<T> {
    private static final String CURE = "the run itself is unharmed; move the file away or mend it";
    /// A file with more lines that are none is something else.
    private static final int MOST_DAMAGED = 10_000;

    private final Path file;
    private final Enclosure within;
    private final SizeLimit limit;
    private final Class<T> type;
    private final String what;

    /// @param what a line holds, for warnings
    public JsonLog(Path file, Class<T> type, String what) {
        this.file = file;
        this.within = Enclosure.around(file);
        this.limit = new SizeLimit("a run's " + what + "s", 16 << 20);
        this.type = type;
        this.what = what;
    }

    /// What could be read.
    ///
    /// @param warnings name each line that could not
    public record Lines<T>(List<T> values, List<String> warnings) {}

    /// Appends and forces to disk.
    public void append(T value) throws IOException {
        var line = JsonFile.LINE.writeValueAsString(value) + "\n";
        try (var channel = within.append(file)) {
            // A line torn by a crash must not swallow this one.
            var start = RunLog.endsInLine(within, file) ? line : "\n" + line;
            DurableFile.write(channel, ByteBuffer.wrap(start.getBytes(StandardCharsets.UTF_8)));
            channel.force(true);
        } catch (IOException fault) {
            throw DiskFullException.explain(file, fault);
        }
    }

    /// A missing file is empty. A last line without its end (being written, or torn) is passed over silently.
    ///
    /// @throws DamagedFileException when there is no regular file inside the run, or one larger than any that a run
    ///     writes
    public Lines<T> read() throws IOException {
        var lines = parse(file.toString(), wholeLines(text()).toList(), type, what);
        if (lines.warnings().size() > MOST_DAMAGED) {
            throw new DamagedFileException(
                    file, String.format(Locale.ROOT, "more than %,d lines are no %s", MOST_DAMAGED, what), CURE);
        }
        return lines;
    }

    /// Reads lines as such a file has them. Those behind more damaged ones than any file of ours has are not read.
    ///
    /// @param label names the file in warnings
    /// @param what a line holds, for warnings
    public static <T> Lines<T> parse(String label, List<String> lines, Class<T> type, String what) {
        var values = new ArrayList<T>();
        var warnings = new ArrayList<String>();
        for (int i = 0; i < lines.size() && warnings.size() <= MOST_DAMAGED; i++) {
            try {
                values.add(value(lines.get(i), type));
            } catch (JacksonException | IllegalArgumentException fault) {
                warnings.add(String.format(
                        Locale.ROOT, "%s, line %d is no %s (%s); it is left out", label, i + 1, what, problem(fault)));
            }
        }
        return new Lines<>(List.copyOf(values), List.copyOf(warnings));
    }

    /// Leaves the values that are wanted and what cannot be read, in one step. A torn last line goes.
    public void retain(Predicate<T> wanted) throws IOException {
        var before = text();
        var kept = wholeLines(before)
                .filter(line -> isKept(line, wanted))
                .map(line -> line + "\n")
                .collect(Collectors.joining());
        if (!kept.equals(before)) {
            DurableFile.replace(file, kept);
        }
    }

    private boolean isKept(String line, Predicate<T> wanted) {
        try {
            return wanted.test(value(line, type));
        } catch (JacksonException | IllegalArgumentException unreadable) {
            return true;
        }
    }

    private static <T> T value(String line, Class<T> type) {
        var value = JsonFile.LINE.readValue(line, type);
        if (value == null) {
            throw new IllegalArgumentException("it holds nothing");
        }
        return value;
    }

    private static String problem(RuntimeException fault) {
        return fault instanceof JacksonException json ? JsonFault.words(json) : String.valueOf(fault.getMessage());
    }

    private String text() throws IOException {
        if (!Enclosure.isThere(file)) {
            return "";
        }
        try {
            // A byte that is no text spoils its line, not the others.
            return new String(within.bytes(file, limit), StandardCharsets.UTF_8);
        } catch (RefusedFileException refused) {
            throw new DamagedFileException(refused, CURE);
        }
    }

    private static Stream<String> wholeLines(String text) {
        return text.substring(0, text.lastIndexOf('\n') + 1).lines();
    }
}
