package dev.dinoscope.engine.node.server;

import dev.dinoscope.engine.node.LogLines;
import dev.dinoscope.engine.node.NodeException;
import dev.dinoscope.engine.node.Position;
import dev.dinoscope.engine.run.files.Enclosure;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The complete lines of a text file from a byte offset on, each of them whole. A line that is longer than any that a
/// run writes is passed over, and told in its place.
final class LogTail implements Tail<LogLines> {
    private static final int CHUNK = 256 << 10;
    static final int LONGEST_LINE = 4 << 20;

    private final Enclosure within;
    private final Path file;
    private long offset;
    /// Up to where there is no end of the line that begins at the offset.
    private long searched;
    private boolean fromStart;

    /// @param within what the file must not lead out of
    LogTail(Enclosure within, Path file, Position from) throws IOException {
        this.within = within;
        this.file = file;
        offset = parse(from);
        if (offset == 0 || !Enclosure.isThere(file) || size() < offset) {
            offset = 0;
            fromStart = true;
        }
    }

    private long size() throws IOException {
        try (var channel = within.open(file)) {
            return channel.size();
        }
    }

    @Override
    public Optional<LogLines> next() throws IOException {
        var lines = Enclosure.isThere(file) ? completeLines() : List.<String>of();
        if (lines.isEmpty() && !fromStart) {
            return Optional.empty();
        }
        var chunk = new LogLines(lines, new Position(Long.toString(offset)), fromStart);
        fromStart = false;
        return Optional.of(chunk);
    }

    private List<String> completeLines() throws IOException {
        try (var channel = within.open(file)) {
            for (int length = CHUNK; length <= LONGEST_LINE && searched < offset + LONGEST_LINE; length *= 2) {
                var bytes = read(channel, offset, length);
                int end = lastLineEnd(bytes);
                if (end > 0) {
                    return take(
                            end,
                            new String(bytes, 0, end, StandardCharsets.UTF_8)
                                    .lines()
                                    .toList());
                }
                if (bytes.length < length) {
                    return List.of();
                }
            }
            return passOver(channel);
        }
    }

    /// The end of a line without end is looked for where the last look stopped.
    private List<String> passOver(FileChannel channel) throws IOException {
        searched = Math.max(searched, offset + LONGEST_LINE);
        for (var bytes = read(channel, searched, CHUNK); bytes.length > 0; bytes = read(channel, searched, CHUNK)) {
            for (int i = 0; i < bytes.length; i++) {
                if (bytes[i] == '\n') {
                    long length = searched + i + 1 - offset;
                    return take(
                            length, List.of(String.format(Locale.ROOT, "(a line of %,d bytes is left out)", length)));
                }
            }
            searched += bytes.length;
        }
        return List.of();
    }

    private List<String> take(long bytes, List<String> lines) {
        offset += bytes;
        searched = offset;
        return lines;
    }

    private static byte[] read(FileChannel channel, long start, int most) throws IOException {
        var bytes = new byte[Math.clamp(channel.size() - start, 0, most)];
        var buffer = ByteBuffer.wrap(bytes);
        while (buffer.hasRemaining() && channel.read(buffer, start + buffer.position()) >= 0) {}
        return buffer.hasRemaining() ? Arrays.copyOf(bytes, buffer.position()) : bytes;
    }

    /// 0 without any.
    private static int lastLineEnd(byte[] bytes) {
        int end = bytes.length;
        while (end > 0 && bytes[end - 1] != '\n') {
            end--;
        }
        return end;
    }

    private static long parse(Position from) {
        if (from.equals(Position.START)) {
            return 0;
        }
        if (!from.token().matches("[0-9]{1,18}")) {
            throw new NodeException(NodeException.Kind.INVALID, "not a position in a log");
        }
        return Long.parseLong(from.token());
    }
}
