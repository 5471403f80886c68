package dev.dinoscope.engine.data.decode;

import dev.dinoscope.engine.data.decode.header.ImageFormat;
import dev.dinoscope.engine.data.decode.header.WebpHeader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import javax.imageio.ImageReader;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;

/// Where a frame lies on the canvas of a GIF or an animated WebP, in pixels.
record FramePlace(int left, int top) {
    static final FramePlace CORNER = new FramePlace(0, 0);

    /// The place of the first frame; empty in formats and files without any, which fill their canvas.
    static Optional<FramePlace> of(ImageFormat format, ImageReader reader, byte[] encoded) throws IOException {
        return switch (format) {
            case GIF -> Optional.of(ofGif(reader.getImageMetadata(0)));
            case WEBP ->
                WebpHeader.firstFrame(ByteBuffer.wrap(encoded))
                        .map(corner -> new FramePlace(corner.left(), corner.top()));
            case JPEG, PNG, BMP -> Optional.empty();
        };
    }

    private static FramePlace ofGif(IIOMetadata frame) {
        var root = (IIOMetadataNode) frame.getAsTree("javax_imageio_gif_image_1.0");
        var descriptor =
                (IIOMetadataNode) root.getElementsByTagName("ImageDescriptor").item(0);
        return new FramePlace(
                Integer.parseInt(descriptor.getAttribute("imageLeftPosition")),
                Integer.parseInt(descriptor.getAttribute("imageTopPosition")));
    }
}
