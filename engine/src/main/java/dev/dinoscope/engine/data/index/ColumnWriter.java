package dev.dinoscope.engine.data.index;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.CRC32C;

/// Writes one column: little-endian values one after the other, nothing else, as `numpy.fromfile` reads them.
final class ColumnWriter implements Closeable {
    private static final int BUFFER = 1 << 16;
    private final String name;
    private final FileChannel channel;
    private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER).order(ByteOrder.LITTLE_ENDIAN);
    private final CRC32C crc = new CRC32C();
    private final MessageDigest digest;
    private long written;

    ColumnWriter(Path folder, String name) throws IOException {
        this.name = name;
        this.digest = sha256();
        this.channel = FileChannel.open(folder.resolve(name), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /// Bytes put so far.
    long position() {
        return written + buffer.position();
    }

    void putByte(byte value) throws IOException {
        room(Byte.BYTES).put(value);
    }

    void putInt(int value) throws IOException {
        room(Integer.BYTES).putInt(value);
    }

    void putLong(long value) throws IOException {
        room(Long.BYTES).putLong(value);
    }

    void put(byte[] bytes) throws IOException {
        for (int at = 0; at < bytes.length; ) {
            int part = Math.min(BUFFER, bytes.length - at);
            room(part).put(bytes, at, part);
            at += part;
        }
    }

    private ByteBuffer room(int bytes) throws IOException {
        if (buffer.remaining() < bytes) {
            flush();
        }
        return buffer;
    }

    private void flush() throws IOException {
        buffer.flip();
        crc.update(buffer.duplicate());
        digest.update(buffer.duplicate());
        while (buffer.hasRemaining()) {
            written += channel.write(buffer);
        }
        buffer.clear();
    }

    /// Writes what is left.
    IndexManifest.Column finish() throws IOException {
        flush();
        channel.force(false);
        return new IndexManifest.Column(
                name, written, crc.getValue(), HexFormat.of().formatHex(digest.digest()));
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
