package dev.dinoscope.engine.run.checkpoint;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.util.Locale;
import java.util.zip.CRC32C;

/// Passes bytes on, counting them and taking their CRC32C.
final class ChecksumChannel implements WritableByteChannel {
    private final WritableByteChannel out;
    private final CRC32C crc = new CRC32C();
    private long size;

    ChecksumChannel(WritableByteChannel out) {
        this.out = out;
    }

    @Override
    public int write(ByteBuffer source) throws IOException {
        var passed = source.duplicate();
        var count = out.write(source);
        crc.update(passed.limit(passed.position() + count));
        size += count;
        return count;
    }

    long size() {
        return size;
    }

    String crc32c() {
        return String.format(Locale.ROOT, "%08x", crc.getValue());
    }

    @Override
    public boolean isOpen() {
        return out.isOpen();
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
