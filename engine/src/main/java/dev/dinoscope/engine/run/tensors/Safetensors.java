package dev.dinoscope.engine.run.tensors;

import dev.dinoscope.engine.files.BoundedFile;
import dev.dinoscope.engine.files.RefusedFileException;
import dev.dinoscope.engine.run.files.DamagedFileException;
import dev.dinoscope.engine.run.files.DurableFile;
import dev.dinoscope.engine.run.files.Enclosure;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;

/// A safetensors file, mapped into memory: 8 bytes of header length, the JSON header, the tensors' bytes.
///
/// Opening checks the whole header (types, sizes, gaps, overlaps, duplicates) against the file's length; the format has
/// no checksum of the data, which is why checkpoints keep one in their manifest.
public final class Safetensors implements AutoCloseable {
    private static final long MAX_HEADER = 100_000_000;
    private static final String CURE = "copy or write it again, or remove it";

    private final Path file;
    private final Arena arena;
    private final SequencedMap<String, String> metadata;
    private final SequencedMap<String, StoredTensor> tensors = new LinkedHashMap<>();

    private Safetensors(Path file, Arena arena, MemorySegment bytes) {
        this.file = file;
        this.arena = arena;
        require(bytes.byteSize() >= 8, "it ends before the header");
        var length = bytes.get(ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN), 0);
        require(length >= 0 && length <= MAX_HEADER, String.format(Locale.ROOT, "its header claims %d bytes", length));
        require(length <= bytes.byteSize() - 8, "it ends within the header");
        var data = bytes.asSlice(8 + length);
        var header = SafetensorsHeader.parse(bytes.asSlice(8, length).toArray(ValueLayout.JAVA_BYTE), data.byteSize());
        this.metadata = header.metadata();
        for (var entry : header.entries()) {
            var slice = data.asSlice(entry.start(), entry.end() - entry.start());
            tensors.put(entry.name(), new StoredTensor(entry.name(), entry.type(), entry.shape(), slice));
        }
    }

    /// Maps a file for reading, from any thread.
    ///
    /// @throws DamagedFileException when it is not a whole safetensors file
    public static Safetensors open(Path file) throws IOException {
        return open(file, () -> BoundedFile.open(file));
    }

    /// The same for a file that belongs to a directory.
    ///
    /// @throws DamagedFileException also when it is no regular file inside it
    public static Safetensors open(Path file, Enclosure within) throws IOException {
        return open(file, () -> within.open(file));
    }

    @FunctionalInterface
    private interface Opening {
        FileChannel open() throws IOException;
    }

    private static Safetensors open(Path file, Opening opening) throws IOException {
        var arena = Arena.ofShared();
        try (var channel = opening.open()) {
            return new Safetensors(file, arena, channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), arena));
        } catch (IllegalArgumentException problem) {
            arena.close();
            throw new DamagedFileException(file, String.valueOf(problem.getMessage()), CURE);
        } catch (RefusedFileException refused) {
            arena.close();
            throw new DamagedFileException(refused, CURE);
        } catch (IOException | RuntimeException fault) {
            arena.close();
            throw fault;
        }
    }

    /// Writes a file that appears whole or not at all. Tensors of wide elements come first, as the reference writer
    /// has it: Python readers need each tensor aligned to its element.
    ///
    /// @param metadata text only, as the format demands
    /// @throws DiskFullException naming the file
    public static void write(Path file, List<StoredTensor> tensors, Map<String, String> metadata) throws IOException {
        DurableFile.replace(file, out -> write(out, tensors, metadata));
    }

    public static void write(WritableByteChannel out, List<StoredTensor> tensors, Map<String, String> metadata)
            throws IOException {
        var ordered = tensors.stream()
                .sorted(Comparator.comparingInt(
                        (StoredTensor tensor) -> -tensor.type().bytes()))
                .toList();
        var header = SafetensorsHeader.of(ordered, metadata).toJson();
        var length = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(0, header.length);
        DurableFile.write(out, length);
        DurableFile.write(out, ByteBuffer.wrap(header));
        for (var tensor : ordered) {
            DurableFile.write(out, tensor.data());
        }
    }

    /// What the writer noted about the file; in its order.
    public SequencedMap<String, String> metadata() {
        return metadata;
    }

    /// All tensors by name, in the order of their data; valid until this is closed.
    public SequencedMap<String, StoredTensor> tensors() {
        return tensors;
    }

    /// @throws DamagedFileException when the file has no such tensor
    public StoredTensor tensor(String name) throws DamagedFileException {
        var tensor = tensors.get(name);
        if (tensor == null) {
            throw new DamagedFileException(
                    file, "it has no tensor " + name, "it holds " + String.join(", ", tensors.keySet()));
        }
        return tensor;
    }

    /// Unmaps the file; its tensors must not be used afterwards (they throw).
    @Override
    public void close() {
        arena.close();
    }

    private static void require(boolean condition, String problem) {
        if (!condition) {
            throw new IllegalArgumentException(problem);
        }
    }
}
