package dev.dinoscope.engine.run;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32C;

/// `manifest.json` of a checkpoint: which files belong to it, and how to see that they are whole.
///
/// @param metadata the trainer's own notes
record CheckpointManifest(long step, Instant created, List<Part> files, Map<String, String> metadata) {
    static final String NAME = "manifest.json";
    private static final String CURE = "the checkpoint before it is used; delete this one";

    /// @param crc32c eight hexadecimal digits
    record Part(String name, long size, String crc32c) {
        Part {
            if (name == null || crc32c == null || !name.endsWith(Checkpoint.ENDING)) {
                throw new IllegalArgumentException("a file lacks its name or checksum");
            }
        }
    }

    CheckpointManifest {
        if (created == null || files == null || metadata == null) {
            throw new IllegalArgumentException("created, files or metadata is missing");
        }
        files = List.copyOf(files);
    }

    /// Reads the manifest and every byte of the files.
    ///
    /// @throws IOException naming the file that is not as it was written
    static CheckpointManifest verified(Path directory) throws IOException {
        var manifest = JsonFile.read(directory.resolve(NAME), CheckpointManifest.class, CURE);
        for (var part : manifest.files) {
            var file = directory.resolve(part.name);
            var size = Files.size(file);
            if (size != part.size) {
                throw new DamagedFileException(file, "it has %d of %d bytes".formatted(size, part.size), CURE);
            }
            if (!crc32c(file).equals(part.crc32c)) {
                throw new DamagedFileException(file, "its checksum is wrong", CURE);
            }
        }
        return manifest;
    }

    private static String crc32c(Path file) throws IOException {
        var crc = new CRC32C();
        try (var channel = FileChannel.open(file)) {
            var buffer = ByteBuffer.allocateDirect(Math.clamp(channel.size(), 1, 1 << 20));
            while (channel.read(buffer.clear()) >= 0) {
                crc.update(buffer.flip());
            }
        }
        return "%08x".formatted(crc.getValue());
    }
}
