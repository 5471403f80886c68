package dev.dinoscope.engine.data.decode;

import dev.dinoscope.engine.data.PairImages;
import dev.dinoscope.engine.data.image.BrokenImageException;
import dev.dinoscope.engine.data.image.ImageSize;
import dev.dinoscope.engine.data.image.Picture;
import dev.dinoscope.engine.data.image.PictureReader;
import dev.dinoscope.engine.data.source.ImageBytes;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.Arrays;
import java.util.Objects;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/// Images that are decoded each time they are read.
public final class EncodedImages implements PairImages {
    private final int rows;
    private final IntFunction<? extends ImageBytes> source;
    private final ImageDecoders decoders;
    private final DecodeConfig config;

    /// @param source where the image of a row lies; asked from many threads
    public EncodedImages(
            int rows, IntFunction<? extends ImageBytes> source, ImageDecoders decoders, DecodeConfig config) {
        this.rows = rows;
        this.source = source;
        this.decoders = decoders;
        this.config = config;
    }

    @Override
    public int rows() {
        return rows;
    }

    @Override
    public PictureReader reader() {
        return new Reader();
    }

    @Override
    public Picture read(int row) throws IOException {
        try (var reader = reader()) {
            reader.open(row);
            var picture = reader.read(1);
            int bytes = (int) Picture.bytes(picture.height(), picture.width());
            return new Picture(picture.height(), picture.width(), Arrays.copyOf(picture.rgb(), bytes));
        }
    }

    @Override
    public void close() {
        // Nothing is held between reads; readers are closed by whoever opened them.
    }

    private final class Reader implements PictureReader {
        private final ImageDecoder decoder = decoders.open(config);
        private String name = "";
        private byte[] encoded = new byte[0];
        private @Nullable Picture decoded;
        private long pixels;
        private int scale;

        @Override
        public ImageSize open(int row) throws IOException {
            var image = source.apply(Objects.checkIndex(row, rows));
            name = image.name();
            encoded = bytes(image);
            decoded = null;
            var size = decoder.size(name, encoded);
            pixels = size.pixels();
            return size;
        }

        /// What is gone or cut short stays so; other faults of reading may pass and are not the image's.
        private static byte[] bytes(ImageBytes image) throws IOException {
            try {
                return image.read();
            } catch (NoSuchFileException _) {
                throw new BrokenImageException(image.name(), "is missing");
            } catch (EOFException e) {
                throw new BrokenImageException(
                        image.name(), Objects.requireNonNullElse(e.getMessage(), "is cut short"));
            }
        }

        /// Decodes once for all that need the same pixels.
        @Override
        public Picture read(float shrink) throws IOException {
            int wanted = ImageDecoder.scale(shrink);
            if (decoded == null || (wanted != scale && !cannotShrink(decoded))) {
                decoded = decoder.decode(name, encoded, shrink);
                scale = wanted;
            }
            return decoded;
        }

        private boolean cannotShrink(Picture picture) {
            return scale > 1 && (long) picture.height() * picture.width() == pixels;
        }

        @Override
        public void close() {
            decoder.close();
        }
    }
}
