package dev.dinoscope.engine.data.decode;

import dev.dinoscope.engine.data.decode.header.BmpHeader;
import dev.dinoscope.engine.data.decode.header.ImageFormat;
import dev.dinoscope.engine.data.decode.header.ImageHeader;
import dev.dinoscope.engine.data.decode.header.JpegHeader;
import dev.dinoscope.engine.data.image.BrokenImageException;
import dev.dinoscope.engine.data.image.Picture;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;

/// Every format through ImageIO in pure Java: the JDK's readers, and TwelveMonkeys' for WebP and JPEG.
final class ImageIoCodec implements Codec {
    private final Map<ImageFormat, ImageReader> readers = new EnumMap<>(ImageFormat.class);
    private final List<String> warnings = new ArrayList<>();
    private final PixelMemory pixels = new PixelMemory();
    private final PixelMemory inks = new PixelMemory();
    private final Flattening flattening;

    ImageIoCodec(DecodeConfig config) {
        this.flattening = new Flattening(config.backgroundIntensity());
    }

    @Override
    public Picture decode(String name, byte[] encoded, ImageHeader header, float shrink) throws BrokenImageException {
        warnings.clear();
        boolean bmp = header.format() == ImageFormat.BMP;
        try (var input = new EncodedInput(bmp ? BmpHeader.asWindows(encoded) : encoded)) {
            var reader = reader(header.format());
            reader.setInput(input, true, true);
            try {
                var picture =
                        isInks(encoded, header) ? readInks(reader, encoded, header) : read(reader, encoded, header);
                refuseLosses();
                return picture;
            } finally {
                reader.setInput(null);
            }
        } catch (IOException | RuntimeException e) {
            // Readers meet damaged files with everything from EOFException to ArrayIndexOutOfBoundsException.
            throw new BrokenImageException(name, "cannot be decoded as " + header.format() + ": " + reason(e));
        }
    }

    private static String reason(Exception e) {
        var message = e.getMessage();
        return message == null || message.isBlank() ? e.getClass().getSimpleName() : message;
    }

    private ImageReader reader(ImageFormat format) {
        var known = readers.get(format);
        if (known != null) {
            return known;
        }
        var reader = ImageIO.getImageReadersByFormatName(format.name()).next();
        reader.addIIOReadWarningListener((_, warning) -> warnings.add(warning));
        readers.put(format, reader);
        return reader;
    }

    private void refuseLosses() throws IOException {
        var loss = warnings.stream().filter(JpegWarnings::meansDamage).findFirst();
        if (loss.isPresent()) {
            throw new IOException(loss.get());
        }
    }

    private Picture read(ImageReader reader, byte[] encoded, ImageHeader header) throws IOException {
        var size = header.stored();
        int height = reader.getHeight(0);
        int width = reader.getWidth(0);
        var place = FramePlace.of(header.format(), reader, encoded);
        boolean fits = place.isPresent() // a first frame may be a part of its canvas
                ? height <= size.height() && width <= size.width()
                : height == size.height() && width == size.width();
        if (!fits) {
            throw new IOException("its headers disagree: " + size + " and " + width + " × " + height);
        }
        var image = reader.read(0);
        var rgb = pixels.ofAtLeast(Picture.bytes(size.height(), size.width()));
        flattening.draw(image, place.orElse(FramePlace.CORNER), size, isOpaque(image, encoded, header), rgb);
        return new Picture(size.height(), size.width(), rgb);
    }

    /// Whether bits beside the colours mean nothing: a BMP need not say so, and one that would show nothing at all is
    /// meant to be opaque, as browsers take it.
    private static boolean isOpaque(BufferedImage image, byte[] encoded, ImageHeader header) {
        return header.format() == ImageFormat.BMP
                && (BmpHeader.read(ByteBuffer.wrap(encoded)).opaque() || Flattening.isInvisible(image.getRaster()));
    }

    private static boolean isInks(byte[] encoded, ImageHeader header) {
        return header.format() == ImageFormat.JPEG
                && JpegHeader.read(ByteBuffer.wrap(encoded)).inks();
    }

    private Picture readInks(ImageReader reader, byte[] encoded, ImageHeader header) throws IOException {
        int height = header.stored().height();
        int width = header.stored().width();
        var raster = reader.readRaster(0, null);
        if (raster.getNumBands() != Inks.CHANNELS || raster.getHeight() != height || raster.getWidth() != width) {
            throw new IOException("its headers disagree about its inks");
        }
        var stored = inks.ofAtLeast((long) Inks.CHANNELS * height * width);
        raster.getDataElements(0, 0, width, height, stored);
        if (JpegHeader.read(ByteBuffer.wrap(encoded)).adobeTransform() == JpegHeader.YCCK) {
            Inks.fromYcck(stored, height * width);
        }
        var rgb = pixels.ofAtLeast(Picture.bytes(height, width));
        Inks.toRgb(stored, rgb, height * width);
        return new Picture(height, width, rgb);
    }

    @Override
    public void close() {
        readers.values().forEach(ImageReader::dispose);
        readers.clear(); // a codec may stand for two formats and be closed twice
    }
}
