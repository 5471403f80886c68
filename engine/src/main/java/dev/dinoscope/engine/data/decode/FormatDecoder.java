package dev.dinoscope.engine.data.decode;

import dev.dinoscope.engine.data.decode.header.ImageFormat;
import dev.dinoscope.engine.data.decode.header.ImageHeader;
import dev.dinoscope.engine.data.decode.header.Orientation;
import dev.dinoscope.engine.data.decode.header.PngHeader;
import dev.dinoscope.engine.data.image.BrokenImageException;
import dev.dinoscope.engine.data.image.ImageSize;
import dev.dinoscope.engine.data.image.Picture;
import java.util.Optional;

/// Looks at the header, refuses what is too large, has the format's codec decode, and turns the result upright.
final class FormatDecoder implements ImageDecoder {
    private final DecodeConfig config;
    private final Codec jpeg;
    private final Codec others;
    private final PixelMemory turned = new PixelMemory();

    /// @param jpeg owned, as are the others
    FormatDecoder(DecodeConfig config, Codec jpeg, Codec others) {
        this.config = config;
        this.jpeg = jpeg;
        this.others = others;
    }

    @Override
    public ImageSize size(String name, byte[] encoded) throws BrokenImageException {
        return header(name, encoded).size();
    }

    @Override
    public Picture decode(String name, byte[] encoded, float shrink) throws BrokenImageException {
        var header = header(name, encoded);
        var fault = fault(header.format(), encoded);
        if (fault.isPresent()) {
            throw new BrokenImageException(name, fault.get());
        }
        var codec = header.format() == ImageFormat.JPEG ? jpeg : others;
        var stored = codec.decode(name, encoded, header, shrink);
        if (header.orientation() == Orientation.UPRIGHT) {
            return stored;
        }
        var memory = turned.ofAtLeast(Picture.bytes(stored.height(), stored.width()));
        return header.orientation().apply(stored, memory);
    }

    /// What decoders would pass over, or spend minutes on.
    private static Optional<String> fault(ImageFormat format, byte[] encoded) {
        return switch (format) {
            case JPEG -> JpegPixels.fault(encoded);
            case PNG -> PngHeader.damage(encoded);
            case WEBP, GIF, BMP -> Optional.empty();
        };
    }

    private ImageHeader header(String name, byte[] encoded) throws BrokenImageException {
        var header = ImageHeader.read(name, encoded);
        config.requireBearable(name, header.stored());
        return header;
    }

    @Override
    public void close() {
        jpeg.close();
        others.close();
    }
}
