package dev.dinoscope.engine.data.source;

import dev.dinoscope.engine.data.seed.Hash64;
import dev.dinoscope.engine.files.BoundedFile;
import java.io.IOException;
import java.nio.channels.FileChannel;

/// A number that is equal for equal images: from their length and a few kilobytes of their middle, where images that
/// one program wrote differ. Far cheaper than reading millions of images whole.
public final class Fingerprint {
    private static final int BYTES = 4096;

    private Fingerprint() {}

    /// @throws IOException when the image is missing, empty, cut short or no image by its mere size, in words for
    /// people
    public static long of(ImageBytes image) throws IOException {
        try {
            return switch (image) {
                case ImageFile(var path) -> {
                    try (var channel = OrdinaryFile.open(path, OrdinaryFile.IMAGE)) {
                        yield of(channel, 0, channel.size());
                    }
                }
                case TarEntry(var tar, var offset, var length) -> {
                    OrdinaryFile.requireSize(tar, length, OrdinaryFile.IMAGE);
                    try (var channel = BoundedFile.open(tar)) {
                        yield of(channel, offset, length);
                    }
                }
            };
        } catch (IOException e) {
            throw new IOException(OrdinaryFile.reason(e), e);
        }
    }

    private static long of(FileChannel channel, long offset, long length) throws IOException {
        if (length == 0) {
            throw new IOException("is empty");
        }
        int bytes = (int) Math.min(BYTES, length);
        var middle = OrdinaryFile.read(channel, offset + (length - bytes) / 2, bytes);
        return Hash64.of(middle, length);
    }
}
