package dev.dinoscope.engine.run.checkpoint;

import dev.dinoscope.engine.files.RefusedFileException;
import dev.dinoscope.engine.files.SizeLimit;
import dev.dinoscope.engine.run.files.DamagedFileException;
import dev.dinoscope.engine.run.files.Enclosure;
import dev.dinoscope.engine.run.files.JsonFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.zip.CRC32C;

/// `manifest.json` of a checkpoint: which files belong to it, and how to see that they and itself are whole.
///
/// @param metadata the trainer's own notes
/// @param crc32c of the other values
record CheckpointManifest(
        long step, Instant created, List<Part> files, SortedMap<String, String> metadata, String crc32c) {
    static final String NAME = "manifest.json";
    private static final Pattern NAMES = Pattern.compile("[\\w-]+\\" + Checkpoint.ENDING);
    private static final SizeLimit LIMIT = new SizeLimit("a checkpoint's manifest", 64 << 20);
    private static final String CURE =
            "put back what was there; where there is a whole checkpoint before it, that one is used";

    /// @param crc32c eight hexadecimal digits
    record Part(String name, long size, String crc32c) {
        Part {
            if (name == null || crc32c == null || !NAMES.matcher(name).matches()) {
                throw new IllegalArgumentException("a file lacks its name or checksum");
            }
        }

        private void check(Path file, Enclosure within) throws IOException {
            try (var channel = within.open(file)) {
                if (channel.size() != size) {
                    throw new DamagedFileException(
                            file, String.format(Locale.ROOT, "it has %d of %d bytes", channel.size(), size), CURE);
                }
                if (!checksum(channel).equals(crc32c)) {
                    throw new DamagedFileException(file, "its checksum is wrong", CURE);
                }
            } catch (RefusedFileException refused) {
                throw new DamagedFileException(refused, CURE);
            }
        }
    }

    CheckpointManifest {
        if (created == null || files == null || metadata == null || crc32c == null) {
            throw new IllegalArgumentException("created, files, metadata or crc32c is missing");
        }
        files = List.copyOf(files);
        metadata = Collections.unmodifiableSortedMap(new TreeMap<>(metadata));
    }

    static CheckpointManifest of(long step, Instant created, List<Part> files, Map<String, String> metadata) {
        var open = new CheckpointManifest(step, created, files, new TreeMap<>(metadata), "");
        return new CheckpointManifest(step, created, files, open.metadata, open.checksum());
    }

    private String checksum() {
        var crc = new CRC32C();
        var text = JsonFile.LINE.writeValueAsString(List.of(step, created, files, metadata));
        crc.update(text.getBytes(StandardCharsets.UTF_8));
        return String.format(Locale.ROOT, "%08x", crc.getValue());
    }

    /// Reads the manifest and every byte of the files.
    ///
    /// @throws IOException naming the file that is not as it was written
    static CheckpointManifest verified(Path directory, Enclosure within) throws IOException {
        var manifest = new JsonFile(directory.resolve(NAME), within, LIMIT).read(CheckpointManifest.class, CURE);
        if (!manifest.crc32c.equals(manifest.checksum())) {
            throw new DamagedFileException(directory.resolve(NAME), "its checksum is wrong", CURE);
        }
        for (var part : manifest.files) {
            var file = directory.resolve(part.name);
            part.check(file, within);
        }
        return manifest;
    }

    private static String checksum(FileChannel channel) throws IOException {
        var crc = new CRC32C();
        var buffer = ByteBuffer.allocateDirect(Math.clamp(channel.size(), 1, 1 << 20));
        while (channel.read(buffer.clear()) >= 0) {
            crc.update(buffer.flip());
        }
        return String.format(Locale.ROOT, "%08x", crc.getValue());
    }
}
