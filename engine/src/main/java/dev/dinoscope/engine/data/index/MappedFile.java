package dev.dinoscope.engine.data.index;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.zip.CRC32C;

/// Maps one column and sees that it is what was written.
final class MappedFile {
    private static final long CHECK_CHUNK = 64 << 20;

    private MappedFile() {}

    /// @throws IOException when it is missing or not what was written
    static MemorySegment open(Path folder, IndexManifest.Column column, Arena arena) throws IOException {
        var file = folder.resolve(column.name());
        try (var channel = FileChannel.open(file)) {
            if (channel.size() != column.bytes()) {
                throw new IOException(column.name() + " has " + Files.size(file) + " bytes, not " + column.bytes());
            }
            var values = channel.map(MapMode.READ_ONLY, 0, column.bytes(), arena);
            if (crc(values) != column.crc()) {
                throw new IOException(column.name() + " has a wrong checksum");
            }
            return values;
        } catch (NoSuchFileException e) {
            throw new IOException(column.name() + " is missing", e);
        }
    }

    private static long crc(MemorySegment bytes) {
        var crc = new CRC32C();
        for (long from = 0; from < bytes.byteSize(); from += CHECK_CHUNK) {
            long size = Math.min(CHECK_CHUNK, bytes.byteSize() - from);
            crc.update(bytes.asSlice(from, size).asByteBuffer());
        }
        return crc.getValue();
    }
}
