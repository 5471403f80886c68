package dev.dinoscope.engine.data.source;

import dev.dinoscope.engine.files.BoundedFile;
import dev.dinoscope.engine.files.RefusedFileException;
import dev.dinoscope.engine.files.SizeLimit;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Objects;

/// The one way to open a file of a data set: only if it is one, see [BoundedFile], and only if it is not far larger
/// than what it should hold.
public final class OrdinaryFile {
    /// No encoded photograph is larger.
    public static final SizeLimit IMAGE = new SizeLimit("an image", 256 << 20);
    /// No file with an image's captions is larger.
    public static final SizeLimit TEXT = new SizeLimit("a text with captions", 1 << 20);
    /// No file with what is known of an image is larger.
    public static final SizeLimit JSON = new SizeLimit("a json file of one image", 16 << 20);

    private OrdinaryFile() {}

    /// @throws RefusedFileException when it is no ordinary file, or larger
    public static FileChannel open(Path file, SizeLimit limit) throws IOException {
        var channel = BoundedFile.open(file);
        try {
            requireSize(file, channel.size(), limit);
            return channel;
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    /// A file of any size from its beginning.
    ///
    /// @throws RefusedFileException when it is no ordinary file
    public static InputStream stream(Path file) throws IOException {
        return Channels.newInputStream(BoundedFile.open(file));
    }

    /// All of a file, at once: images are read so by the million.
    ///
    /// @throws RefusedFileException when it is no ordinary file, or larger
    public static byte[] read(Path file, SizeLimit limit) throws IOException {
        try (var channel = open(file, limit)) {
            return read(channel, 0, (int) Math.min(channel.size(), limit.bytes()));
        }
    }

    /// A part of a file.
    ///
    /// @throws EOFException when the file ends within it
    static byte[] read(FileChannel channel, long from, int length) throws IOException {
        var bytes = ByteBuffer.allocate(length);
        while (bytes.hasRemaining()) {
            if (channel.read(bytes, from + bytes.position()) < 0) {
                throw new EOFException("is cut short");
            }
        }
        return bytes.array();
    }

    /// @param file that it lies in
    /// @param bytes of a file, or of a part of an archive
    /// @throws RefusedFileException when something of this size cannot be what it should be
    public static void requireSize(Path file, long bytes, SizeLimit limit) throws RefusedFileException {
        if (bytes > limit.bytes()) {
            throw new RefusedFileException(file, "is larger than " + limit.size() + ", the most for " + limit.kind());
        }
    }

    /// Why a file could not be read, in words that follow its name.
    public static String reason(IOException fault) {
        return switch (fault) {
            case NoSuchFileException _ -> "no such file";
            case AccessDeniedException _ -> "may not be read by you";
            case FileSystemException system -> Objects.requireNonNullElse(system.getReason(), "cannot be read");
            default -> Objects.requireNonNullElse(fault.getMessage(), "cannot be read");
        };
    }
}
