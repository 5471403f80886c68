package dev.dinoscope.engine.data.source;

import dev.dinoscope.engine.data.image.BrokenImageException;
import dev.dinoscope.engine.files.BoundedFile;
import dev.dinoscope.engine.files.RefusedFileException;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Path;

/// An image inside an uncompressed tar, read in place.
///
/// @param offset of the entry's content in the tar, in bytes
/// @param length of the content, in bytes
public record TarEntry(Path tar, long offset, long length) implements ImageBytes {
    @Override
    public byte[] read() throws IOException {
        try (var channel = BoundedFile.open(tar)) {
            OrdinaryFile.requireSize(tar, length, OrdinaryFile.IMAGE);
            try {
                return OrdinaryFile.read(channel, offset, (int) length);
            } catch (EOFException _) {
                throw new EOFException(
                        name() + " is cut short: the file has only " + channel.size() + " bytes; was it changed?");
            }
        } catch (RefusedFileException e) {
            throw new BrokenImageException(name(), OrdinaryFile.reason(e));
        }
    }

    @Override
    public String name() {
        return tar + " at byte " + offset;
    }
}
