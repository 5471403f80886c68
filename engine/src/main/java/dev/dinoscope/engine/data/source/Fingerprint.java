package dev.dinoscope.engine.data.source;

import dev.dinoscope.engine.data.Hash64;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/// A number that is equal for equal images: from their length and a few kilobytes of their middle, where images that
/// one program wrote differ. Far cheaper than reading millions of images whole.
public final class Fingerprint {
    private static final int BYTES = 4096;

    private Fingerprint() {}

    /// @throws IOException when the image is missing, empty or cut short, in words for people
    public static long of(ImageBytes image) throws IOException {
        return switch (image) {
            case ImageFile(var path) -> ofFile(path);
            case TarEntry(var tar, var offset, var length) -> {
                try (var channel = FileChannel.open(tar)) {
                    yield of(channel, offset, length);
                }
            }
        };
    }

    private static long ofFile(Path path) throws IOException {
        try (var channel = FileChannel.open(path)) {
            return of(channel, 0, channel.size());
        } catch (NoSuchFileException _) {
            throw new IOException("no such file");
        }
    }

    private static long of(FileChannel channel, long offset, long length) throws IOException {
        if (length == 0) {
            throw new IOException("is empty");
        }
        var middle = ByteBuffer.allocate((int) Math.min(BYTES, length));
        long from = offset + (length - middle.capacity()) / 2;
        while (middle.hasRemaining()) {
            if (channel.read(middle, from + middle.position()) < 0) {
                throw new EOFException("is cut short");
            }
        }
        return Hash64.of(middle.array(), length);
    }
}
