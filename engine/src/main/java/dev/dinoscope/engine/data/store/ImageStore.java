package dev.dinoscope.engine.data.store;

import dev.dinoscope.engine.data.PairImages;
import dev.dinoscope.engine.data.image.ImageSize;
import dev.dinoscope.engine.data.image.Picture;
import dev.dinoscope.engine.data.image.PictureReader;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;
import java.util.Objects;

/// Equally large images as uint8 [rows, height, width, 3] in one memory-mapped file: the page cache holds
/// what is used, and several runs on a machine share it.
public final class ImageStore implements PairImages {
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

    @Override
    public int rows() {
        return rows;
    }

    /// Bytes of one image.
    long imageBytes() {
        return 3L * height * width;
    }

    /// All pixels; valid until closed.
    MemorySegment pixels() {
        return pixels;
    }

    /// Copies one image, RGB interleaved.
    ///
    /// @param into at least [#imageBytes()] long
    public void read(int row, byte[] into) {
        MemorySegment.copy(pixels, ValueLayout.JAVA_BYTE, row * imageBytes(), into, 0, (int) imageBytes());
    }

    @Override
    public boolean isDecoded() {
        return true;
    }

    @Override
    public PictureReader reader() {
        return new Reader();
    }

    @Override
    public void close() {
        arena.close();
    }

    private final class Reader implements PictureReader {
        private final Picture picture = new Picture(height, width, new byte[(int) imageBytes()]);
        private final ImageSize size = new ImageSize(height, width);
        private int row;

        @Override
        public ImageSize open(int row) {
            this.row = Objects.checkIndex(row, rows);
            return size;
        }

        @Override
        public Picture read(float shrink) {
            ImageStore.this.read(row, picture.rgb());
            return picture;
        }

        @Override
        public void close() {
            // The memory belongs to the store.
        }
    }
}
