package dev.dinoscope.engine.run.files;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/// `log.txt`: `2026-01-02T03:04:05Z INFO  text`, further lines of an entry indented. Append-only, safe for threads.
public final class RunLog implements AutoCloseable {
    private static final int CHUNK = 1 << 20;

    private final Path file;
    private final FileChannel channel;
    private final InstantSource clock;

    private RunLog(Path file, FileChannel channel, InstantSource clock) {
        this.file = file;
        this.channel = channel;
        this.clock = clock;
    }

    /// Goes on with the file if there is one, on a line of its own.
    public static RunLog open(Path file, InstantSource clock) throws IOException {
        var within = Enclosure.around(file);
        var isTorn = Enclosure.isThere(file) && !endsInLine(within, file);
        var channel = within.append(file);
        try {
            if (isTorn) {
                DurableFile.write(channel, ByteBuffer.wrap(new byte[] {'\n'}));
            }
            return new RunLog(file, channel, clock);
        } catch (IOException fault) {
            channel.close();
            throw DiskFullException.explain(file, fault);
        }
    }

    static boolean endsInLine(Enclosure within, Path file) throws IOException {
        try (var channel = within.open(file)) {
            var last = ByteBuffer.allocate(1);
            return channel.size() == 0 || (channel.read(last, channel.size() - 1) == 1 && last.get(0) == '\n');
        }
    }

    public void info(String text) {
        write("INFO ", text);
    }

    public void warn(String text) {
        write("WARN ", text);
    }

    /// @param cause its stack trace goes to the log too
    public void error(String text, Throwable cause) {
        var trace = new StringWriter();
        cause.printStackTrace(new PrintWriter(trace));
        write("ERROR", text + "\n" + trace);
    }

    private void write(String level, String text) {
        var line = String.format(
                Locale.ROOT,
                "%s %s %s\n",
                clock.instant().truncatedTo(ChronoUnit.SECONDS),
                level,
                text.strip().replace("\r", "").replace("\n", "\n    "));
        try {
            // One call, so that lines of several threads do not mix.
            channel.write(ByteBuffer.wrap(line.getBytes(StandardCharsets.UTF_8)));
        } catch (IOException fault) {
            throw new UncheckedIOException(DiskFullException.explain(file, fault));
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    /// Part of a log.
    ///
    /// @param text whole lines
    /// @param position where to read on
    public record Chunk(String text, long position) {}

    /// The whole lines after a byte, at most 1 MiB of them; a longer line comes in pieces. A missing file is empty.
    public static Chunk read(Path file, long position) throws IOException {
        if (!Files.exists(file)) {
            return new Chunk("", 0);
        }
        try (var channel = Enclosure.around(file).open(file)) {
            var start = position > channel.size() ? 0 : position;
            var bytes = new byte[(int) Math.min(CHUNK, channel.size() - start)];
            var buffer = ByteBuffer.wrap(bytes);
            while (buffer.hasRemaining() && channel.read(buffer, start + buffer.position()) >= 0) {}
            var length = wholeLines(bytes, buffer.position());
            return new Chunk(new String(bytes, 0, length, StandardCharsets.UTF_8), start + length);
        }
    }

    private static int wholeLines(byte[] bytes, int count) {
        for (int end = count; end > 0; end--) {
            if (bytes[end - 1] == '\n') {
                return end;
            }
        }
        return count == CHUNK ? count : 0;
    }
}
