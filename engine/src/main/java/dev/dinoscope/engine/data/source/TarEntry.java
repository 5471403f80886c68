package dev.dinoscope.engine.data.source;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/// An image inside an uncompressed tar, read in place.
///
/// @param offset of the entry's content in the tar, in bytes
/// @param length of the content, in bytes
public record TarEntry(Path tar, long offset, long length) implements ImageBytes {
    @Override
    public byte[] read() throws IOException {
        var bytes = ByteBuffer.allocate(Math.toIntExact(length));
        try (var channel = FileChannel.open(tar)) {
            while (bytes.hasRemaining()) {
                if (channel.read(bytes, offset + bytes.position()) < 0) {
                    throw new EOFException(
                            name() + " is cut short: the file has only " + channel.size() + " bytes; was it changed?");
                }
            }
        }
        return bytes.array();
    }

    @Override
    public String name() {
        return tar + " at byte " + offset;
    }
}
