package dev.dinoscope.engine.data.source.csv;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/// Knows how much of it has been read, and shows its first line ahead of time.
final class CountingStream extends FilterInputStream {
    private long count;

    /// @param in can be marked
    CountingStream(InputStream in) {
        super(in);
    }

    /// The first line, or as much of it as may be; nothing is consumed.
    String peekLine(int atMost) throws IOException {
        mark(atMost);
        var line = new String(in.readNBytes(atMost), StandardCharsets.UTF_8);
        reset();
        return line.lines().findFirst().orElse("");
    }

    long count() {
        return count;
    }

    @Override
    public int read() throws IOException {
        int value = in.read();
        count += value < 0 ? 0 : 1;
        return value;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        int got = in.read(into, from, length);
        count += Math.max(0, got);
        return got;
    }
}
