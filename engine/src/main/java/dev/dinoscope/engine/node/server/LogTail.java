package dev.dinoscope.engine.node.server;

import dev.dinoscope.engine.node.LogLines;
import dev.dinoscope.engine.node.NodeException;
import dev.dinoscope.engine.node.Position;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;

/// The complete lines of a text file from a byte offset on.
final class LogTail implements Tail<LogLines> {
    private static final int CHUNK = 256 << 10;

    private final Path file;
    private long offset;
    private boolean fromStart;

    LogTail(Path file, Position from) throws IOException {
        this.file = file;
        offset = parse(from);
        if (offset == 0 || !Files.exists(file) || Files.size(file) < offset) {
            offset = 0;
            fromStart = true;
        }
    }

    @Override
    public Optional<LogLines> next() throws IOException {
        var text = Files.exists(file) ? completeLines() : "";
        if (text.isEmpty() && !fromStart) {
            return Optional.empty();
        }
        var lines = text.isEmpty() ? List.<String>of() : text.lines().toList();
        var chunk = new LogLines(lines, new Position(Long.toString(offset)), fromStart);
        fromStart = false;
        return Optional.of(chunk);
    }

    /// All lines there are now.
    List<String> all() throws IOException {
        var lines = new java.util.ArrayList<String>();
        for (var news = next(); news.isPresent(); news = next()) {
            lines.addAll(news.get().lines());
        }
        return lines;
    }

    /// Up to the last line end in reach. A line longer than a chunk is cut rather than never shown.
    private String completeLines() throws IOException {
        try (var channel = FileChannel.open(file, StandardOpenOption.READ)) {
            var bytes = ByteBuffer.allocate(Math.clamp(channel.size() - offset, 0, CHUNK));
            while (bytes.hasRemaining() && channel.read(bytes, offset + bytes.position()) >= 0) {}
            int end = bytes.position();
            while (end > 0 && bytes.get(end - 1) != '\n') {
                end--;
            }
            if (end == 0 && bytes.position() == CHUNK) {
                end = CHUNK;
            }
            offset += end;
            return new String(bytes.array(), 0, end, StandardCharsets.UTF_8);
        }
    }

    private static long parse(Position from) {
        if (from.equals(Position.START)) {
            return 0;
        }
        if (!from.token().matches("\\d{1,18}")) {
            throw new NodeException(NodeException.Kind.INVALID, "not a position in a log: " + from.token());
        }
        return Long.parseLong(from.token());
    }
}
