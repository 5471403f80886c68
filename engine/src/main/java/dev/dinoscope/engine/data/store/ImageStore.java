package dev.dinoscope.engine.data.store;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;

/// Equally large images as uint8 [rows, height, width, 3] in one memory-mapped file: the page cache holds what is used,
/// and several runs on a machine share it.
public final class ImageStore implements AutoCloseable {
    private final Arena arena = Arena.ofShared();
    private final MemorySegment pixels;
    private final int rows;
    private final int height;
    private final int width;

    /// @throws IOException when the file cannot be mapped
    public ImageStore(Path file, int rows, int height, int width) throws IOException {
        this.rows = rows;
        this.height = height;
        this.width = width;
        try (var channel = FileChannel.open(file)) {
            this.pixels = channel.map(MapMode.READ_ONLY, 0, rows * imageBytes(), arena);
        } catch (IOException | RuntimeException e) {
            arena.close();
            throw e;
        }
    }

    /// Number of images.
    public int rows() {
        return rows;
    }

    /// In pixels.
    public int height() {
        return height;
    }

    /// In pixels.
    public int width() {
        return width;
    }

    /// Bytes of one image.
    public long imageBytes() {
        return 3L * height * width;
    }

    /// All pixels; valid until closed.
    public MemorySegment pixels() {
        return pixels;
    }

    /// Copies one image, RGB interleaved.
    ///
    /// @param into at least [#imageBytes()] long
    public void read(int row, byte[] into) {
        MemorySegment.copy(pixels, ValueLayout.JAVA_BYTE, row * imageBytes(), into, 0, (int) imageBytes());
    }

    @Override
    public void close() {
        arena.close();
    }
}
