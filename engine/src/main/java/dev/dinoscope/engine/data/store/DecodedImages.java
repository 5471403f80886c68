package dev.dinoscope.engine.data.store;

import dev.dinoscope.engine.data.PairImages;
import dev.dinoscope.engine.data.image.BrokenImageException;
import dev.dinoscope.engine.data.image.ImageSize;
import dev.dinoscope.engine.data.image.Picture;
import dev.dinoscope.engine.data.image.PictureReader;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32C;

/// Decoded images of various sizes, one after the other in one memory-mapped file: uint8 [height, width, 3]
/// each.
final class DecodedImages implements PairImages {
    static final String PIXELS = "pixels.u8";
    private static final long SAMPLE = 1 << 20;
    private static final long SAMPLED_OF = 64 * SAMPLE;
    private final Arena arena = Arena.ofShared();
    private final DecodedSizes sizes;
    private final MemorySegment pixels;

    private DecodedImages(Path folder, DecodedSizes sizes) throws IOException {
        this.sizes = sizes;
        try (var channel = FileChannel.open(folder.resolve(PIXELS))) {
            this.pixels = channel.map(MapMode.READ_ONLY, 0, sizes.bytes(), arena);
        } catch (IOException | RuntimeException e) {
            arena.close();
            throw e;
        }
    }

    /// @throws IOException when a file is missing, too short or not what was written
    static DecodedImages open(Path folder) throws IOException {
        var manifest = DecodedManifest.read(folder);
        var bytes = Files.readAllBytes(folder.resolve(DecodedSizes.FILE));
        var crc = new CRC32C();
        crc.update(bytes);
        require(crc.getValue() == manifest.sizesCrc(), DecodedSizes.FILE + " has a wrong checksum");
        var sizes = DecodedSizes.of(DecodedSizes.sides(bytes), manifest.broken());
        var file = folder.resolve(PIXELS);
        require(
                sizes.rows() == manifest.rows() && Files.size(file) == sizes.bytes(),
                PIXELS + " has " + Files.size(file) + " bytes, not " + sizes.bytes());
        require(sampleCrc(file) == manifest.sampleCrc(), PIXELS + " has a wrong checksum");
        return new DecodedImages(folder, sizes);
    }

    private static void require(boolean condition, String otherwise) throws DamagedStoreException {
        if (!condition) {
            throw new DamagedStoreException(otherwise);
        }
    }

    /// See [DecodedManifest].
    static long sampleCrc(Path file) throws IOException {
        var crc = new CRC32C();
        var buffer = ByteBuffer.allocate((int) SAMPLE);
        try (var channel = FileChannel.open(file)) {
            for (long from = 0; from < channel.size(); from += SAMPLED_OF) {
                buffer.clear();
                while (buffer.hasRemaining() && channel.read(buffer, from + buffer.position()) >= 0) {
                    // until it is full or the file ends
                }
                crc.update(buffer.flip());
            }
        }
        return crc.getValue();
    }

    @Override
    public int rows() {
        return sizes.rows();
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
        private byte[] memory = new byte[0];
        private int row;

        @Override
        public ImageSize open(int row) throws BrokenImageException {
            var fault = sizes.broken().get(row);
            if (fault != null) {
                int end = Math.max(0, fault.indexOf(DecodedSizes.BEFORE_REASON));
                throw new BrokenImageException(
                        fault.substring(0, end), fault.substring(end).strip());
            }
            this.row = row;
            return sizes.size(row);
        }

        @Override
        public Picture read(float shrink) {
            var size = sizes.size(row);
            int bytes = (int) Picture.bytes(size.height(), size.width());
            if (memory.length < bytes) {
                memory = new byte[bytes];
            }
            MemorySegment.copy(pixels, ValueLayout.JAVA_BYTE, sizes.offsets()[row], memory, 0, bytes);
            return new Picture(size.height(), size.width(), memory);
        }

        @Override
        public void close() {
            // The memory belongs to the store.
        }
    }
}
